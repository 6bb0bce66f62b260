"""What tests put in the place of the network, the name servers and the clock."""

import socket
from dataclasses import dataclass, field
from itertools import cycle

import httpcore

from claims.outbound import Fetched, Fetcher, FetchError, Unreachable
from claims.outbound.connection import web_certificates
from claims.outbound.exchange import Network
from claims.outbound.lookup import Resolver


class RecordingBackend(httpcore.NetworkBackend):
    """Writes down who was to be connected to, and connects to nobody."""

    def __init__(self):
        self.connects: list[tuple[str, int]] = []
        self.timeouts: list[float | None] = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        """Never succeeds."""
        self.connects.append((host, port))
        self.timeouts.append(timeout)
        raise httpcore.ConnectError("this network leads nowhere")

    def as_network(self) -> Network:
        """To be handed to a Fetcher."""
        return Network(self, web_certificates())


class ScriptedStream(httpcore.NetworkStream):
    """Says what is in the script, a few bytes at a time, and then hangs up."""

    def __init__(self, script: bytes, sizes: list[int]):
        self._script = script
        self._sizes = cycle(sizes)

    def read(self, max_bytes, timeout=None):
        """The next few bytes."""
        size = min(max_bytes, next(self._sizes))
        piece, self._script = self._script[:size], self._script[size:]
        return piece

    def write(self, buffer, timeout=None):
        """Goes unread."""

    def close(self):
        """Changes nothing."""

    def get_extra_info(self, info):
        """Nothing is known."""


class ScriptedBackend(httpcore.NetworkBackend):
    """The same script on every connection."""

    def __init__(self, script: bytes, sizes: list[int]):
        self._script = (script, sizes)

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        """Always succeeds."""
        return ScriptedStream(*self._script)


def hosts(names: dict[str, list[str]]) -> Resolver:
    """A name server that knows these names only."""

    def resolve(host: str, _seconds: float) -> list[str]:
        if host not in names:
            raise Unreachable(f"{host} was not found")
        return names[host]

    return resolve


def everything_is_here(host: str, _seconds: float) -> list[str]:
    """A hostile name server: odd numbers as C libraries read them, any name as this machine."""
    try:
        return [row[4][0] for row in socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)]
    except (OSError, UnicodeError):
        return ["127.0.0.1"]


def outcome_of(fetcher: Fetcher, url: str, **options) -> Fetched | FetchError:
    """What came back, or what went wrong."""
    try:
        return fetcher.fetch(url, **options)
    except FetchError as error:
        return error


@dataclass
class FakeClock:
    """Time that passes only in `sleep`, at once."""

    now: float = 1_000.0
    naps: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.naps.append(seconds)
        self.now += seconds
