"""Every slot in which two tellings contradict each other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from claims.linking.contradicting.actors import other_actor
from claims.linking.contradicting.amounts import other_amount
from claims.linking.contradicting.days import other_day
from claims.linking.contradicting.deciding import evidence_for
from claims.linking.contradicting.kinds import kind_of
from claims.linking.contradicting.outcomes import other_outcome
from claims.linking.contradicting.reading import Difference, Reading
from claims.linking.contradicting.scopes import other_scope
from claims.terms import ContradictionKind, Slot


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two readings of one slot: their words, why they differ, and what could decide between them."""

    slot: Slot
    kind: ContradictionKind
    reading: str
    other_reading: str
    evidence: dict[str, Any] = field(default_factory=dict)


def contradictions(one: Reading, other: Reading) -> list[Conflict]:
    """The slots in which two tellings differ though they are on one matter; none where that is not sure."""
    return [
        Conflict(
            slot,
            kind_of(slot, difference, one, other),
            difference.words,
            difference.other_words,
            evidence_for(difference, one, other),
        )
        for slot, difference in _differences(one, other)
    ]


def _differences(one: Reading, other: Reading) -> Iterator[tuple[Slot, Difference]]:
    if difference := other_amount(one, other):
        yield Slot.AMOUNT, difference
    if difference := other_day(one, other):
        yield Slot.DATE, difference
    if difference := other_scope(one, other):
        yield Slot.SCOPE, difference
    elif found := other_outcome(one, other):
        yield found
    if difference := other_actor(one, other):
        yield Slot.ACTOR, difference
