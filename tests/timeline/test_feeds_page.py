"""How a feed is doing, in plain words."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from claims.models import FeedPolling, FetchLog
from claims.terms import FeedState
from claims.timeline.feeds_page import Condition, find_feed, load_feed_page
from tests.factories import a_feed

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def at(hour: int, minute: int = 0, day: int = 4) -> datetime:
    return NOW.replace(day=day, hour=hour, minute=minute)


READ = {"last_good_at": at(13, 48), "next_check_at": at(14, 20)}
FAILED = {"error": "the server does not answer"}


@pytest.mark.parametrize(
    "state,polling,fetch,condition,words",
    [
        ("active", None, None, "new", "waiting to be read for the first time"),
        ("active", READ, {"n_new": 3}, "good", "read 12 minutes ago, 3 new; next look at 14:20 UTC"),
        ("active", READ, {}, "good", "read 12 minutes ago, nothing new; next look at 14:20 UTC"),
        (
            "active",
            {"last_good_at": at(13, day=3), "next_check_at": at(9, day=5)},
            {},
            "good",
            "read 1 day ago, nothing new; next look at 5 Mar 2026, 09:00 UTC",
        ),
        (
            "active",
            {"last_good_at": NOW, "next_check_at": at(13)},
            {},
            "good",
            "read just now, nothing new; next look is due",
        ),
        (
            "active",
            READ | {"n_failures": 4},
            FAILED,
            "failing",
            "has failed 4 times: the server does not answer; last read 12 minutes ago; next try at 14:20 UTC",
        ),
        ("active", None, FAILED, "failing", "has failed once: the server does not answer; never read so far"),
        ("paused", READ, {}, "paused", "paused; last read 12 minutes ago"),
        ("paused", None, None, "paused", "paused before it was ever read"),
        (
            "retired",
            READ,
            {"http_status": 410},
            "gone",
            "gone since 13:50 UTC: its site took it away, so it is not looked at any more",
        ),
    ],
)
def test_in_words(state, polling, fetch, condition, words):
    feed = a_feed(state=FeedState(state))
    if polling is not None:
        FeedPolling.objects.create(feed=feed, **polling)
    if fetch is not None:
        FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=at(13, 50), **fetch)
    row = load_feed_page(find_feed(feed.pk)).row
    assert (row.condition, row.words) == (Condition(condition), words)


def test_the_last_fetch_decides():
    feed = a_feed()
    FeedPolling.objects.create(feed=feed, **READ)
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=at(12), **FAILED)
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=at(13, 48))
    assert load_feed_page(find_feed(feed.pk)).row.condition == Condition.GOOD
