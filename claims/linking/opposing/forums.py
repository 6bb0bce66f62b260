"""Courts that rule differently on one matter: neither is in error, and each claim keeps its forum."""

from collections.abc import Iterable, Iterator, Sequence

from claims.linking.opposing.found import Relating
from claims.linking.signals import opposites, signal
from claims.linking.statements import Statement
from claims.terms import RelationKind

RULE = "courts differ"

#: Rulings nearer to each other than this are on one matter, whatever their words.
_NEAR = 0.85


def find_forums(statements: Iterable[Statement]) -> Iterator[Relating]:
    """Each ruling with the one of another judge that it differs from, where each is the other's nearest such."""
    rulings = [one for one in statements if one.is_ruling and one.camp]
    for ruling in rulings:
        other = _nearest(ruling, rulings)
        if other and other.place < ruling.place and _nearest(other, rulings) is ruling:
            yield Relating(ruling, RelationKind.DISPUTES, other, _difference(ruling, other), RULE, 0.75)


def _nearest(ruling: Statement, rulings: Sequence[Statement]) -> Statement | None:
    others = [other for other in rulings if _may_differ(ruling, other) and _difference(ruling, other)]
    return max(others, key=lambda other: (ruling.likeness(other), -other.place), default=None)


def _may_differ(one: Statement, other: Statement) -> bool:
    return one.camp.isdisjoint(other.camp) and one.claim != other.claim


def _difference(one: Statement, other: Statement) -> str:
    """The words by which two rulings differ in what they hold; "" where they do not, as far as words tell."""
    if pair := opposites(one.content, other.content):
        return pair[0]
    if one.is_negated == other.is_negated:
        return ""
    contrast = signal("contrasting", one.around) or signal("contrasting", other.around)
    if not contrast and not _is_one_matter(one, other):
        return ""
    return one.negation or other.negation or contrast


def _is_one_matter(one: Statement, other: Statement) -> bool:
    n_shared = len(one.stems & other.stems)
    is_told_of_same = n_shared > 1 or (n_shared == 1 and bool(one.about & other.about))
    return is_told_of_same or one.likeness(other) > _NEAR
