"""What a process keeps of one state of the data, for as long as that is the state.

The database notes which transactions changed what timelines are counted from (migration ``0022``). As long as a reader
sees the same ones, the same reading would come out, and is not made again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection

Kept = TypeVar("Kept")

_STATE = "SELECT current_database() || md5(coalesce(string_agg(xid::text, ' ' ORDER BY xid), '')) FROM claims_change"


class Keep(Generic[Kept]):
    """The ``most`` latest readings that were asked for, by their keys. Threads share it."""

    def __init__(self, most: int):
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[str, datetime | None, Kept]] = OrderedDict()
        self._lock = Lock()

    def get(
        self,
        key: Hashable,
        now: datetime,
        read: Callable[[], Kept],
        holds_until: Callable[[], datetime | None] = lambda: None,
    ) -> Kept:
        """What ``read`` gave for ``key`` in this state of the data, read now where it is not kept. One query more.

        ``holds_until`` gives the moment from which another reading comes out of the same state; None: there is none.
        Inside a transaction nothing is kept: it may have written what nobody else is to see.
        """
        if connection.in_atomic_block:
            return read()
        state = _state()
        with self._lock:
            was, until, kept = self._kept.get(key, (None, None, None))
            if was == state and (until is None or now < until):
                self._kept.move_to_end(key)
                return kept
        found = read()
        self._put(key, (state, holds_until(), found))
        return found

    def _put(self, key: Hashable, entry: tuple[str, datetime | None, Kept]) -> None:
        with self._lock:
            self._kept[key] = entry
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _state() -> str:
    """Names the state of the data that is visible now."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        return cursor.fetchone()[0]
