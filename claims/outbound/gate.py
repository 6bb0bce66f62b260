"""One call at a time to each host, and a pause between two calls.

What holds where: within one process this gate is exact, for all threads. Between processes it knows nothing; there the
job queue's locks see to it that one feed or article is fetched by one worker at a time, so a host is asked by at most
as many processes at once as run workers.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from claims.outbound.errors import Busy
from claims.outbound.limits import Deadline

PAUSE = 1.0  # as CLAIMS_FETCH_PAUSE without a value
LONGEST_PAUSE = 60.0
MOST_IDLE_LANES = 1_000


@dataclass(slots=True)
class _Lane:
    """The way to one host."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended_at: float = float("-inf")
    n_users: int = 0


class HostGate:
    """Lets calls through to a host in turn. `clock` and `sleep` are in seconds and only tests bring their own."""

    def __init__(
        self,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self._pause = pause
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
        with self._lane(host) as lane:
            begun = self._clock()
            if not lane.lock.acquire(timeout=deadline.patience):
                raise Busy(host, timedelta(seconds=self._pause))
            try:
                if not is_following:
                    self._rest(host, lane, max(pause, self._pause), deadline.patience - (self._clock() - begun))
                deadline.waited(self._clock() - begun)
                try:
                    yield
                finally:
                    lane.ended_at = self._clock()
            finally:
                lane.lock.release()

    def _rest(self, host: str, lane: _Lane, pause: float, patience: float) -> None:
        seconds = lane.ended_at + min(pause, LONGEST_PAUSE) - self._clock()
        if seconds > patience:
            raise Busy(host, timedelta(seconds=seconds))
        if seconds > 0:
            self._sleep(seconds)

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
