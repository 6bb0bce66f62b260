"""Relations between tellings of different articles."""

from collections.abc import Iterable, Iterator

from claims.linking.opposing.against import against_across
from claims.linking.opposing.figures import denies_figure
from claims.linking.opposing.found import Relating
from claims.linking.opposing.turns import contrary, is_later
from claims.linking.statements import Statement
from claims.terms import RelationKind


def relations_across(said: Statement, others: Iterable[Statement]) -> Iterator[Relating]:
    """How one statement stands to those of other articles that come near it, in either direction."""
    for other in others:
        if other.article != said.article and other.claim != said.claim:
            yield from filter(None, (_turn(said, other), _turn(other, said), against_across(said, other)))
            yield from filter(None, (denies_figure(said, other), denies_figure(other, said)))


def _turn(one: Statement, other: Statement) -> Relating | None:
    """The later of two claims by one speaker."""
    if one.speaker is None or one.speaker != other.speaker or not is_later(one, other):
        return None
    words = contrary(one, other)
    return Relating(one, RelationKind.SUPERSEDES, other, words, "changed position", 0.65) if words else None
