"""A web for the ways in: one made of a dictionary, and the hostile server behind the real way out."""

import pytest

from claims.ingest import fetching
from claims.models import Feed, Publisher
from claims.outbound import Fetched, HttpProblem, Validators
from tests.hostile.fixtures import hostile as hostile
from tests.hostile.visiting import site as site


class DictionaryWeb:
    """Stands in for the way out: what lies at which address, 404 elsewhere."""

    def __init__(self):
        self.addresses: dict[str, bytes] = {}

    def fetch(self, url: str, **_wishes) -> Fetched:
        if url not in self.addresses:
            raise HttpProblem(404)
        return Fetched((url,), None, 200, Validators(), "", None, self.addresses[url], False, None)

    fetch_page = fetch


@pytest.fixture
def web(monkeypatch):
    """What lies at which address."""
    web = DictionaryWeb()
    monkeypatch.setattr(fetching, "fetcher", lambda: web)
    return web.addresses


@pytest.fixture
def feed():
    return Feed.objects.create(url="https://news.example.org/feed", publisher=Publisher.objects.named("The News"))
