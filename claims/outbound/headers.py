"""What the headers of an answer say, as values that can be stored and acted upon; and the headers of a request."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from claims.outbound.decoding import ACCEPTED

RawHeaders = Sequence[tuple[bytes, bytes]]
LONGEST_WAIT = timedelta(days=1)
_ECHOABLE = re.compile(r"[\t\x20-\x7e\x80-\xff]{1,1000}")
_MEDIA_TYPE = re.compile(r"\s*([\w!#$&^.+-]{1,100}/[\w!#$&^.+-]{1,100})\s*(?:;|$)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*(?:[\"']\s*)?([\w.:+-]{1,40})", re.ASCII | re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified of an answer, to be echoed with the next call: never read, never tidied.

    Latin-1 text, which turns back into the very bytes that were sent. Empty where there was none, or where it was
    longer than 1,000 characters or unprintable.
    """

    etag: str = ""
    last_modified: str = ""

    def as_conditions(self) -> list[tuple[bytes, bytes]]:
        """The request headers that ask "has it changed since?"."""
        pairs = ((b"If-None-Match", self.etag), (b"If-Modified-Since", self.last_modified))
        return [(name, value.encode("latin-1")) for name, value in pairs if _ECHOABLE.fullmatch(value)]


class Headers:
    """An answer's headers by name, in any case."""

    def __init__(self, raw: RawHeaders):
        self._raw = [(name.lower(), value) for name, value in raw]

    def get_bytes(self, name: str) -> bytes | None:
        """The first header of this name, as sent."""
        wanted = name.lower().encode("ascii")
        return next((value for found, value in self._raw if found == wanted), None)

    def get(self, name: str) -> str:
        """The same as text, one character for each byte; empty without one."""
        return (self.get_bytes(name) or b"").decode("latin-1")

    def joined(self, name: str) -> str:
        """All headers of this name in a row, for those that are lists."""
        wanted = name.lower().encode("ascii")
        return b",".join(value for found, value in self._raw if found == wanted).decode("latin-1")

    def content_length(self) -> int | None:
        """How many bytes are announced, packed as they are."""
        value = self.get("Content-Length")
        return int(value) if _DIGITS.fullmatch(value) else None

    def validators(self) -> Validators:
        """What to echo with the next call."""
        values = (self.get(name) for name in ("ETag", "Last-Modified"))
        return Validators(*(value if _ECHOABLE.fullmatch(value) else "" for value in values))

    def media_type(self) -> str:
        """Like "text/html", lower case; empty when the answer says none or nonsense."""
        found = _MEDIA_TYPE.match(self.get("Content-Type"))
        return found[1].lower() if found else ""

    def charset(self) -> str | None:
        """The encoding as labelled, whether or not it is true, or even exists."""
        found = _CHARSET.search(self.get("Content-Type"))
        return found[1] if found else None

    def retry_after(self, now: datetime) -> timedelta | None:
        """How long the site asks to be left alone."""
        return parse_retry_after(self.get("Retry-After"), now)


def parse_retry_after(value: str, now: datetime) -> timedelta | None:
    """A Retry-After header, in seconds or as a date, as a wait from `now` (aware): none to a day; None for nonsense."""
    if _DIGITS.fullmatch(value):
        seconds = min(int(value), LONGEST_WAIT.total_seconds())
        return timedelta(seconds=seconds)
    try:
        until = parsedate_to_datetime(value)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return min(max(until - now, timedelta()), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def user_agent(contact: str) -> bytes:
    """Who asks, and where to complain: `contact` is an e-mail address or a web address, or empty."""
    about = f"+{contact}" if contact else "reads news; whoever runs this copy has left no contact"
    return f"Claimline ({about})".encode("ascii")


def request_headers(host: str, agent: bytes, accept: str, validators: Validators) -> list[tuple[bytes, bytes]]:
    """All headers of one request. The connection is for one answer only, so it is closed after it."""
    return [
        (b"Host", host.encode("ascii")),
        (b"User-Agent", agent),
        (b"Accept", accept.encode("ascii")),
        (b"Accept-Encoding", ACCEPTED),
        *validators.as_conditions(),
        (b"Connection", b"close"),
    ]
