"""Contradictions between tellings, made again whenever a claim changes; what a person decided stays as it is.

Compared are the tellings of one claim with each other, and a claim with those that it stands in a relation to, those
nearest in wording that have a party in common, and those that it contradicts: of two claims only one may be among the
nearest of the other, and what was found from there stands until the words no longer contradict.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from claims.linking.columns import set_columns
from claims.linking.contradicting import Conflict, Reading, contradictions
from claims.linking.near import Neighbours
from claims.linking.readings import for_readings, living_tellings, load_readings
from claims.models import Appearance, ClaimRelation, Contradiction
from claims.terms import Slot, Status

#: So many wordings of one claim are compared, the earliest published first; with other claims only so many.
MOST_WORDINGS, MOST_BESIDE_OTHERS = 12, 2

#: What a contradiction in a slot is worth before anybody has looked at it.
_SURE = {Slot.AMOUNT: 0.8, Slot.DATE: 0.8, Slot.OUTCOME: 0.7, Slot.POLARITY: 0.7, Slot.SCOPE: 0.6, Slot.ACTOR: 0.6}

_COLUMNS = ("kind", "reading", "other_reading", "evidence", "rule", "confidence")

#: What of a telling says whether it is looked at.
_TOLD = ("pk", "claim", "content", "article__published")

Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A conflict between two appearances, the one with the lower number first, and the claims that they tell."""

    appearance: int
    other: int
    conflict: Conflict
    claims: frozenset[int]

    @property
    def key(self) -> Key:
        return self.appearance, self.other, self.conflict.slot


def contradict(claims: Collection[int], near: Neighbours) -> None:
    """Bring the contradictions of these claims up to date: as suggestions, with the words of both sides."""
    near.look_up(claims)
    sides = (Contradiction.objects.filter(**{f"{side}__claim__in": claims}) for side in ("appearance", "other"))
    one, other = (rows.values("pk") for rows in sides)  # by the index of either; with an OR over both all would be read
    known = list(Contradiction.objects.filter(pk__in=one.union(other)).select_related("appearance", "other"))
    found = {each.key: each for each in _distinct(_found(_compared_with(claims, near, known)))}
    _store(found, known)


def _found(compared: dict[int, set[int]]) -> Iterator[Found]:
    tellings = _wordings({*compared, *(other for others in compared.values() for other in others)})
    readings = load_readings([row for rows in tellings.values() for row in rows])
    for claim, others in sorted(compared.items()):
        own = tellings.get(claim, [])
        yield from _between(combinations(own, 2), readings)
        for other in sorted(others):
            theirs = tellings.get(other, [])[:MOST_BESIDE_OTHERS]
            yield from _between(product(own[:MOST_BESIDE_OTHERS], theirs), readings)


def _compared_with(claims: Collection[int], near: Neighbours, known: list[Contradiction]) -> dict[int, set[int]]:
    """By claim, those that it is compared with."""
    compared = {claim: {*near.of(claim)} for claim in claims}
    contradicting = [(row.appearance.claim_id, row.other.claim_id) for row in known]
    related = ClaimRelation.objects.filter(Q(claim__in=claims) | Q(other__in=claims)).exclude(status=Status.REJECTED)
    for one, other in [*related.values_list("claim", "other"), *contradicting]:
        for here, there in ((one, other), (other, one)):
            if here in compared and here != there and there is not None:
                compared[here].add(there)
    return compared


def _wordings(claims: Collection[int]) -> dict[int, list[Appearance]]:
    """The tellings of each claim in different words, the earliest published first; two queries.

    Only these few come with their slots: a claim may be told a thousand times.
    """
    tellings = living_tellings(Appearance.objects.filter(claim__in=claims))
    wordings: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, claim, content, _ in sorted(tellings.values_list(*_TOLD), key=_in_order):
        if len(wordings[claim]) < MOST_WORDINGS:
            wordings[claim].setdefault(" ".join(content.split()), pk)
    looked_at = [pk for distinct in wordings.values() for pk in distinct.values()]
    rows = for_readings(Appearance.objects.filter(pk__in=looked_at)).in_bulk()
    return {claim: [rows[pk] for pk in distinct.values()] for claim, distinct in wordings.items()}


def _in_order(telling: tuple[int, int, str, DateRange | None]) -> tuple:
    pk, _, content, published = telling
    day = published.lower if published else None
    return day is None, day, content, pk


def _between(pairs: Iterable[tuple[Appearance, Appearance]], readings: dict[int, Reading]) -> Iterator[Found]:
    for one, other in pairs:
        if _is_of_one_breath(one, other):
            continue
        one, other = sorted((one, other), key=lambda row: row.pk)
        for conflict in contradictions(readings[one.pk], readings[other.pk]):
            yield Found(one.pk, other.pk, conflict, frozenset((one.claim_id, other.claim_id)))


def _is_of_one_breath(one: Appearance, other: Appearance) -> bool:
    """Whether one speaker says both in one article: two things that the speaker means to go together."""
    return one.article_id == other.article_id and one.speaker_id == other.speaker_id


def _distinct(found: Iterable[Found]) -> Iterator[Found]:
    """Of several pairs of tellings of two claims, or of one, with the same two readings of a slot, the first."""
    seen = set()
    for each in sorted(found, key=lambda one: one.key):
        words = frozenset((each.conflict.reading.lower(), each.conflict.other_reading.lower()))
        if (each.claims, each.conflict.slot, words) not in seen:
            seen.add((each.claims, each.conflict.slot, words))
            yield each


def _store(found: dict[Key, Found], known: list[Contradiction]) -> None:
    """Write only what differs; what a person decided is left alone, and not suggested again."""
    rows = {(row.appearance_id, row.other_id, row.slot): row for row in known}
    gone = [row.pk for key, row in rows.items() if row.status == Status.SUGGESTED and key not in found]
    Contradiction.objects.filter(pk__in=gone, status=Status.SUGGESTED).delete()
    staying = {key: row for key, row in rows.items() if row.status == Status.SUGGESTED and key in found}
    changed = [row for key, row in staying.items() if set_columns(row, _columns(found[key]))]
    Contradiction.objects.bulk_update(changed, _COLUMNS)
    Contradiction.objects.bulk_create(
        Contradiction(appearance_id=key[0], other_id=key[1], slot=key[2], **_columns(found[key]))
        for key in sorted(found.keys() - rows.keys())
    )


def _columns(found: Found) -> dict:
    conflict = found.conflict
    return {
        "kind": conflict.kind,
        "reading": conflict.reading[:300],
        "other_reading": conflict.other_reading[:300],
        "evidence": conflict.evidence,
        "rule": f"other-{conflict.slot}",
        "confidence": _SURE[conflict.slot],
    }
