"""/d/<slug>/sources.opml: the outlets of a dispute, for feed readers."""

import pytest

from claims.exports.opml import parse_opml
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_feed, a_party, a_placed_claim, a_publisher, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

ADDRESS = "/d/data.sources.opml"


@pytest.fixture
def outlets():
    dispute = a_dispute(slug="data", title="Whose <data>?", publishes=Publishes.ACCEPTED)
    wired, weekly, secret = (
        a_publisher("Wired", domains=["wired.example"]),
        a_publisher("Weekly"),
        a_publisher("Secret"),
    )
    a_placed_claim(dispute, "It took data.", Status.ACCEPTED, publisher=wired)
    a_placed_claim(dispute, "It took more.", Status.ACCEPTED, publisher=weekly, speaker=a_party("Microsoft"))
    a_placed_claim(dispute, "Not yet.", publisher=secret)
    a_feed("https://wired.example/feed.xml", wired, title="All & more")
    a_feed("https://wired.example/feed.xml?key=mine", wired)
    a_feed("https://secret.example/feed.xml", secret)
    a_feed("https://elsewhere.example/feed.xml", a_publisher("Elsewhere"))


def test_it_lists_what_readers_see_told(client, outlets):
    client.force_login(a_user(Role.EDITOR))
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/x-opml; charset=utf-8"
    told = parse_opml(answer.content)
    assert told.title == "Sources: Whose <data>?"
    assert [(feed.url, feed.title, feed.site_url, feed.folders) for feed in told.feeds] == [
        ("http://testserver/d/data.atom", "Whose <data>? (claims)", "http://testserver/d/data/", ()),
        ("https://wired.example/feed.xml", "Wired: All & more", "https://wired.example/", ("Sources",)),
    ]
    assert b'type="link" url="http://testserver/sources/weekly/"' in answer.content
    assert all(word not in answer.content for word in (b"key=mine", b"Secret", b"secret", b"Elsewhere"))


def test_the_same_filters_narrow_it(client, outlets):
    told = client.get(f"{ADDRESS}?by=microsoft").content
    assert b"/sources/weekly/" in told
    assert b"wired" not in told
    assert b"/d/data.atom?by=microsoft" in told
    assert client.get(f"{ADDRESS}?from=2025-99-99").status_code == 400
    assert client.get("/d/none.sources.opml").status_code == 404


def test_the_query_budget(client, outlets):
    assert count_queries(client, ADDRESS) <= MOST
