"""The kinds of things that an editor can change, and what of each its history shows, under which words."""

from dataclasses import dataclass

from django.db.models import Model

from claims.models import (
    Affiliation,
    Anchor,
    Annotation,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    ClaimRelation,
    Contradiction,
    Dispute,
    Document,
    Feed,
    OriginDecision,
    Party,
    PartyAlias,
    Placement,
    Publisher,
    Rating,
    Reply,
    Story,
    StoryStep,
)

_STATUS = {"status": "standing"}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of another kind that belong to a thing: the column that points to it, and what each row is called by."""

    kind: str
    column: str
    called: str
    label: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: ``shown`` are its columns with their words; ``called`` is the column that names it."""

    model: type[Model]
    label: str
    called: str
    shown: dict[str, str]
    parts: tuple[Part, ...] = ()

    @property
    def events(self) -> type[Model]:
        """The table of its history."""
        return self.model.pgh_event_model


_CLAIM = {
    "wording": "wording",
    "speaker_id": "speaker",
    "negated": "negative statement",
    "unclear": "words that leave open who is meant",
    "slots": "figures and dates",
    **_STATUS,
    "merged_into_id": "merged into",
    "tombstone": "reason of withdrawal",
    "embargo_until": "embargo until",
}
_APPEARANCE = {
    "content": "words",
    "claim_id": "tells the claim",
    "source_words": "words for the speaker",
    "cue_words": "reporting words",
    "speaker_id": "speaker",
    "directness": "quoted or reported",
    "certainty": "certainty",
    "negated": "denied",
    "happened": "happened",
    "said": "said",
    "medium": "medium",
    **_STATUS,
}
_PAIR = {"kind": "kind", "words": "words that it rests on", "rule": "rule", **_STATUS}
_NOTE = {
    "body": "words",
    "public": "public",
    "resolved_at": "resolved",
    "withdrawn_at": "withdrawn",
    "claim_id": "on the claim",
    "reply_to_id": "answers",
}
_RATING = {
    "alternate_name": "verdict",
    "claim_reviewed": "the claim in short",
    "wording": "the claim’s words when it was rated",
    "value": "in figures",
    "best": "best of the scale",
    "worst": "worst of the scale",
    "reasons": "reasons",
    "sources": "rests on",
    "organisation": "rated by",
    "url": "its page",
    "decided_on": "on",
    "correction": "what readers are told of the change",
    "claim_id": "of the claim",
    "decided_by_id": "decided by",
    "withdrawn_at": "withdrawn",
    "tombstone": "reason of withdrawal",
}
_DISPUTE = {
    "title": "title",
    "question": "question",
    "parent_id": "thread of",
    "position": "place among the threads",
    "rules": "rules",
    "publishes": "publishes",
    "embargo_until": "embargo until",
}
_PARTY = {"name": "name", "kind": "kind", "wikidata_id": "Wikidata", "slug": "address", "merged_into_id": "merged into"}
_PUBLISHER = {
    "name": "name",
    "kind": "kind",
    "domains": "domains",
    "party_id": "is the party",
    "merged_into_id": "merged into",
}
_ARTICLE = {
    "headline": "headline",
    "byline": "byline",
    "publisher_id": "outlet",
    "published": "published",
    "canonical_url": "address",
    "language": "language",
}
_FEED = {"title": "title", "url": "address", "publisher_id": "outlet", "folder": "folder", "state": "state"}
_ANCHOR = {"snapshot_id": "in", "state": "its words are", "exact": "words", "decided_by_id": "decided by"}
_LINK = {
    "position": "place in the chain",
    "party_id": "party",
    "publisher_id": "outlet",
    "document_id": "document",
    "unnamed": "unnamed people",
    "n_unnamed": "how many",
    "unnamed_reason": "why they are not named",
    "how": "passed it on",
    "words": "words",
}
_ORIGIN = {"appearance_id": "telling", "kind": "comes", "other_id": "the other telling", "decided_by_id": "decided by"}
_REPLY = {
    "accusation_id": "accusation",
    "party_id": "party",
    "kind": "answer",
    "answer_id": "answering claim",
    "words": "words",
    "replied": "on",
    **_STATUS,
}
_CONTRADICTION = {
    "slot": "in",
    "kind": "kind",
    "reading": "the one says",
    "other_reading": "the other says",
    "decision": "decision",
    **_STATUS,
}

KINDS: dict[str, Kind] = {
    "claim": Kind(
        Claim,
        "claim",
        "wording",
        _CLAIM,
        (
            Part("telling", "claim", "content", "Tellings"),
            Part("role", "claim", "party__name", "Parties in it"),
            Part("placement", "claim", "dispute__title", "Disputes"),
            Part("relation", "claim", "other__wording", "Relations to other claims"),
            Part("reply", "accusation", "party__name", "Answers"),
            Part("rating", "claim", "alternate_name", "Ratings"),
        ),
    ),
    "telling": Kind(
        Appearance,
        "telling",
        "content",
        _APPEARANCE,
        (
            Part("chain-link", "appearance", "how", "Its chain"),
            Part("anchor", "appearance", "exact", "Its places in versions"),
            Part("origin-decision", "appearance", "reason", "What was decided about its origin"),
        ),
    ),
    "anchor": Kind(Anchor, "place in a stored version", "exact", _ANCHOR),
    "chain-link": Kind(ChainLink, "place in a chain", "words", _LINK),
    "origin-decision": Kind(OriginDecision, "decision about an origin", "reason", _ORIGIN),
    "role": Kind(
        ClaimParty,
        "part in a claim",
        "words",
        {"claim_id": "claim", "party_id": "party", "role": "role", "words": "words for it", **_STATUS},
    ),
    "relation": Kind(
        ClaimRelation, "relation", "words", {"claim_id": "first claim", "other_id": "second claim", **_PAIR}
    ),
    "contradiction": Kind(Contradiction, "contradiction", "reading", _CONTRADICTION),
    "reply": Kind(Reply, "reply", "words", _REPLY),
    "placement": Kind(
        Placement,
        "place in a dispute",
        "why",
        {
            "claim_id": "claim",
            "dispute_id": "dispute",
            "by_editor": "decided by an editor",
            "kept_out": "kept out",
            "why": "why",
        },
    ),
    "party": Kind(Party, "party", "name", _PARTY, (Part("name", "party", "name", "Names"),)),
    "name": Kind(PartyAlias, "name of a party", "name", {"name": "name", "party_id": "of", **_STATUS}),
    "office": Kind(
        Affiliation,
        "office",
        "title",
        {"party_id": "who", "organisation_id": "for whom", "title": "title", "held": "when", **_STATUS},
    ),
    "publisher": Kind(Publisher, "outlet", "name", _PUBLISHER),
    "document": Kind(
        Document,
        "document",
        "title",
        {"title": "title", "kind": "kind", "court": "court", "docket": "docket", "url": "address"},
    ),
    "article": Kind(Article, "article", "headline", _ARTICLE),
    "feed": Kind(Feed, "feed", "title", _FEED),
    "dispute": Kind(Dispute, "dispute", "title", _DISPUTE),
    "story": Kind(
        Story,
        "story",
        "title",
        {"title": "title", "lead": "lead", "published_at": "published"},
        (Part("story-step", "story", "text", "Steps"),),
    ),
    "story-step": Kind(
        StoryStep, "step of a story", "text", {"claim_id": "claim", "position": "place", "text": "words"}
    ),
    "rating": Kind(Rating, "rating", "alternate_name", _RATING),
    "note": Kind(Annotation, "note", "body", _NOTE),
}
