"""Rows behind the gate whose SQL is put together once: for pages on which that takes longer than the asking."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from django.db.models import DateTimeField, QuerySet

from claims.models.prepared import Place, Prepared
from claims.permissions.gate import Gate

Row = TypeVar("Row")


class Gated(Generic[Row]):
    """What ``rows`` makes of a gate and of values by these ``names``; one query each time.

    The SQL is put together once for readers and once for people with an account. Behind a gate that is wound back or
    supposed, which has conditions of its own, it is put together each time.
    """

    def __init__(self, rows: Callable[..., QuerySet], *names: str):
        self._rows, self._names = rows, names
        self._prepared: dict[bool, Prepared[Row]] = {}

    def __call__(self, gate: Gate, **values) -> list[Row]:
        """The rows behind ``gate`` with these values."""
        if gate.known or gate.supposed:
            return list(self._rows(gate, **values))
        return self._prepared_for(gate)(now=gate.now, **values)

    def each(self, gate: Gate, at_once: int, **values) -> Iterator[Row]:
        """The same, so many rows at a time: never all of them are in memory."""
        if gate.known or gate.supposed:
            return self._rows(gate, **values).iterator(at_once)
        return self._prepared_for(gate).each(at_once, now=gate.now, **values)

    def _prepared_for(self, gate: Gate) -> Prepared[Row]:
        if gate.sees_all not in self._prepared:
            self._prepared[gate.sees_all] = Prepared(self._for_all_such(gate.sees_all))
        return self._prepared[gate.sees_all]

    def _for_all_such(self, sees_all: bool) -> QuerySet:
        """With places for the moment and for the values."""
        gate = Gate(sees_all, now=Place("now", DateTimeField()))
        return self._rows(gate, **{name: Place(name) for name in self._names})
