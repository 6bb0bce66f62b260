"""Retorts: what is told with a word of answering ("replied", "wrote back") answers what another side has just said."""

from collections.abc import Iterable, Iterator

from claims.linking.opposing.found import Relating
from claims.linking.signals import signal
from claims.linking.statements import Statement
from claims.terms import RelationKind

RULE = "told as an answer"


def find_retorts(statements: Iterable[Statement]) -> Iterator[Relating]:
    """Each claim told as an answer, with the last one before it by another side."""
    said = sorted(statements, key=lambda one: (one.place, one.id))
    for at, retort in enumerate(said):
        words = signal("answering", retort.cue)
        before = [one for one in said[:at] if _is_by_others(retort, one)] if words else []
        if before:
            yield Relating(retort, RelationKind.DISPUTES, before[-1], words, RULE, 0.6)


def _is_by_others(retort: Statement, other: Statement) -> bool:
    return bool(retort.camp and other.camp) and retort.camp.isdisjoint(other.camp) and retort.claim != other.claim
