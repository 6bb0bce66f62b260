"""What contradicts a claim in a slot: both tellings side by side, with the words of each lit up, and no winner."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from claims.models import Appearance, Claim, Contradiction
from claims.models.prepared import IsOneOf
from claims.permissions import Gate, living
from claims.terms import ContradictionKind, Slot, Status
from claims.text.highlight import Segment
from claims.timeline.cards import mark_words

#: So many are shown; the surest first.
MOST_CONTRADICTIONS = 20

_SIDES = ("appearance", "other")
_UNREAD = ("search", "claim__search", "first_snapshot__text", "first_snapshot__html", "first_snapshot__pages")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two tellings. ``reading`` is what it says in the slot, also where its words do not stand in it."""

    appearance: Appearance
    reading: str
    wording: tuple[Segment, ...]
    is_of_this_claim: bool


@dataclass(frozen=True, slots=True)
class Contradicting:
    """Two tellings, the page's own first; ``decides`` are citations with the year that each names."""

    pk: int
    slot: Slot
    kind: ContradictionKind
    sides: tuple[Side, Side]
    note: str
    decides: tuple[dict, ...]
    decision: str
    status: Status


def load_contradictions(gate: Gate, claim: Claim) -> list[Contradicting]:
    """The contradictions of a claim's tellings, at most ``MOST_CONTRADICTIONS``; one query, none where there are none.

    Those of which the viewer may see both tellings. ``claim`` comes from ``claim_lookup.find_claim``.
    """
    if not claim.is_contradicted:
        return []
    return _shown(living(_seen(gate, claim), with_suggested=claim.open_to_suggestions), claim)


def load_all_contradictions(gate: Gate, claim: Claim) -> list[Contradicting]:
    """The same in whatever status, for those who decide about them."""
    return _shown(_seen(gate, claim), claim)


def _seen(gate: Gate, claim: Claim) -> QuerySet[Contradiction]:
    one, other = (Contradiction.objects.filter(**{f"{side}__claim": claim}).values("pk") for side in _SIDES)
    # By the index of either side; with an OR over both all contradictions would be read.
    rows = Contradiction.objects.filter(IsOneOf("pk", ArraySubquery(one.union(other))))
    return rows.filter(*(Exists(gate.appearances().filter(pk=OuterRef(side))) for side in _SIDES))


def _shown(rows: QuerySet[Contradiction], claim: Claim) -> list[Contradicting]:
    joined = [f"{side}__{path}" for side in _SIDES for path in ("claim", "article__publisher", "first_snapshot")]
    unread = [f"{side}__{path}" for side in _SIDES for path in _UNREAD]
    rows = rows.select_related(*joined).defer(*unread).order_by("-confidence", "pk")
    return [_contradicting(row, claim) for row in rows[:MOST_CONTRADICTIONS]]


def _contradicting(row: Contradiction, claim: Claim) -> Contradicting:
    sides = [_side(row.appearance, row.reading, claim), _side(row.other, row.other_reading, claim)]
    names = {"reading": sides[0].reading, "other_reading": sides[1].reading}
    decides = row.evidence.get("decides", ())
    return Contradicting(
        pk=row.pk,
        slot=Slot(row.slot),
        kind=ContradictionKind(row.kind),
        sides=tuple(sorted(sides, key=lambda side: not side.is_of_this_claim)),
        note=row.evidence.get("note", ""),
        decides=tuple({**each, "readings": [names[which] for which in each["agrees_with"]]} for each in decides),
        decision=row.decision,
        status=Status(row.status),
    )


def _side(appearance: Appearance, reading: str, claim: Claim) -> Side:
    wording = mark_words(appearance.content, [reading])
    is_marked = any(piece.marks for piece in wording)
    wording = wording if is_marked else mark_words(appearance.content, reading.split(", "))
    return Side(appearance, reading, tuple(wording), appearance.claim_id == claim.pk)
