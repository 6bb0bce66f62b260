"""Visitors that may go to the hostile server."""

import pytest

from claims.outbound import Fetcher
from claims.outbound.gate import HostGate
from tests.hostile.fixtures import hostile as hostile
from tests.outbound.stand_ins import hosts


@pytest.fixture
def fetcher(hostile) -> Fetcher:
    """A visitor that may go to the hostile server, by its address or as news.example, and waits for nobody."""
    names = hosts({"news.example": ["127.0.0.2"], "localhost": ["127.0.0.1", "::1"]})
    return Fetcher(allow=hostile.endpoint, resolve=names, gate=HostGate(pause=0))
