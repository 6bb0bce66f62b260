"""Whether quantities agree."""

from collections.abc import Callable, Sequence

from claims.text.agreement import Agreement
from claims.text.quantities.values import Bound, Kind, Quantity

#: Two numbers are the same when they are this close: 23.9 and 24 million are one figure, rounded.
ROUNDING = 0.02

#: Months and years are not all of one length.
DURATION_ROUNDING = 0.05

#: "More than a billion" is said of a billion and a bit. From so many times the number on, or below such a part of what
#: something is "up to", nobody can say whether the same is meant.
FAR = 2.0


def compare_two(one: Quantity, other: Quantity) -> Agreement:
    """Whether two quantities can be the same one.

    UNKNOWN where different things are measured: other currencies, or counts of what has no word in common. UNKNOWN,
    too, where both fit only because one end is open, and are far from each other.
    """
    if not _comparable(one, other):
        return Agreement.UNKNOWN
    rounding = DURATION_ROUNDING if one.kind is Kind.DURATION else ROUNDING
    if _below(one.high, other.low, rounding) or _below(other.high, one.low, rounding):
        return Agreement.DIFFER
    is_open = {one.bound, other.bound} & {Bound.LEAST, Bound.MOST}
    low, high = sorted((one.value, other.value))
    return Agreement.UNKNOWN if is_open and low * FAR < high else Agreement.AGREE


def compare_quantities(one: Sequence[Quantity], other: Sequence[Quantity]) -> Agreement:
    """Whether the quantities of two tellings agree: those that have a counterpart on the other side.

    A quantity that only one side gives decides nothing. Of the side that gives fewer, one that has counterparts
    and fits none of them is a difference.
    """
    return _compared(one, other, compare_two)


def differ_by_zeros(one: Quantity, other: Quantity) -> bool:
    """Whether they have the same digits, two at least, in other places: "3,100" and "31,000", "$1.5 million" and "bn".

    Two figures of one thing seldom do, and a copy that lost a nought, or took a word for another, always does.
    """
    if not _comparable(one, other):
        return False
    digits, others = (f"{abs(each.value):.6e}".partition("e")[0] for each in (one, other))
    return digits == others and len(digits.rstrip("0")) > len("3.")


def differ_beyond_zeros(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether the quantities of two tellings differ by more than a misplaced nought."""

    def verdict(each: Quantity, counter: Quantity) -> Agreement:
        return Agreement.AGREE if differ_by_zeros(each, counter) else compare_two(each, counter)

    return _compared(one, other, verdict) is Agreement.DIFFER


def _compared(
    one: Sequence[Quantity], other: Sequence[Quantity], verdict: Callable[[Quantity, Quantity], Agreement]
) -> Agreement:
    few, many = sorted((list(one), list(other)), key=len)
    return Agreement.worst(Agreement.best(verdict(each, counter) for counter in many) for each in few)


def _comparable(one: Quantity, other: Quantity) -> bool:
    if (one.kind, one.unit) != (other.kind, other.unit):
        return False
    if one.kind is not Kind.COUNT:
        return True
    return bool(one.nouns and other.nouns) and (one.nouns[0] in other.nouns or other.nouns[0] in one.nouns)


def _below(high: float | None, low: float | None, rounding: float) -> bool:
    return high is not None and low is not None and high < low - rounding * abs(low)
