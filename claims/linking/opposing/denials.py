"""Plain denials: somebody says that something is not so which another one says, whoever is accused of it."""

from collections.abc import Iterable, Iterator, Sequence

from claims.linking.opposing.found import Relating
from claims.linking.statements import Statement
from claims.terms import RelationKind

RULE = "the same, negated"

#: At least so many words in common, of those that are not most frequent; or one and wordings as near as this.
_WORDS, _NEAR = 2, 0.86


def find_denials(statements: Iterable[Statement]) -> Iterator[Relating]:
    """Each negated claim with the one that it negates: the nearest of another speaker's, with words in common."""
    said = list(statements)
    for denial in said:
        if denial.is_negated and (denied := _nearest(denial, said)):
            yield Relating(denial, RelationKind.DENIES, denied, denial.negation, RULE, 0.75)


def _nearest(denial: Statement, said: Sequence[Statement]) -> Statement | None:
    denied = [one for one in said if negates(denial, one)]
    return max(denied, key=lambda one: (len(denial.stems & one.stems), denial.likeness(one), -one.place), default=None)


def negates(denial: Statement, other: Statement) -> bool:
    """Whether one says that something is not so which the other says, as far as their words tell."""
    if not denial.is_negated or other.is_negated or other.claim == denial.claim:
        return False
    if _is_of_one(denial, other) or _is_of_others(denial, other):
        return False
    shared = len(denial.stems & other.stems)
    return shared >= _WORDS or (shared == 1 and denial.likeness(other) >= _NEAR)


def _is_of_one(one: Statement, other: Statement) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _is_of_others(one: Statement, other: Statement) -> bool:
    """Whether both name somebody, and nobody the same."""
    return bool(one.about and other.about and one.about.isdisjoint(other.about))
