"""A feed that turns into something else and back: what was there stays as it was, nothing comes twice."""

import gzip

import pytest

from claims.ingest import take_feed
from claims.models import Feed, FeedEntry, Publisher
from claims.parsing.errors import IngestError
from claims.terms import FeedState

pytestmark = pytest.mark.django_db

FEED = "application/rss+xml"
ITEMS = "".join(f"<item><guid>{n}</guid><link>/laid/{n}</link><title>Tütle {n}</title></item>" for n in range(5))
GOOD = f"<rss version='2.0'><channel><title>T</title>{ITEMS}</channel></rss>"
BOMB = gzip.compress(b"<rss>" + b" " * 100_000_000)


@pytest.fixture
def feed(site):
    feed = Feed.objects.create(url=lay_good(site), publisher=Publisher.objects.named("The News"))
    take_feed(feed)
    return feed


def lay_good(site, name: str = "feed") -> str:
    return site.lay(name, GOOD, media_type=FEED)


def look(feed: Feed) -> str:
    """Look at it once more; what was wrong with it, in a sentence."""
    try:
        take_feed(Feed.objects.get(pk=feed.pk))
    except IngestError as problem:
        return str(problem)
    return ""


@pytest.mark.parametrize(
    "reply, told",
    [
        ({"body": "<html><body><h1>Welcome</h1><p>We moved</p></body></html>"}, "this is not a feed"),
        ({"body": BOMB, "media_type": FEED, "headers": {"content-encoding": "gzip"}}, "more than 15,000,000 bytes"),
        ({"body": f"<?xml version='1.0' encoding='utf-16'?>{GOOD}".encode("utf-16"), "media_type": FEED}, ""),
        ({"body": f"<?xml version='1.0' encoding='latin-1'?>{GOOD}".encode("latin-1"), "media_type": FEED}, ""),
        ({"status": 301, "headers": {"location": "/laid/feed"}}, "redirects in a circle"),
        ({"status": 301, "headers": {"location": "/laid/nothing"}}, "404 (not found)"),
        ({"status": 302, "headers": {"location": "/laid/other"}}, ""),
    ],
    ids=["html", "bomb", "utf-16", "latin-1", "circle", "moved to nothing", "elsewhere for now"],
)
def test_it_turns_into_this_and_back(site, feed, reply, told):
    lay_good(site, "other")
    before = list(FeedEntry.objects.order_by("pk").values("pk", "guid", "url", "told", "problem"))
    site.lay("feed", **reply)
    for _ in range(2):
        problem = look(feed)
        assert told in problem if told else problem == ""
    lay_good(site)
    assert look(feed) == ""
    assert list(FeedEntry.objects.order_by("pk").values("pk", "guid", "url", "told", "problem")) == before
    there = Feed.objects.get()
    assert (there.url, there.state, there.polling.n_failures) == (feed.url, FeedState.ACTIVE, 0)


def test_it_moves_for_good_and_back(site, feed):
    there = lay_good(site, "other")
    site.lay("feed", status=301, headers={"location": there})
    assert (look(feed), Feed.objects.get().url) == ("", there)
    lay_good(site)
    site.lay("other", status=308, headers={"location": feed.url})
    assert (look(feed), Feed.objects.get().url) == ("", feed.url)
    assert FeedEntry.objects.count() == 5


def test_it_is_gone_until_somebody_resumes_it(site, feed):
    site.lay("feed", status=410)
    assert "410 (gone)" in look(feed)
    lay_good(site)
    n_visits = site.n_visits("feed")
    assert (look(feed), site.n_visits("feed")) == ("", n_visits)
    Feed.objects.update(state=FeedState.ACTIVE)
    assert (look(feed), site.n_visits("feed")) == ("", n_visits + 1)
    assert FeedEntry.objects.count() == 5
