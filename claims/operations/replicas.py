"""How far the replica is behind the primary, and so who may be answered from it.

Each process notes at moments of its own clock how far the primary's log had come. What of that the replica has replayed
says how old its answers can be: whatever the clocks of the two machines say, and also while nobody writes.
"""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections

from claims.postgres.address import IMPATIENT, REPLICA

#: Measured anew after so many seconds, by whoever asks then; one that did not answer is left alone for longer.
EVERY, AWAY = 1.0, 5.0
_N_MARKS = 120

_WRITTEN = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"
_REPLAYED = "SELECT CASE WHEN pg_is_in_recovery() THEN (pg_last_wal_replay_lsn() - '0/0')::bigint END"


@dataclass(frozen=True, slots=True)
class Standing:
    """What was found when the replica was last asked.

    ``replayed`` is how far it has come in the primary's log, in bytes; ``seconds`` how old its answers are at most,
    None where that is not known, as in the first moments. ``problem`` says what is wrong with it.
    """

    replayed: int = -1
    seconds: float | None = None
    problem: str = ""

    @property
    def is_up(self) -> bool:
        """Whether it answered as a replica."""
        return not self.problem

    @property
    def is_near(self) -> bool:
        """Whether it is near enough for readers (``CLAIMS_REPLICA_LAG``)."""
        return self.is_up and self.seconds is not None and self.seconds <= settings.REPLICA_LAG

    def has(self, written: int) -> bool:
        """Whether what was written up to there can be read from it. It only ever gets further than was measured."""
        return self.replayed >= written


class Watch:
    """One process's eye on the replica. Threads share it: one of them measures, the others go by what is known."""

    def __init__(
        self,
        written: Callable[[], int],
        replayed: Callable[[], int | None],
        clock: Callable[[], float] = time.monotonic,
    ):
        self._written, self._replayed, self._clock = written, replayed, clock
        self._marks: deque[tuple[float, int]] = deque(maxlen=_N_MARKS)
        self._standing, self._good_until = Standing(problem="It was not asked yet."), float("-inf")
        self._busy = Lock()

    def standing(self) -> Standing:
        """How the replica stands, measured a moment ago at most; where another thread measures, as it stood before."""
        if self._clock() >= self._good_until and self._busy.acquire(blocking=False):
            try:
                self._standing = self._measured()
                self._good_until = self._clock() + (EVERY if self._standing.is_up else AWAY)
            finally:
                self._busy.release()
        return self._standing

    def went_wrong(self) -> None:
        """Somebody met a fault there: the next one who asks measures first."""
        self._good_until = float("-inf")

    def _measured(self) -> Standing:
        now = self._clock()
        with suppress(Error, psycopg.Error):  # without a primary the replica is all that there is
            self._marks.append((now, self._written()))
        try:
            replayed = self._replayed()
        except (Error, psycopg.Error):
            return Standing(problem="It does not answer: see that its server runs.")
        if replayed is None:
            return Standing(problem="It is no replica: DATABASE_REPLICA_URL leads to a server that follows no other.")
        return Standing(replayed, self._behind(now, replayed))

    def _behind(self, now: float, replayed: int) -> float | None:
        """Seconds since the primary's log had come no further than that; while the primary is away, 0 for one that has
        all that we know of, and for one of which we know nothing: there is no better."""
        if not self._marks or self._marks[-1][1] <= replayed:
            return 0.0
        return next((now - at for at, written in reversed(self._marks) if written <= replayed), None)


class _Line:
    """A connection of the watch's own to one of the databases: it waits for no pool, and not long for an answer."""

    def __init__(self, alias: str, query: str):
        self._alias, self._query = alias, query
        self._connection: psycopg.Connection | None = None

    def ask(self) -> int | None:
        """What the query gives there. After an error the next one begins with another connection."""
        try:
            if self._connection is None:
                parameters = connections[self._alias].get_connection_params()
                self._connection = psycopg.connect(**parameters | IMPATIENT, autocommit=True)
            return self._connection.execute(self._query).fetchone()[0]
        except psycopg.Error:
            if self._connection:
                self._connection.close()
            self._connection = None
            raise


def written_so_far() -> int | None:
    """How far the primary's log has come, in bytes; None where it does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_WRITTEN)
            return cursor.fetchone()[0]
    except Error:
        return None


_watch = Watch(_Line(DEFAULT_DB_ALIAS, _WRITTEN).ask, _Line(REPLICA, _REPLAYED).ask)


def has_replica() -> bool:
    """Whether this installation has one."""
    return REPLICA in settings.DATABASES


def replica_now() -> Standing | None:
    """How it stands; None where there is none."""
    return _watch.standing() if has_replica() else None


def replica_went_wrong() -> None:
    """Whoever asks it next has it measured first."""
    _watch.went_wrong()
