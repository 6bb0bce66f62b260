"""People who use a web server at once: readers who open pages, the first of a list most often, and editors who decide.

Each is a thread with a connection of its own, and asks for the next page as soon as the last one is there.
"""

import http.client
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count
from urllib.parse import urlencode

PATIENCE = 30
#: As Django's: what the cookie and the form both bring.
_KEY = "k" * 32
#: Where a decision on the claim shown goes, and which state of it was shown.
_FORM = re.compile(r'action="(/desk/review/[0-9]+/)".*?name="version" value="([0-9a-f]+)"', re.DOTALL)
_DEEDS = ({"deed": "accept"}, {"deed": "reject", "common": "cut"}, {"deed": "skip"}, {"deed": "accept"})


@dataclass
class Tally:
    """What became of all requests: how long each took, in milliseconds, and what went wrong.

    ``n_refused`` were for what editors had rejected meanwhile (404), or decided on before (409), as it should be.
    """

    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    n_refused: int = 0

    def note(self, path: str, status: int, milliseconds: float) -> None:
        """One more."""
        self.milliseconds.append(milliseconds)
        if status in (404, 409):
            self.n_refused += 1
        elif status != 200:
            self.errors.append(f"{path}: {status}")


class Visitor:
    """One person's connection."""

    def __init__(self, port: int, tally: Tally, session: str = ""):
        self._port, self._tally = port, tally
        self._headers = {"Accept-Encoding": "gzip"}
        if session:
            self._headers = {"Cookie": f"csrftoken={_KEY}; sessionid={session}", "HX-Request": "true"}
        self._line = self._connect()

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def ask(self, path: str, fields: dict[str, str] | None = None) -> str:
        """The page there, or what comes of a form with these fields; nothing where that went wrong."""
        body = urlencode({"csrfmiddlewaretoken": _KEY, **fields}) if fields else None
        more = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
        began = time.perf_counter()
        try:
            self._line.request("POST" if fields else "GET", path, body, {**self._headers, **more})
            answer = self._line.getresponse()
            status, words = answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self._line.close()
            self._line, status, words = self._connect(), 0, b""
        self._tally.note(path, status, (time.perf_counter() - began) * 1000)
        return words.decode(errors="replace") if status == 200 else ""


def read(visitor: Visitor, pages: Sequence[str], over: threading.Event, seed: int) -> None:
    """Open pages until it is over: that of rank n 1/n times as often as the first (Zipf)."""
    dice = random.Random(seed)
    weights = list(accumulate(1 / rank for rank in range(1, len(pages) + 1)))
    while not over.is_set():
        visitor.ask(dice.choices(pages, cum_weights=weights)[0])


def review(visitor: Visitor, over: threading.Event) -> None:
    """Decide on one claim of the review queue after the other until it is over; each answer brings the next."""
    page = ""
    for n in count():
        if over.is_set():
            return
        found = _FORM.search(page)
        page = visitor.ask(found[1], {**_DEEDS[n % len(_DEEDS)], "version": found[2]}) if found else ""
        page = page or visitor.ask("/desk/review/")


def at_once(people: Sequence[Callable[[], None]], over: threading.Event, seconds: float) -> Iterator[float]:
    """Let all of them go on for so long; yields the seconds that have passed, each second, and waits for their end."""
    threads = [threading.Thread(target=person, daemon=True) for person in people]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    while (passed := time.monotonic() - began) < seconds:
        yield passed
        over.wait(min(1.0, seconds - passed))
    over.set()
    for thread in threads:
        thread.join(2 * PATIENCE)
