"""One feed: its state, its last fetches, and what became no article."""

import pytest
from django.utils import timezone

from claims.models import FeedEntry, FetchLog
from claims.terms import FeedState, Role
from tests.factories import a_feed, a_user, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

LEFT = "only its first 15,000,000 bytes were read"


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(a_user(Role.EDITOR))


@pytest.fixture
def feed():
    """One with two fetches, an article, an entry that waits, and one that became nothing."""
    feed = a_feed(title="Wire", folder="News")
    now = timezone.now()
    FetchLog.objects.create(
        feed=feed, url="https://old.example.org/feed", fetched_at=now, http_status=200, n_new=7, note=LEFT
    )
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=now, http_status=503, error="the server is busy")
    FeedEntry.objects.create(feed=feed, guid="a", seen_at=now, article=an_article().article)
    FeedEntry.objects.create(feed=feed, guid="b", seen_at=now)
    told = {"title": "A <b>film</b>"}
    FeedEntry.objects.create(feed=feed, guid="c", seen_at=now, told=told, url="https://e.org/c", problem="has no text")
    return feed


def test_it_tells_all_of_it(client, feed):
    page = client.get(f"/feeds/{feed.pk}/").content.decode()
    for words in ("Wire", "News", "the server is busy", "503", "has no text", "A &lt;b&gt;film", "Moved from", LEFT):
        assert words in page
    shown = client.get(f"/feeds/{feed.pk}/").context["page"]
    assert (shown.n_entries, shown.n_articles, shown.n_waiting) == (3, 1, 1)


@pytest.mark.parametrize(
    "state,there,not_there",
    [
        (FeedState.ACTIVE, ["refresh", "pause"], ["resume"]),
        (FeedState.PAUSED, ["resume"], ["refresh", "pause"]),
        (FeedState.RETIRED, ["resume"], ["refresh", "pause"]),
    ],
)
def test_the_buttons_are_those_that_do_something(client, feed, state, there, not_there):
    feed.state = state
    feed.save()
    page = client.get(f"/feeds/{feed.pk}/").content.decode()
    assert all(f"/feeds/{feed.pk}/{name}/" in page for name in [*there, "change", "remove"])
    assert not any(f"/feeds/{feed.pk}/{name}/" in page for name in not_there)


def test_a_feed_that_nobody_looked_at(client):
    page = client.get(f"/feeds/{a_feed().pk}/").content.decode()
    assert "Nobody has looked at it yet" in page


@pytest.mark.parametrize("pk", [999_999, 2**63])
def test_a_feed_that_is_not_there(client, pk):
    assert client.get(f"/feeds/{pk}/").status_code == 404


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client, feed):
    few = count_queries(client, f"/feeds/{feed.pk}/")
    for n in range(50):
        FeedEntry.objects.create(feed=feed, guid=f"x{n}", seen_at=timezone.now(), problem="no")
    assert count_queries(client, f"/feeds/{feed.pk}/") == few <= MOST
