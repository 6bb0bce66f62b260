"""One visitor's connection, as a behaviour sees it."""

import socket
import time
from dataclasses import dataclass, field
from threading import Event

LONGEST = 20.0


class Over(Exception):
    """The visitor has left, the server stops, or the behaviour has gone on for 20 seconds: time to end."""


@dataclass(slots=True)
class Request:
    """What the visitor asked for; header names in lower case."""

    target: str = ""
    headers: dict[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Wire:
    """Everything that a behaviour needs: what was asked, and ways to be difficult about it.

    `here` is the server's own address, for redirects. All methods raise Over when there is no use in going on.
    """

    connection: socket.socket
    request: Request
    here: str
    stopping: Event
    ends_at: float = field(default_factory=lambda: time.monotonic() + LONGEST)

    @property
    def rest_of_path(self) -> str:
        """What follows the behaviour's name in the path, for those that count their own calls there."""
        return self.request.target.lstrip("/").partition("/")[2]

    def send(self, data: bytes) -> None:
        """Send these very bytes."""
        self._check()
        try:
            self.connection.sendall(data)
        except OSError as error:
            raise Over from error

    def drip(self, data: bytes, seconds: float = 0.02) -> None:
        """Send them one by one, with a pause after each."""
        for position in range(len(data)):
            self.send(data[position : position + 1])
            self.rest(seconds)

    def rest(self, seconds: float) -> None:
        """Do nothing for a while."""
        self.stopping.wait(min(seconds, max(0.0, self.ends_at - time.monotonic())))
        self._check()

    def head(self, status: int = 200, **headers: str | bytes) -> None:
        """Send a status line and headers: `content_type` for Content-Type."""
        lines = [b"HTTP/1.1 %d Whatever" % status]
        for name, value in headers.items():
            lines.append(name.replace("_", "-").title().encode() + b": " + _as_bytes(value))
        self.send(b"\r\n".join(lines) + b"\r\n\r\n")

    def answer(self, status: int = 200, body: bytes = b"", **headers: str | bytes) -> None:
        """Send a well-formed answer."""
        headers.setdefault("content_type", "text/plain; charset=utf-8")
        self.head(status, content_length=str(len(body)), **headers)
        self.send(body)

    def chunk(self, data: bytes, extension: bytes = b"") -> None:
        """Send one piece of a chunked body."""
        self.send(b"%x%s\r\n%s\r\n" % (len(data), extension, data))

    def redirect(self, location: str | bytes, status: int = 302) -> None:
        """Send the visitor elsewhere."""
        self.answer(status, location=location)

    def reset(self) -> None:
        """Break the connection off as a crashed server does (RST)."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        raise Over

    def _check(self) -> None:
        if self.stopping.is_set() or time.monotonic() > self.ends_at:
            raise Over


def _as_bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("latin-1")
