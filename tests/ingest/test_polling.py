"""Feeds over the network: what is asked when, what is remembered, and what becomes of one that moves or goes."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claims.ingest import FeedReading, due_feeds, take_feed
from claims.models import Article, Feed, FeedEntry, FeedPolling, FetchLog, Publisher, Snapshot
from claims.parsing.errors import IngestError, Trouble
from claims.terms import FeedState
from tests.parsing.web_page import PARAGRAPHS

pytestmark = pytest.mark.django_db

RSS = "application/rss+xml"
FULL = " ".join(PARAGRAPHS * 3)


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel><title>The News</title>{''.join(items)}</channel></rss>"


def item(number: int, text: str = "", published: datetime | None = None) -> str:
    day = f"<pubDate>{published:%a, %d %b %Y %H:%M:%S} +0000</pubDate>" if published else ""
    return f"<item><guid>{number}</guid><link>/laid/{number}</link><description>{text}</description>{day}</item>"


@pytest.fixture
def lay(site):
    """Lays a feed at an address of the server and keeps it as one of ours."""

    def laid(*items: str, name: str = "feed", **reply) -> Feed:
        url = site.lay(name, rss(*items), media_type=RSS, **reply)
        return Feed.objects.get_or_create(url=url, defaults={"publisher": Publisher.objects.named("The News")})[0]

    return laid


def wait_of(feed: Feed) -> timedelta:
    """From the last call of a feed to the next."""
    return FeedPolling.objects.get(feed=feed).next_check_at - feed.fetches.latest("pk").fetched_at


def test_a_first_reading_is_logged_and_the_next_one_planned(lay):
    feed = lay(item(1), item(2))
    found = take_feed(feed)
    assert [entry.guid for entry in found.entries] == ["1", "2"]
    log, polling = FetchLog.objects.get(), feed.polling
    assert (log.feed, log.url, log.http_status, log.n_new, log.error) == (feed, feed.url, 200, 2, "")
    assert log.n_bytes == len(rss(item(1), item(2)))
    assert (polling.last_good_at, polling.n_failures) == (log.fetched_at, 0)
    feed.refresh_from_db()
    assert feed.title == "The News"


def test_validators_are_echoed_and_an_unchanged_feed_is_a_good_fetch(lay, site):
    feed = lay(item(1), etag='W/"odd, é"')
    first = take_feed(feed)
    again = take_feed(Feed.objects.get())
    assert (again.snapshots, again.entries) == ((), first.entries)
    good, unchanged = FetchLog.objects.order_by("pk")
    assert (unchanged.http_status, unchanged.n_bytes, unchanged.n_new, unchanged.error) == (304, 0, 0, "")
    assert FeedPolling.objects.get().last_good_at == unchanged.fetched_at > good.fetched_at


@pytest.mark.parametrize(
    "hours, at_least, at_most",
    [([0, 1, 2, 3], 20, 31), ([1], 9, 11), ([10, 500], 1439, 1441), ([-24 * 20], 59, 61), ([], 59, 61)],
    ids=["hourly", "just now", "seldom", "only an impossible time", "no times"],
)
def test_the_next_call_is_due_by_how_often_it_publishes(lay, hours, at_least, at_most):
    now = datetime.now(UTC)
    feed = lay(*(item(n, published=now - timedelta(hours=ago)) for n, ago in enumerate(hours)), item(99))
    take_feed(feed)
    assert timedelta(minutes=at_least) <= wait_of(feed) <= timedelta(minutes=at_most)


def test_errors_wait_longer_each_time_and_a_good_fetch_ends_it(lay):
    feed = lay(status=500)
    waits = []
    for _ in range(4):
        with pytest.raises(IngestError, match="the server answered 500") as caught:
            take_feed(Feed.objects.get())
        assert caught.value.retry
        waits.append(wait_of(feed))
    assert FeedPolling.objects.get().n_failures == 4
    assert timedelta(minutes=4) < waits[0] < timedelta(minutes=11)
    assert waits[3] > timedelta(minutes=39) > waits[1]
    assert set(FetchLog.objects.values_list("http_status", "error")) == {
        (500, "the server answered 500 (internal server error)")
    }
    lay(item(1))
    take_feed(Feed.objects.get())
    assert FeedPolling.objects.get().n_failures == 0


def test_a_site_that_says_when_is_not_asked_sooner(lay):
    refused = lay(status=503, headers={"retry_after": "7200"})
    with pytest.raises(IngestError):
        take_feed(refused)
    assert timedelta(hours=2) <= wait_of(refused) <= timedelta(hours=2.3)
    content = lay(item(1, published=datetime.now(UTC)), name="good", headers={"retry_after": "7200"})
    take_feed(content)
    assert timedelta(hours=2) <= wait_of(content) <= timedelta(hours=2.1)


@pytest.mark.parametrize("state", [FeedState.PAUSED, FeedState.RETIRED])
def test_what_is_not_active_is_left_alone(lay, site, state):
    feed = lay(item(1))
    Feed.objects.update(state=state)
    assert take_feed(Feed.objects.get()) == FeedReading()
    assert not due_feeds(timezone.now() + timedelta(days=400)).exists()
    assert not site.backend.connected
    assert not feed.fetches.exists()


def test_one_that_is_gone_is_retired_and_its_articles_stay(lay):
    feed = lay(item(1, FULL))
    take_feed(feed)
    lay(status=410)
    with pytest.raises(IngestError) as caught:
        take_feed(Feed.objects.get())
    assert (caught.value.trouble, caught.value.retry) == (Trouble.GONE, False)
    assert Feed.objects.get().state == FeedState.RETIRED
    assert feed.fetches.latest("pk").error == "the server answered 410 (gone)"
    assert (Article.objects.count(), FeedEntry.objects.count()) == (1, 1)


@pytest.mark.parametrize("status, moves", [(301, True), (308, True), (302, False), (307, False)])
def test_one_that_moved_for_good_is_asked_at_its_new_address_from_now_on(lay, site, status, moves):
    old = lay(status=status, headers={"location": "/laid/new"})
    new_url = site.lay("new", rss(item(1)), media_type=RSS)
    take_feed(old)
    old = Feed.objects.get()
    assert old.url == (new_url if moves else site.server.url("laid/feed"))
    assert old.entries.get().url == site.server.url("laid/1")
    assert take_feed(old).entries == tuple(old.entries.all())
    assert site.n_visits("feed") == (1 if moves else 2)


@pytest.mark.parametrize(
    "body", ["<html><title>Log in</title><input type=password></html>", "<html><p>Domain for sale</p></html>", "", "{}"]
)
def test_a_move_to_what_is_no_feed_is_not_followed(lay, site, body):
    old = lay(status=301, headers={"location": "/laid/new"})
    site.lay("new", body)
    with pytest.raises(IngestError):
        take_feed(old)
    old.refresh_from_db()
    assert (old.url, old.state) == (site.server.url("laid/feed"), FeedState.ACTIVE)


def test_a_move_to_an_address_that_is_too_long_to_be_kept_is_followed_each_time(lay, site):
    """Too long for the index by which a feed is found again."""
    far = secrets.token_hex(1_900)
    old = lay(status=301, headers={"location": f"/laid/{far}"})
    site.lay(far, rss(item(1)), media_type=RSS)
    for n_visits in (1, 2):
        take_feed(Feed.objects.get())
        assert site.n_visits(far) == n_visits
    old.refresh_from_db()
    assert (old.url, old.entries.count()) == (site.server.url("laid/feed"), 1)


def test_a_move_onto_another_feed_of_ours_retires_the_one_that_moved(lay, site):
    other = lay(item(1), name="new")
    old = lay(status=301, headers={"location": "/laid/new"})
    assert take_feed(old) == FeedReading()
    old.refresh_from_db()
    assert (old.state, old.url) == (FeedState.RETIRED, site.server.url("laid/feed"))
    assert f"moved to {other.url}" in old.fetches.get().error
    assert not old.entries.exists()


def test_a_full_text_in_other_words_is_the_next_version_and_a_teaser_asks_for_nothing_new(lay):
    take_feed(lay(item(1, FULL), item(2, "Soon … Read more")))
    changed = take_feed(lay(item(1, FULL + " Corrected."), item(2, "Sooner … Read more")))
    assert [snapshot.number for snapshot in changed.snapshots] == [2]
    assert changed.articles == ()
    assert take_feed(lay(item(1, FULL + " Corrected."), item(2, "Sooner … Read more"))).snapshots == ()
    assert Snapshot.objects.count() == 2


def test_a_killed_reader_leaves_the_feed_alone_for_some_minutes_and_is_not_told_that_nothing_changed(lay, monkeypatch):
    feed = lay(item(1, FULL), etag='"1"')
    with monkeypatch.context() as patch:
        patch.setattr("claims.ingest.feeds.take_full_text", _killed)
        with pytest.raises(KeyboardInterrupt):
            take_feed(feed)
    assert not due_feeds(timezone.now()).exists()
    assert due_feeds(timezone.now() + timedelta(minutes=11)).exists()
    take_feed(Feed.objects.get())
    assert Article.objects.count() == 1


def _killed(*_):
    raise KeyboardInterrupt
