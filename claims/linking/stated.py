"""Rows to statements: the tellings of some articles, or of some claims, as relations see them."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import F, Min, QuerySet

from claims.extraction.wordlists import words_of
from claims.linking.readings import days_of, living_tellings
from claims.linking.statements import Statement
from claims.linking.vectors import vectors_of
from claims.models import Affiliation, Anchor, Appearance, ClaimParty, Party, PartyAlias, PartyMatch, Snapshot
from claims.terms import CueClass, PartyKind, PartyRole, Status
from claims.text.alike import likeness, may_be_one_kind, shorter_forms
from claims.text.headlines import is_title_case
from claims.text.names import fold

_DEAD = [Status.REJECTED, Status.WITHDRAWN]

#: What makes a party one that a claim is about. A judge or an outlet only passes it on.
_CHARGED = [PartyRole.ACCUSED, PartyRole.DEFENDANT]
_CONCERNED = [PartyRole.ABOUT, *_CHARGED]

#: What of a telling's row a statement is made of.
_LOOKED_AT = (
    "content",
    "reading",
    "source_words",
    "cue_words",
    "cue_class",
    "medium",
    "negated",
    "negation_words",
    "said",
    "first_snapshot",
    "claim__wording",
    "article__published",
    "speaker__kind",
    "speaker__name",
    "telling__wording",
)

_BREAK = re.compile(r"\n+")


def load_statements(appearances: QuerySet[Appearance], *, with_surroundings: bool = True) -> list[Statement]:
    """These appearances, as far as they are linked and nobody rejected them, with their vectors; seven queries.

    One more where names of speakers may be one party's; one fewer without what stands around them, and their own
    vectors are left out then, too.
    """
    living = living_tellings(appearances)
    rows = list(living.select_related("claim", "article", "speaker", "telling").only(*_LOOKED_AT).order_by("pk"))
    known = _Known.of(rows, with_surroundings=with_surroundings)
    looked_at = rows if with_surroundings else []
    vectors = vectors_of([row.claim.wording for row in rows] + [_wording(row) for row in looked_at])
    return [_statement(row, known, vectors) for row in rows]


def _wording(row: Appearance) -> str:
    """What this telling says as a sentence that stands alone; what its claim says where that was not kept."""
    telling = getattr(row, "telling", None)
    return telling.wording if telling else row.claim.wording


@dataclass(frozen=True)
class _Known:
    """What is looked up for all rows at once, by appearance, claim or speaker."""

    places: Mapping[int, int]
    paragraphs: Mapping[int, int]
    firsts: Mapping[int, int]
    around: Mapping[int, str]
    camps: Mapping[int, frozenset[Hashable]]
    about: Mapping[int, frozenset[int]]
    accused: frozenset[tuple[int, int]]
    things: frozenset[int]

    @classmethod
    def of(cls, rows: Sequence[Appearance], *, with_surroundings: bool) -> "_Known":
        spans = _spans(rows)
        texts = _texts(rows) if with_surroundings else {}
        parties = ClaimParty.objects.filter(claim__in={row.claim_id for row in rows}, role__in=_CONCERNED)
        parties = parties.exclude(status__in=_DEAD).values_list("claim", "party", "party__kind", "role")
        about: dict[int, set[int]] = defaultdict(set)
        for claim, party, *_ in parties:
            about[claim].add(party)
        return cls(
            places={pk: start for pk, (start, _) in spans.items()},
            paragraphs=_paragraphs(rows, spans, texts) if texts else {},
            firsts=_firsts(rows),
            around=_around(rows, spans, texts) if texts else {},
            camps=_camps(rows),
            about={claim: frozenset(found) for claim, found in about.items()},
            accused=frozenset((claim, party) for claim, party, _, role in parties if role in _CHARGED),
            things=frozenset(party for _, party, kind, _ in parties if kind == PartyKind.PRODUCT),
        )


def _spans(rows: Sequence[Appearance]) -> dict[int, tuple[int, int]]:
    """Where each appearance stands in its first snapshot."""
    anchors = Anchor.objects.filter(appearance__in=[row.pk for row in rows], start__isnull=False)
    anchors = anchors.filter(snapshot=F("appearance__first_snapshot"))
    return {pk: (start, end) for pk, start, end in anchors.values_list("appearance", "start", "end")}


def _texts(rows: Sequence[Appearance]) -> dict[int, str]:
    return dict(Snapshot.objects.filter(pk__in={row.first_snapshot_id for row in rows}).values_list("pk", "text"))


def _paragraphs(
    rows: Sequence[Appearance], spans: Mapping[int, tuple[int, int]], texts: Mapping[int, str]
) -> dict[int, int]:
    """The number of the paragraph in which each appearance stands, from 0 on."""
    return {
        row.pk: len(_BREAK.findall(texts[row.first_snapshot_id], 0, spans[row.pk][0]))
        for row in rows
        if row.pk in spans
    }


def _firsts(rows: Sequence[Appearance]) -> dict[int, int]:
    """Where the first claim of each of these articles stands, whether it is among these or not."""
    living = Appearance.objects.filter(article__in={row.article_id for row in rows}).exclude(status__in=_DEAD)
    anchors = Anchor.objects.filter(appearance__in=living, snapshot=F("appearance__first_snapshot"))
    return dict(anchors.values_list("appearance__article").annotate(Min("start")))


def _around(
    rows: Sequence[Appearance], spans: Mapping[int, tuple[int, int]], texts: Mapping[int, str]
) -> dict[int, str]:
    """What the paragraph of each appearance says outside of all these appearances."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        if row.pk in spans:
            taken[row.first_snapshot_id].append(spans[row.pk])
    return {
        row.pk: _paragraph_around(texts[row.first_snapshot_id], spans[row.pk], sorted(taken[row.first_snapshot_id]))
        for row in rows
        if row.pk in spans
    }


def _paragraph_around(text: str, span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> str:
    at = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    pieces = []
    for first, last in taken:
        if at <= first < end:
            pieces.append(text[at:first])
        at = max(at, min(last, end))
    return " ".join([*pieces, text[at:end]])


def _camps(rows: Sequence[Appearance]) -> dict[int, frozenset[Hashable]]:
    """Speaker → the speaker, those of a group one by one, the organisations that a person speaks for, and whoever of
    the speakers may be the same by the name: "IMF" is not at odds with the "International Monetary Fund"."""
    speakers = {row.speaker_id: row.speaker for row in rows if row.speaker}
    camps: dict[int, set[Hashable]] = {pk: {pk} for pk in speakers}
    for one, other in _namesakes(speakers.values()):
        camps[one].add(other)
        camps[other].add(one)
    held = Affiliation.objects.filter(party__in=speakers).exclude(status__in=_DEAD)
    for person, organisation in held.values_list("party", "organisation"):
        camps[person].add(organisation)
    for pk, members in _members([row for row in rows if row.speaker and row.speaker.kind == PartyKind.GROUP]).items():
        camps[pk] |= members
    return {pk: frozenset(camp) for pk, camp in camps.items()}


def _namesakes(speakers: Iterable[Party]) -> set[tuple[int, int]]:
    """The pairs of which one name is a shorter form, or the initials, of the other, unless an editor refused them."""
    called: dict[str, list[Party]] = defaultdict(list)
    for party in speakers:
        called[fold(party.name)].append(party)
    found = {
        (min(party.pk, other.pk), max(party.pk, other.pk))
        for party in speakers
        for form in shorter_forms(party.name)
        for other in called.get(form, ())
        if may_be_one_kind(party.kind, other.kind) and likeness(party.name, other.name, party.kind)
    }
    if not found:
        return found
    refused = PartyMatch.objects.filter(party__in={one for one, _ in found}, status=Status.REJECTED)
    return found - set(refused.values_list("party", "other"))


def _members(rows: Sequence[Appearance]) -> dict[int, set[int]]:
    """The parties of a group that speaks ("Concord; ABKCO"), by the names that the text gives them."""
    names: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        said = (row.reading.get("speaker") or {}).get("canonical") or ""
        names[row.speaker_id] |= {fold(name) for name in said.split(";") if fold(name)}
    aliases = PartyAlias.objects.filter(folded__in=set().union(*names.values())).exclude(status__in=_DEAD)
    parties: dict[str, set[int]] = defaultdict(set)
    for folded, party, survivor in aliases.values_list("folded", "party", "party__merged_into"):
        parties[folded].add(survivor or party)
    return {pk: set().union(*(parties[name] for name in found)) for pk, found in names.items()}


def _statement(row: Appearance, known: _Known, vectors: Mapping[str, np.ndarray]) -> Statement:
    about = known.about.get(row.claim_id, frozenset())
    return Statement(
        id=row.pk,
        claim=row.claim_id,
        article=row.article_id,
        place=known.places.get(row.pk, 0),
        content=_wording(row) if is_title_case(row.content) else row.content,
        speaker=row.speaker_id,
        camp=known.camps.get(row.speaker_id) or _nameless(row),
        about=about,
        accused=frozenset(party for party in about if (row.claim_id, party) in known.accused),
        things=about & known.things,
        cue=row.cue_words,
        around=known.around.get(row.pk, ""),
        paragraph=known.paragraphs.get(row.pk, 0),
        is_first=row.pk in known.places and known.places[row.pk] == known.firsts.get(row.article_id),
        is_negated=row.negated,
        negation=", ".join(row.negation_words),
        is_denial=row.cue_class == CueClass.DENIAL,
        is_ruling=row.cue_class == CueClass.RULING or row.medium in words_of("ruling"),
        published=row.article.published.lower if row.article.published else None,
        said=days_of(row.said),
        vector=vectors[row.claim.wording],
        own_vector=vectors.get(_wording(row)),
    )


def _nameless(row: Appearance) -> frozenset[Hashable]:
    """Unnamed people speak as one within an article as long as they are called the same."""
    words = row.source_words or (row.reading.get("speaker") or {}).get("words") or ""
    return frozenset({(row.article_id, fold(words))}) if words else frozenset()
