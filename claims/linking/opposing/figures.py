"""Statements that put another figure in the place of one that was given: "31 fires, not 12"."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from claims.linking.opposing.found import Relating
from claims.linking.opposing.turns import is_later
from claims.linking.statements import Statement
from claims.terms import RelationKind
from claims.text.quantities import ROUNDING, Quantity

RULE = "another figure"

#: How sure it is: all of the eight pairs are at odds that the rule finds in the sets of gold that linking is tuned on.
_CONFIDENCE = 0.8

#: Up to this a number says little: two of anything are told in every article.
_COMMON = 10


def find_figures(statements: Sequence[Statement]) -> Iterator[Relating]:
    """Each pair of which one denies a figure that the other gives."""
    for one, other in permutations(statements, 2):
        if found := denies_figure(one, other):
            yield found


def denies_figure(one: Statement, other: Statement) -> Relating | None:
    """That the one denies a figure of the other: it disputes it, or, by the same speaker later, supersedes it."""
    words = _denied(one, other) if one.claim != other.claim else ""
    if not words:
        return None
    if one.camp.isdisjoint(other.camp):
        return Relating(one, RelationKind.DISPUTES, other, words, RULE, _CONFIDENCE)
    is_turn = one.speaker == other.speaker and is_later(one, other)
    return Relating(one, RelationKind.SUPERSEDES, other, words, RULE, _CONFIDENCE) if is_turn else None


def _denied(one: Statement, other: Statement) -> str:
    """The figure, as the one gives it; "" for none, and for a small one where the two have no other word in common."""
    given = [figure for figure in other.quantities if figure not in other.denied_quantities]
    for figure in one.denied_quantities:
        says_much = figure.value > _COMMON or one.shared_words(other)
        if says_much and any(_is_same(figure, each) for each in given):
            return figure.text
    return ""


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Whether they are one number of one unit, whatever is counted: the denied one often stands without its noun."""
    is_near = abs(one.value - other.value) <= ROUNDING * abs(other.value)
    return is_near and (one.kind, one.unit) == (other.kind, other.unit)
