"""With which kinds of things one can go back to an earlier state, who may, what comes back, and why others do not."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Model

from claims.editing.disputes import refuse_taken_title
from claims.editing.parties import refuse_taken_id
from claims.editing.publishers import refuse_taken
from claims.models import (
    Affiliation,
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
    Party,
    PartyAlias,
    Placement,
    Publisher,
    Rating,
    Reply,
    Story,
    StoryStep,
)
from claims.permissions import Action

_MERGED = "It was merged, or parted again, since then. Undo the merge instead."
_MOVED = "This telling belonged to another claim then. Move it by merging or parting claims."
_WORDS = (
    "The words themselves were others then, at another place of the text. Correct the telling in its place instead."
)
_CHAIN = "It stood at another place of the chain then. Set the chain in the correction form instead."
_ELSEWHERE = "It was a thread of another dispute then, or of none. Move it back instead, at the desk."


@dataclass(frozen=True, slots=True)
class Way:
    """How to go back with one kind: who may, which columns come back; ``fixed`` ones must be as they were, or else why
    not. ``is_linked``: the linking writes it, too, and waits meanwhile. ``refuse`` raises Refused for a row that is not
    to be saved so."""

    model: type[Model]
    action: Action
    columns: tuple[str, ...]
    fixed: dict[str, str] = field(default_factory=dict)
    is_linked: bool = False
    refuse: Callable[[Model], None] | None = None


_TELLING = (
    "speaker_id", "directness", "certainty", "certainty_words", "negated", "negation_words", "happened", "happened_why",
    "said", "said_why", "medium", "status",
)  # fmt: skip

_LINK = ("party_id", "publisher_id", "document_id", "unnamed", "n_unnamed", "unnamed_reason", "how", "words")

_RATING = (
    "claim_reviewed", "wording", "alternate_name", "value", "best", "worst", "reasons", "sources", "organisation",
    "url", "decided_on",
)  # fmt: skip

WAYS: dict[str, Way] = {
    "claim": Way(
        Claim,
        Action.DECIDE,
        ("wording", "speaker_id", "negated", "unclear", "slots", "status"),
        {"merged_into_id": _MERGED},
        is_linked=True,
    ),
    "telling": Way(
        Appearance,
        Action.DECIDE,
        _TELLING,
        {"claim_id": _MOVED, "content": _WORDS, "source_words": _WORDS, "cue_words": _WORDS},
        is_linked=True,
    ),
    "role": Way(
        ClaimParty,
        Action.DECIDE,
        ("role", "words", "status"),
        {"party_id": _MERGED, "claim_id": _MERGED},
        is_linked=True,
    ),
    "relation": Way(
        ClaimRelation,
        Action.RELATE,
        ("kind", "words", "status"),
        {"claim_id": _MERGED, "other_id": _MERGED},
        is_linked=True,
    ),
    "contradiction": Way(Contradiction, Action.RELATE, ("kind", "decision", "status"), is_linked=True),
    "reply": Way(
        Reply,
        Action.RELATE,
        ("kind", "words", "replied", "replied_why", "status"),
        {"accusation_id": _MERGED, "party_id": _MERGED},
        is_linked=True,
    ),
    "placement": Way(Placement, Action.RELATE, ("by_editor", "kept_out", "why")),
    "party": Way(
        Party, Action.MERGE, ("name", "kind", "wikidata_id"), {"merged_into_id": _MERGED}, refuse=refuse_taken_id
    ),
    "name": Way(PartyAlias, Action.MERGE, ("status",), {"party_id": _MERGED}),
    "article": Way(
        Article,
        Action.ADD_ARTICLES,
        ("headline", "byline", "publisher_id", "published", "published_why"),
        is_linked=True,
    ),
    "publisher": Way(
        Publisher, Action.ADD_ARTICLES, ("name", "kind", "domains"), {"merged_into_id": _MERGED}, refuse=refuse_taken
    ),
    "document": Way(Document, Action.ADD_ARTICLES, ("title", "kind", "court", "docket", "url")),
    "dispute": Way(
        Dispute,
        Action.RUN_DISPUTES,
        ("title", "question", "rules", "position"),
        {"parent_id": _ELSEWHERE},
        refuse=refuse_taken_title,
    ),
    "story": Way(Story, Action.TELL_STORIES, ("title", "lead")),
    "rating": Way(Rating, Action.RATE, _RATING, {"claim_id": _MERGED}),
    "note": Way(Annotation, Action.ANNOTATE, ("body",)),
    "story-step": Way(StoryStep, Action.TELL_STORIES, ("text",), {"claim_id": _MERGED}),
    "chain-link": Way(ChainLink, Action.DECIDE, _LINK, {"position": _CHAIN}, is_linked=True),
    "office": Way(
        Affiliation,
        Action.DECIDE,
        ("title", "held", "held_why", "status"),
        {"party_id": _MERGED, "organisation_id": _MERGED},
    ),
    "feed": Way(Feed, Action.ADD_ARTICLES, ("title", "folder", "publisher_id", "state")),
}

#: Kinds of which nobody brings an earlier state back, and why.
NO_WAYS = {
    "origin-decision": "A decision about an origin is undone, or made anew, on the page of the claim’s origins.",
    "anchor": "Where words stand follows from the text of each version: nobody sets it. What was decided about a near "
    "passage is taken back where the two versions are compared.",
}
