"""For tests of the ways in: the hostile server behind the way out that the program itself uses.

In a conftest.py: `from tests.hostile.fixtures import hostile` and `from tests.hostile.visiting import site`.
"""

from dataclasses import replace

import httpcore
import pytest

from claims.ingest import fetching
from claims.outbound import Fetched, Fetcher, HostGate, Limits
from claims.outbound.connection import web_certificates
from claims.outbound.exchange import Network
from claims.outbound.fetcher import LIMITS
from tests.hostile.laid import LAID, Reply


class NotingBackend(httpcore.SyncBackend):
    """Opens connections, and notes where to."""

    def __init__(self):
        self.connected: list[tuple[str, int]] = []

    def connect_tcp(self, host, port, *rest, **more):
        self.connected.append((host, port))
        return super().connect_tcp(host, port, *rest, **more)


class LimitedFetcher(Fetcher):
    """The way out with limits that a test sets, so that an endless answer costs it a moment and no more."""

    limits: Limits | None = None

    def fetch(self, url: str, *, limits: Limits = LIMITS, **wishes) -> Fetched:
        return super().fetch(url, limits=self._limited(limits), **wishes)

    def fetch_page(self, url: str, *, limits: Limits = LIMITS, **wishes) -> Fetched:
        return super().fetch_page(url, limits=self._limited(limits), **wishes)

    def _limited(self, limits: Limits) -> Limits:
        """What is larger is still cut where the program would have it cut."""
        return replace(self.limits, cut=limits.cut, n_announced=limits.n_announced) if self.limits else limits


class Site:
    """The hostile server, with what tests lay there and what was connected to meanwhile."""

    def __init__(self, server, backend: NotingBackend, fetcher: LimitedFetcher):
        self.server, self.backend, self.fetcher = server, backend, fetcher

    def lay(self, name: str, body: bytes | str = b"", *, media_type="text/html; charset=utf-8", **reply) -> str:
        """Put an answer at an address; returns the address."""
        data = body.encode() if isinstance(body, str) else body
        LAID[name] = Reply(data, media_type, **reply)
        return self.server.url(f"laid/{name}")

    def n_visits(self, name: str) -> int:
        return self.server.visits[f"/laid/{name}"]


@pytest.fixture
def site(hostile, monkeypatch):
    """The hostile server, which alone may be fetched from, without a pause."""
    backend = NotingBackend()
    network = Network(backend, web_certificates())
    fetcher = LimitedFetcher("tests@example.org", hostile.endpoint, network=network, gate=HostGate(pause=0))
    monkeypatch.setattr(fetching, "fetcher", lambda: fetcher)
    hostile.visits.clear()
    hostile.robots = ""
    LAID.clear()
    return Site(hostile, backend, fetcher)
