"""How much of the world one call may cost: seconds, bytes, redirects."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from claims.outbound.errors import TooSlow


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one call may take.

    `seconds` counts from the first name look-up to the last byte, over all redirects; waiting for a host's turn does
    not count in it and has `patience` (seconds) of its own. `n_wire_bytes` are counted as they arrive, head and body,
    per answer; `n_bytes` once unpacked. With `cut`, what lies beyond `n_bytes` is left unread instead of refused; what
    announces more than `n_announced` is refused all the same.
    """

    seconds: float = 30.0
    patience: float = 30.0
    lookup_seconds: float = 10.0
    connect_seconds: float = 5.0
    n_wire_bytes: int = 15_000_000
    n_bytes: int = 15_000_000
    n_redirects: int = 10
    cut: bool = False
    n_announced: int | None = None


class Deadline:
    """The time that is left to one call, and the patience left for waiting its turn; in seconds of `clock`."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._seconds = limits.seconds
        self._ends_at = clock() + limits.seconds
        self.patience = limits.patience

    def left(self) -> float:
        """Seconds until the call has to end, more than 0; TooSlow when there are none."""
        seconds = self._ends_at - self._clock()
        if seconds <= 0:
            raise TooSlow(f"not finished within {self._seconds:g} seconds")
        return seconds

    def waited(self, seconds: float) -> None:
        """Take time spent waiting off the patience, and not off the call."""
        self._ends_at += seconds
        self.patience = max(0.0, self.patience - seconds)
