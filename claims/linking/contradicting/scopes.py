"""Other scopes: all of something, and a part of it."""

from claims.linking.contradicting.frames import contained, other_names, plain_frame
from claims.linking.contradicting.reading import Difference, Reading
from claims.linking.signals import signal
from claims.text.quantities import Kind

#: So much of the shorter wording, the words of quantity left out, the other one has as well.
_ALIKE = 0.6

#: A share of less than so many per cent is not all, nor nearly.
_MOST = 50


def other_scope(one: Reading, other: Reading) -> Difference | None:
    """The words of both where the one says "all", and the other "few", "except one" or a share."""
    if other_names(one, other) or one.is_negated != other.is_negated:
        return None
    for first, second in ((one, other), (other, one)):
        whole, part = _whole(first), _part(second)
        if whole and part and not _whole(second) and _is_one_matter(one, other):
            return Difference(whole, part) if first is one else Difference(part, whole)
    return None


def _whole(reading: Reading) -> str:
    return "" if signal("excepting", reading.words) else signal("whole", reading.words)


def _part(reading: Reading) -> str:
    """The words that narrow it down."""
    if words := signal("excepting", reading.words) or signal("narrow", reading.words):
        return words
    for quantity in reading.slots.quantities:
        if quantity.kind is Kind.SHARE and quantity.value < _MOST:
            return quantity.text
        if quantity.kind is Kind.COUNT and quantity.value > 1:
            return quantity.text
    return ""


def _is_one_matter(one: Reading, other: Reading) -> bool:
    return contained(*(plain_frame(each, each.spans_of_quantities) for each in (one, other))) >= _ALIKE
