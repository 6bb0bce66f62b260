"""Why a call brought nothing back: one class per reason, each a plain sentence that says whether to try again.

`retry` is for whoever runs the jobs: True where the same call may well succeed later, False where only a person, or the
site, can change the outcome. `retry_after` is how long the site (or our own queue for it) asks to wait, when it does.
Every class can be pickled, so that it crosses from one process to another.
"""

from datetime import timedelta
from http import HTTPStatus


class FetchError(Exception):
    """A call that brought nothing back; the base of all that this package raises."""

    retry = False
    retry_after: timedelta | None = None


class NotAllowed(FetchError):
    """Refused before a connection was opened: the address, or one it led to, is not on the open web."""

    def __str__(self):
        return f"address not allowed: {self.args[0]}"


class ForbiddenByRobots(FetchError):
    """The site's robots.txt asks programs not to read this page."""


class Unreachable(FetchError):
    """No connection, or a broken one: unknown name, refused, reset, an invalid certificate."""

    retry = True


class Busy(FetchError):
    """Our own rule, not the site: its turn did not come in time, since other calls to that host are waiting."""

    retry = True

    def __init__(self, host: str, retry_after: timedelta):
        super().__init__(host, retry_after)
        self.retry_after = retry_after

    def __str__(self):
        return f"{self.args[0]} is asked by other jobs: this one has to wait its turn"


class TooSlow(FetchError):
    """The whole call took longer than its limit."""

    retry = True


class TooLarge(FetchError):
    """The answer is larger than the limit, as sent or once unpacked."""


class BadAnswer(FetchError):
    """What came back is no HTTP answer that can be used."""

    retry = True


class RedirectMaze(FetchError):
    """Redirects in a circle, or more of them than are followed."""


class HttpProblem(FetchError):
    """The server answered, and the answer is a refusal: `status` 400 or above."""

    def __init__(self, status: int, retry_after: timedelta | None = None):
        super().__init__(status, retry_after)
        self.status = status
        self.retry_after = retry_after

    @property
    def retry(self) -> bool:
        """Server trouble and "too many requests" pass; "not found" and "forbidden" do not by themselves."""
        return self.status in (408, 425, 429) or 500 <= self.status <= 599

    def __str__(self):
        try:
            words = f" ({HTTPStatus(self.status).phrase.lower()})"
        except ValueError:
            words = ""
        return f"the server answered {self.status}{words}"


class Gone(HttpProblem):
    """410 at the address itself, or where it has moved for good: it will not come back."""
