"""Why two tellings differ: a slip, something overtaken, another court, a change of mind, a denial, a dispute."""

from claims.linking.contradicting.reading import Difference, Reading
from claims.terms import ContradictionKind as Kind
from claims.terms import Slot

#: Days of one event that lie no farther apart than this are a slip; so are those that differ by the year alone.
_CLOSE = 31


def kind_of(slot: Slot, difference: Difference, one: Reading, other: Reading) -> Kind:
    """The likeliest reason; an editor may say otherwise."""
    if one.is_by(other):
        return _of_one_speaker(slot, one, other)
    if difference.note:
        return Kind.SLIP
    if slot in (Slot.OUTCOME, Slot.POLARITY) and one.is_ruling and other.is_ruling:
        return Kind.FORUM
    by_slot = {Slot.DATE: _of_days, Slot.OUTCOME: _of_outcomes, Slot.POLARITY: _of_denials, Slot.ACTOR: _of_actors}
    return by_slot.get(slot, _of_disputes)(one, other)


def _of_one_speaker(slot: Slot, one: Reading, other: Reading) -> Kind:
    """What one speaker says later is a change of mind, or of the count; of an event there is one day."""
    if slot in (Slot.DATE, Slot.ACTOR) or not is_said_apart(one, other):
        return Kind.SLIP
    return Kind.STALE if slot == Slot.AMOUNT else Kind.CHANGED_MIND


def is_said_apart(one: Reading, other: Reading) -> bool:
    """Whether one was surely said after the other."""
    (first, last), (other_first, other_last) = one.said, other.said
    is_after = first is not None and other_last is not None and first > other_last
    return is_after or (other_first is not None and last is not None and other_first > last)


def _of_days(one: Reading, other: Reading) -> Kind:
    """Slips are near, or a year off; who tells of quite other days disputes them."""
    for ours in one.slots.times:
        for theirs in other.slots.times:
            days = [day for time in (ours, theirs) for day in (time.date.first, time.date.last)]
            if all(days) and (days[2] - days[1]).days <= _CLOSE and (days[0] - days[3]).days <= _CLOSE:
                return Kind.SLIP
    return Kind.DISPUTE


def _of_outcomes(one: Reading, other: Reading) -> Kind:
    return Kind.STALE if is_said_apart(one, other) else Kind.DISPUTE


def _of_denials(one: Reading, other: Reading) -> Kind:
    return Kind.DENIAL


def _of_actors(one: Reading, other: Reading) -> Kind:
    """A deed has one doer: to say that it was not this one denies it; two names are a slip."""
    if one.slots.polarity.negated != other.slots.polarity.negated:
        return Kind.DENIAL
    return Kind.DISPUTE if one.is_negated != other.is_negated else Kind.SLIP


def _of_disputes(one: Reading, other: Reading) -> Kind:
    return Kind.DISPUTE
