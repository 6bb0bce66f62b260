"""Reading from a streaming replica (`DATABASE_REPLICA_URL`): while a block says so, all that is read comes from there.

Django's router sends queries of models; what asks the database itself does so on ``read_connection()``. Writes go to
the primary in any case.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from claims.postgres.address import REPLICA

Each = TypeVar("Each")

_reading: ContextVar[bool] = ContextVar("reading from the replica", default=False)


class ReplicaBehind(OperationalError):
    """The replica lacks what this process has shown already: whoever asks is to be answered from the primary."""


@contextmanager
def reading_from_replica() -> Iterator[None]:
    """Within it this thread reads from the replica. What is read lazily has to be read before it ends."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


def reads_from_replica() -> bool:
    """Whether this thread does so now."""
    return _reading.get()


def read_from_here(lines: Iterator[Each]) -> Iterator[Each]:
    """The same, read from where this thread reads now, whenever they are asked for."""
    return _read_from_replica(lines) if reads_from_replica() else lines


def _read_from_replica(lines: Iterator[Each]) -> Iterator[Each]:
    while True:
        with reading_from_replica():
            try:
                line = next(lines)
            except StopIteration:
                return
        yield line


def read_connection() -> Any:
    """The connection from which this thread reads now."""
    return connections[REPLICA if reads_from_replica() else DEFAULT_DB_ALIAS]


class ReplicaRouter:
    """Which database Django asks for models; the names of its methods are Django's."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        """The replica while this thread reads from there, else the primary, also for what hangs on a row from there."""
        return REPLICA if reads_from_replica() else DEFAULT_DB_ALIAS

    def db_for_write(self, model: type, **hints: Any) -> str:
        """The primary, also for a row that came from the replica."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, alias: str, app_label: str, **hints: Any) -> bool:
        """The replica's tables come with the stream."""
        return alias != REPLICA
