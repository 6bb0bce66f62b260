"""One call at a time to each host, and a pause between two calls.

What holds where: within one process this gate is exact, for all threads. Between processes it is where they have their
turns in common (`SharedTurns`); a process without those keeps to a pause of its own.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from claims.outbound.errors import Busy
from claims.outbound.limits import Deadline

PAUSE = 1.0  # as CLAIMS_FETCH_PAUSE without a value
LONGEST_PAUSE = 60.0
MOST_IDLE_LANES = 1_000


class SharedTurns(Protocol):
    """The turns at hosts that several processes have in common. What it raises, calls raise."""

    def take(self, host: str, pause: float, seconds: float, is_following: bool) -> float:
        """Take the turn at `host` for `seconds` at most, if it is free and the last call ended `pause` seconds ago.

        Returns 0.0 when it is taken, else in how many seconds to ask again; it does not wait itself. `is_following`
        needs no pause after a call of the same thread.
        """

    def give_back(self, host: str) -> None:
        """The call is over; a turn that ran out, and that somebody else took, is left to them."""


@dataclass(slots=True)
class _Lane:
    """The way to one host."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended_at: float = float("-inf")
    n_users: int = 0


class HostGate:
    """Lets calls through to a host in turn, of this process or of all that have `shared` in common.

    `clock` and `sleep` are in seconds and only tests bring their own.
    """

    def __init__(
        self,
        pause: float = PAUSE,
        shared: SharedTurns | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self._pause = pause
        self._shared = shared
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, deadline: Deadline, pause: float = 0.0, is_following: bool = False) -> Iterator[None]:
        """Hold the only turn at `host`, once the last call to it lies `pause` seconds back (or the gate's own pause).

        `is_following`: a redirect within the site, which goes on without a pause. Busy when the turn would not come
        within the deadline's patience; nothing is waited for in vain.
        """
        pause = min(max(pause, self._pause), LONGEST_PAUSE)
        with self._lane(host) as lane, self._held(host, lane, deadline):
            if not is_following:
                self._wait(host, lane.ended_at + pause - self._clock(), deadline)
            with self._held_by_us(host, deadline, pause, is_following):
                try:
                    yield
                finally:
                    lane.ended_at = self._clock()

    @contextmanager
    def _held(self, host: str, lane: _Lane, deadline: Deadline) -> Iterator[None]:
        """The lane's lock, which other threads of this process wait for."""
        begun = self._clock()
        if not lane.lock.acquire(timeout=deadline.patience):
            raise Busy(host, timedelta(seconds=self._pause))
        deadline.waited(self._clock() - begun)
        try:
            yield
        finally:
            lane.lock.release()

    @contextmanager
    def _held_by_us(self, host: str, deadline: Deadline, pause: float, is_following: bool) -> Iterator[None]:
        """The turn that other processes wait for, where they are known."""
        if self._shared is None:
            yield
            return
        while seconds := self._shared.take(host, pause, deadline.left(), is_following):
            self._wait(host, seconds, deadline)
        try:
            yield
        finally:
            self._shared.give_back(host)

    def _wait(self, host: str, seconds: float, deadline: Deadline) -> None:
        if seconds > deadline.patience:
            raise Busy(host, timedelta(seconds=seconds))
        if seconds > 0:
            begun = self._clock()
            self._sleep(seconds)
            deadline.waited(self._clock() - begun)

    @contextmanager
    def _lane(self, host: str) -> Iterator[_Lane]:
        """The host's lane, which is not swept away while somebody is in it."""
        with self._lock:
            if len(self._lanes) > MOST_IDLE_LANES:
                self._sweep()
            lane = self._lanes.setdefault(host, _Lane())
            lane.n_users += 1
        try:
            yield lane
        finally:
            with self._lock:
                lane.n_users -= 1

    def _sweep(self) -> None:
        """Forget the hosts that may be asked again at once."""
        rested = self._clock() - LONGEST_PAUSE
        self._lanes = {host: lane for host, lane in self._lanes.items() if lane.n_users or lane.ended_at > rested}
