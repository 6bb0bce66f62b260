"""Readers and editors who go on asking, whatever becomes of the site, and remember what they were told."""

import http.client
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

PATIENCE = 30
#: As Django's: what the cookie and the form both bring.
_KEY = "k" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and words; 0 where nobody answered, as a process that was killed does not."""

    status: int
    words: str = ""


class Browser:
    """Asks one web server, as a reader or with somebody's session."""

    def __init__(self, port: int, session: str = "", host: str = "127.0.0.1"):
        self._host, self._port = host, port
        self._headers = {"Cookie": f"csrftoken={_KEY}; sessionid={session}"} if session else {}

    def get(self, path: str) -> Answer:
        """What stands there."""
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> Answer:
        """What comes of a form."""
        body = urlencode({"csrfmiddlewaretoken": _KEY, **fields})
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> Answer:
        site = http.client.HTTPConnection(self._host, self._port, timeout=PATIENCE)
        try:
            site.request(method, path, body, {**self._headers, **(headers or {})})
            answer = site.getresponse()
            return Answer(answer.status, answer.read().decode(errors="replace"))
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            site.close()


@dataclass
class Asked:
    """What became of all that was asked. ``promised``: words that the site said it has kept."""

    n_well: int = 0
    n_not_now: int = 0
    n_unanswered: int = 0
    milliseconds: list[float] = field(default_factory=list)
    promised: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def read(self, port: int, over: threading.Event, host: str = "127.0.0.1") -> None:
        """A reader, until it is over."""
        browser, pages = Browser(port, host=host), ("/", "/articles/", "/search/?q=model", "/parties/", "/sources/")
        while not over.is_set():
            for page in pages:
                began = time.perf_counter()
                self._note(page, browser.get(page), well=200)
                self.milliseconds.append((time.perf_counter() - began) * 1000)
            over.wait(0.1)

    def edit(self, port: int, session: str, over: threading.Event, name: str, host: str = "127.0.0.1") -> None:
        """Somebody who suggests one claim after the other. What they were not told is kept is not sent again: nobody
        knows whether it was."""
        browser, n = Browser(port, session, host), 0
        while not over.is_set():
            n += 1
            words = f"{name} found this, number {n}."
            answer = browser.post("/desk/clip/", words=words, url=f"https://news.example/{n}")
            self._note("a suggestion", answer, well=302)
            if answer.status == 302:
                self.promised.append(words)
            over.wait(0.2)

    def _note(self, what: str, answer: Answer, well: int) -> None:
        if answer.status == well:
            self.n_well += 1
        elif answer.status == 0:
            self.n_unanswered += 1
        elif answer.status == 503 and "Out of order for a moment" in answer.words:
            self.n_not_now += 1
        else:
            self.wrong.append(f"{what}: {answer.status} {answer.words[:300]}")
