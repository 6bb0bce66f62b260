"""What a process keeps of one state of the data, for as long as that is the state.

The database notes which transactions changed what timelines are counted from (migration ``0022``). As long as a reader
sees the same ones, the same reading would come out, and is not made again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")

_STATE = "SELECT current_database() || md5(coalesce(string_agg(xid::text, ' ' ORDER BY xid), '')) FROM claims_change"
#: What was answered within ``one_state``: nothing yet, or the state. None: every time it is asked anew.
_ANSWERED: ContextVar[list[str] | None] = ContextVar("answered", default=None)


@contextmanager
def one_state() -> Iterator[None]:
    """Within it the state is asked for once, by whoever needs it first. Only for what changes nothing itself.

    What others change meanwhile is seen by the next one: what is read here is kept as of the state before.
    """
    token = _ANSWERED.set([])
    try:
        yield
    finally:
        _ANSWERED.reset(token)


class Keep(Generic[Key, Kept]):
    """The ``most`` latest readings that were asked for, by their keys. Threads share it."""

    def __init__(self, most: int):
        self._most = most
        self._kept: OrderedDict[Key, tuple[str, datetime | None, Kept]] = OrderedDict()
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
        Inside a transaction nothing is kept: it may have written what nobody else is to see.
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
        if connection.in_atomic_block:
            return {**read(list(keys))}
        state = state_of_data()
        found = self._find(keys, state, now)
        if missing := [key for key in keys if key not in found]:
            made = read(missing)
            self._put(made, state, holds_until(made))
            found.update(made)
        return found

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
                self._kept[key] = state, until, kept
                self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def state_of_data() -> str:
    """Names the state of the data that is visible now; one query. What this transaction wrote itself is not in it."""
    answered = _ANSWERED.get()
    if answered:
        return answered[0]
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        state = cursor.fetchone()[0]
    if answered is not None:
        answered.append(state)
    return state
