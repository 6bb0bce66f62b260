"""The list of feeds: each in plain words, by folder and by state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import FeedPolling, FetchLog
from claims.terms import FeedState
from tests.factories import a_feed, a_publisher
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


def looked_at(feed, ago: timedelta = timedelta(minutes=12), error: str = "", n_new: int = 0, **polling):
    """A feed that was looked at."""
    at = timezone.now() - ago
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=at, error=error, n_new=n_new)
    if not error:
        polling["last_good_at"] = at
    FeedPolling.objects.update_or_create(feed=feed, defaults=polling)
    return feed


def listed(client, query: str = "") -> list[str]:
    return [row.feed.title for row in client.get(f"/feeds/{query}").context["list"].rows]


def test_without_feeds_it_says_how_to_get_some(client):
    page = client.get("/feeds/").content.decode()
    assert "No feed yet" in page
    assert "/feeds/export/" not in page


def test_each_feed_stands_with_folder_publisher_and_state(client):
    looked_at(a_feed(title="Wire", folder="News", publisher=a_publisher("The Gazette")), n_new=3)
    page = client.get("/feeds/").content.decode()
    for words in ("Wire", "News", "The Gazette", "read 12 minutes ago, 3 new"):
        assert words in page


@pytest.fixture
def five():
    """One feed in each condition."""
    looked_at(a_feed(title="good", folder="A"))
    a_feed(title="new", folder="A/B")
    looked_at(a_feed(title="failing", folder="AB"), error="the server does not answer", n_failures=4)
    a_feed(title="paused", state=FeedState.PAUSED)
    a_feed(title="gone", state=FeedState.RETIRED)


@pytest.mark.parametrize("state", ["good", "new", "failing", "paused", "gone"])
def test_those_in_one_state(client, five, state):
    assert listed(client, f"?state={state}") == [state]


def test_the_states_are_all_there_are(client, five):
    assert listed(client) == ["failing", "gone", "good", "new", "paused"]


@pytest.mark.parametrize(
    "folder,titles", [("A", ["good", "new"]), ("A/B", ["new"]), ("AB", ["failing"]), ("nowhere", None)]
)
def test_those_in_one_folder_and_the_folders_in_it(client, five, folder, titles):
    assert listed(client, f"?folder={folder}") == (titles or listed(client))


def test_folder_and_state_together_may_find_nothing(client, five):
    page = client.get("/feeds/?folder=A&state=gone").content.decode()
    assert "No feed here" in page
    assert "Show all 5" in page


def test_a_state_that_is_none_counts_as_any(client, five):
    assert len(listed(client, "?state=burning")) == 5


def test_further_pages_keep_the_filter(client):
    for n in range(101):
        a_feed(title=f"Feed {n}", folder="A & B")
    page = client.get("/feeds/?folder=A+%26+B&state=new").content.decode()
    assert "?folder=A+%26+B&amp;state=new&amp;page=2" in page


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client):
    looked_at(a_feed(folder="A"))
    few = count_queries(client, "/feeds/")
    for n in range(49):
        looked_at(a_feed(folder=f"F{n}", publisher=a_publisher(f"Paper {n}")))
    assert count_queries(client, "/feeds/") == few <= MOST
