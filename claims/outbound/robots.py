"""What a site's robots.txt lets us read, and how fast (RFC 9309).

No robots.txt (any 4xx but 429, or redirects without end) allows everything; one that cannot be read just now (5xx,
429, no connection) allows nothing until it can, unless an older copy is at hand. A copy is used for a day. Beyond
500 kB a file is cut.
"""

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from claims.outbound.address import Address
from claims.outbound.errors import Busy, FetchError, ForbiddenByRobots, HttpProblem, RedirectMaze, Unreachable
from claims.outbound.gate import LONGEST_PAUSE
from claims.outbound.limits import Deadline, Limits

TOKEN = "claimline"  # nosec B105 # a name, in the words of RFC 9309
AGE_SECONDS = 24 * 3600
RETRY_SECONDS = 600
MOST_SITES = 128
ROBOTS_LIMITS = Limits(n_bytes=500_000, cut=True)
ALLOW_ALL = ""
_AGENT_LINE = re.compile(r"\s*user[\s-]*agent(?:\s*:|\s)\s*(\*(?=\s|#|$)|[\w-]*)", re.IGNORECASE)

ReadText = Callable[[Address, Limits, Deadline], bytes]
"""From a robots.txt address to its bytes; raises FetchError."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A robots.txt as read, or why it could not be (`text` is then None, or an older copy)."""

    text: str | None
    good_until: float
    problem: str = ""


class Robots:
    """The robots.txt of the sites met lately, by scheme, host and port. Safe to share between threads."""

    def __init__(self, read: ReadText, clock: Callable[[], float] = time.monotonic):
        self._read = read
        self._clock = clock
        self._copies: OrderedDict[str, _Copy] = OrderedDict()
        self._lock = threading.Lock()

    def permit(self, address: Address, deadline: Deadline) -> float:
        """The seconds that the site wants between two calls (0 to 60).

        ForbiddenByRobots where robots.txt forbids this address, Unreachable (with a retry) where it cannot be read now.
        """
        copy = self._copy(address.beside("/robots.txt"), deadline)
        if copy.text is None:
            raise Unreachable(f"{address.host} is not read while its robots.txt cannot be: {copy.problem}")
        if not copy.text:
            return 0.0
        rules = Protego.parse(copy.text)
        if not rules.can_fetch(address.url, TOKEN):
            raise ForbiddenByRobots(f"{address.host} asks programs not to read this page (robots.txt)")
        return min(rules.crawl_delay(TOKEN) or 0.0, LONGEST_PAUSE)

    def _copy(self, where: Address, deadline: Deadline) -> _Copy:
        with self._lock:
            known = self._copies.get(where.url)
        if known and self._clock() < known.good_until:
            return known
        copy = self._read_anew(where, deadline, known)
        with self._lock:
            self._copies[where.url] = copy
            self._copies.move_to_end(where.url)
            if len(self._copies) > MOST_SITES:
                self._copies.popitem(last=False)
        return copy

    def _read_anew(self, where: Address, deadline: Deadline, known: _Copy | None) -> _Copy:
        try:
            text = narrowed(self._read(where, ROBOTS_LIMITS, deadline).decode("utf-8-sig", "replace"))
        except Busy:
            raise  # says nothing about the site
        except FetchError as error:
            if not _means_none(error):
                return _Copy(known and known.text, self._clock() + RETRY_SECONDS, str(error))
            text = ALLOW_ALL
        return _Copy(text, self._clock() + AGE_SECONDS)


def _means_none(error: FetchError) -> bool:
    if isinstance(error, HttpProblem):
        return 400 <= error.status <= 499 and error.status != 429
    return isinstance(error, RedirectMaze)


def narrowed(text: str) -> str:
    """A robots.txt in which all agents but "*" and us go by one name; empty when it forbids and asks nothing.

    Two reasons. The RFC compares whole names, and Protego would also take "claim" for us. And Protego keeps a copy of
    each rule for each agent above it, so 10,000 agents above 10,000 rules, in 250 kB, would take minutes.
    """
    lines = [_narrowed_line(line) for line in text.splitlines()]
    return "\n".join(lines) if any(line.strip() for line in lines) else ALLOW_ALL


def _narrowed_line(line: str) -> str:
    found = _AGENT_LINE.match(line)
    if not found:
        return line
    name = found[1].lower()
    return f"User-agent: {name if name in ('*', TOKEN) else 'other'}"
