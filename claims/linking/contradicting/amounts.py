"""Other amounts: of one thing, or figures of one speaker that differ by a lost or a wrong unit alone."""

from dataclasses import replace
from itertools import product
from math import isclose

from claims.linking.contradicting.frames import contained, other_names, plain_frame, shared
from claims.linking.contradicting.reading import Difference, Reading
from claims.linking.signals import signal
from claims.text.agreement import Agreement
from claims.text.quantities import Bound, Kind, Quantity, compare_two

#: So much of the shorter wording, names and amounts left out, the other one has as well.
_ALIKE = 0.6

#: So much of all that both say, amounts left out, is the same where nothing says what they count.
_THE_SAME = 0.8

#: Thousand, million, billion: by these a slip of the unit multiplies.
_UNITS = (1e3, 1e6, 1e9)


def other_amount(one: Reading, other: Reading) -> Difference | None:
    """The first two quantities that cannot be the same, where all else is."""
    if other_names(one, other) or _is_part(one) != _is_part(other):
        return None
    frames = [plain_frame(each, (*each.spans_of_quantities, *each.spans_of_times)) for each in (one, other)]
    if contained(*frames) < _ALIKE:
        return slip_of_unit(one, other)
    return _differing(one, other) or (_of_the_same(one, other) if shared(*frames) >= _THE_SAME else None)


def slip_of_unit(one: Reading, other: Reading) -> Difference | None:
    """ "$1.5 billion" and "$1.5 million" by one speaker: the same digits, another unit, whatever the words around."""
    if not one.is_by(other):
        return None
    for ours, theirs in product(one.slots.quantities, other.slots.quantities):
        if ours.kind is theirs.kind is Kind.MONEY and ours.unit == theirs.unit and ratio_of_units(ours, theirs):
            return Difference(ours.text, theirs.text, _note(ours, theirs))
    return None


def ratio_of_units(one: Quantity, other: Quantity) -> float:
    """1,000, a million or a billion where that alone lies between two exact figures; else 0."""
    low, high = sorted((abs(one.value), abs(other.value)))
    if not low or {one.bound, other.bound} - {Bound.EXACT, Bound.ABOUT, Bound.LEAST}:
        return 0
    return next((unit for unit in _UNITS if isclose(high / low, unit, rel_tol=1e-6)), 0)


def _differing(one: Reading, other: Reading) -> Difference | None:
    few, many = sorted((one, other), key=lambda reading: len(reading.slots.quantities))
    for each in few.slots.quantities:
        verdicts = [(compare_two(each, counter), counter) for counter in many.slots.quantities]
        if Agreement.best(verdict for verdict, _ in verdicts) is Agreement.DIFFER:
            counter = next(counter for verdict, counter in verdicts if verdict is Agreement.DIFFER)
            ours, theirs = (each, counter) if few is one else (counter, each)
            return Difference(ours.text, theirs.text, _note(ours, theirs))
    return None


def _of_the_same(one: Reading, other: Reading) -> Difference | None:
    """Two bare counts ("600,000 of the books") in words that are otherwise the same count the same."""
    counts = [[each for each in reading.slots.quantities if each.kind is Kind.COUNT] for reading in (one, other)]
    if [len(each) for each in counts] != [1, 1]:
        return None
    ours, theirs = (replace(each[0], nouns=("",)) for each in counts)
    differ = compare_two(ours, theirs) is Agreement.DIFFER
    return Difference(ours.text, theirs.text, _note(ours, theirs)) if differ else None


def _note(one: Quantity, other: Quantity) -> str:
    return "likely unit slip" if ratio_of_units(one, other) else ""


def _is_part(reading: Reading) -> bool:
    """Whether it speaks of a part of something: "1,200 of the accounts", "the exhibits alone"."""
    return bool(signal("part", reading.words))
