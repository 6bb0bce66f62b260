"""What a process keeps of one state of the data, for as long as that is the state.

The database notes which transactions changed what timelines are counted from (migration ``0022``). As long as a reader
sees the same ones, the same reading would come out, and is not made again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, Generic, TypeVar

from claims.postgres.replica import read_connection

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")

_STATE = "SELECT current_database() || md5(coalesce(string_agg(xid::text, ' ' ORDER BY xid), '')) FROM claims_change"
_N_DIGITS = 32  # of md5


@dataclass
class _Answers:
    """What was answered within ``one_state``: the state, and inside a transaction what was read."""

    state: str = ""
    read: dict[tuple, Any] = field(default_factory=dict)


#: None: every time it is asked anew.
_ANSWERS: ContextVar[_Answers | None] = ContextVar("answers", default=None)


@contextmanager
def one_state() -> Iterator[None]:
    """Within it the state is asked for once, by whoever needs it first. Only for what changes nothing itself.

    What others change meanwhile is seen by the next one: what is read here is kept as of the state before.
    """
    token = _ANSWERS.set(_Answers())
    try:
        yield
    finally:
        _ANSWERS.reset(token)


class Keep(Generic[Key, Kept]):
    """The ``most`` latest readings that were asked for, by their keys. Threads share it.

    Together they are no larger than ``most_size``, by what ``size`` says of each; the latest one may be.
    """

    def __init__(self, most: int, most_size: int = 0, size: Callable[[Kept], int] = lambda _: 0):
        self._most, self._most_size, self._size = most, most_size, size
        self._kept: OrderedDict[Key, tuple[str, datetime | None, Kept]] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def get(
        self,
        key: Key,
        now: datetime,
        read: Callable[[], Kept],
        holds_until: Callable[[], datetime | None] = lambda: None,
    ) -> Kept:
        """What ``read`` gave for ``key`` in this state of the data, read now where it is not kept. One query more.

        ``holds_until`` gives the moment from which another reading comes out of the same state; None: there is none.
        Inside a transaction nothing is kept but within ``one_state``: it may have written what nobody else is to see.
        """
        return self.get_all([key], now, lambda _: {key: read()}, lambda _: holds_until())[key]

    def get_all(
        self,
        keys: Sequence[Key],
        now: datetime,
        read: Callable[[list[Key]], Mapping[Key, Kept]],
        holds_until: Callable[[Mapping[Key, Kept]], datetime | None] = lambda _: None,
    ) -> dict[Key, Kept]:
        """``get`` for several keys: ``read`` is given those that are not kept, if there are any.

        What it gave ``holds_until`` is given.
        """
        if not keys:
            return {}
        if read_connection().in_atomic_block:
            return self._get_apart(keys, read)
        state = state_of_data()
        found = self._find(keys, state, now)
        if missing := [key for key in keys if key not in found]:
            made = read(missing)
            self._put(made, state, holds_until(made))
            found.update(made)
        return found

    def _get_apart(self, keys: Sequence[Key], read: Callable[[list[Key]], Mapping[Key, Kept]]) -> dict[Key, Kept]:
        answers = _ANSWERS.get() or _Answers()
        if missing := [key for key in keys if (self, key) not in answers.read]:
            answers.read |= {(self, key): kept for key, kept in read(missing).items()}
        return {key: answers.read[self, key] for key in keys if (self, key) in answers.read}

    def _find(self, keys: Sequence[Key], state: str, now: datetime) -> dict[Key, Kept]:
        found = {}
        with self._lock:
            for key in keys:
                was, until, kept = self._kept.get(key, (None, None, None))
                if was == state and (until is None or now < until):
                    self._kept.move_to_end(key)
                    found[key] = kept
        return found

    def _put(self, made: Mapping[Key, Kept], state: str, until: datetime | None) -> None:
        with self._lock:
            for key, kept in made.items():
                self._let_go(self._kept.pop(key, None))
                self._kept[key] = state, until, kept
                self._held += self._size(kept)
            while len(self._kept) > 1 and (len(self._kept) > self._most or self._held > self._most_size):
                self._let_go(self._kept.popitem(last=False)[1])

    def _let_go(self, held: tuple[str, datetime | None, Kept] | None) -> None:
        if held:
            self._held -= self._size(held[2])

    def at_hand(self, key: Key, now: datetime) -> Kept | None:
        """What is kept for ``key`` of this state of the data; None where it would have to be read. One query."""
        if read_connection().in_atomic_block:
            return None
        return self._find([key], state_of_data(), now).get(key)

    def latest(self, key: Key, now: datetime) -> Kept | None:
        """What was last read for ``key``, of whatever state of this database; None inside a transaction, too."""
        if read_connection().in_atomic_block:
            return None
        database = state_of_data()[:-_N_DIGITS]
        with self._lock:
            was, until, kept = self._kept.get(key, ("", None, None))
        return kept if was[:-_N_DIGITS] == database and (until is None or now < until) else None


def state_of_data() -> str:
    """Names the state of the data that is visible now; one query. What this transaction wrote itself is not in it."""
    answers = _ANSWERS.get() or _Answers()
    if not answers.state:
        with read_connection().cursor() as cursor:
            cursor.execute(_STATE)
            answers.state = cursor.fetchone()[0]
    return answers.state
