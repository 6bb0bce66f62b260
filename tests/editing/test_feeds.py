"""Following feeds: what changes, what stays, who may, and what the history keeps."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing.feeds import Wanted, add_feed, change_feed, import_feeds, pause_feed, remove_feed, resume_feed
from claims.editing.refusal import Refused
from claims.models import Article, Feed, FeedEntry, FetchLog
from claims.terms import FeedState, Role
from tests.factories import a_feed, a_publisher, a_user, an_article

pytestmark = pytest.mark.django_db

URL = "https://www.example.org/feed"


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


def last_reason(pk: int) -> tuple[str, int]:
    context = Feed.objects.get(pk=pk).events.latest("pgh_id").pgh_context
    return context.metadata["reason"], context.metadata["user"]


@pytest.mark.parametrize("wanted,name", [(Wanted(URL), "example.org"), (Wanted(URL, publisher="A Paper"), "A Paper")])
def test_a_new_feed_has_a_publisher(editor, wanted, name):
    feed, is_new = add_feed(editor, wanted)
    assert is_new
    assert feed.publisher.name == name


def test_the_publisher_of_that_host_is_taken(editor):
    known = a_publisher("The Example", domains=["example.org"])
    assert add_feed(editor, Wanted(URL))[0].publisher == known


def test_a_known_feed_stays_as_it_is(editor):
    feed = a_feed("http://example.org/feed", title="Mine", state=FeedState.PAUSED)
    assert add_feed(editor, Wanted(URL, "Theirs", "Folder")) == (feed, False)
    feed.refresh_from_db()
    assert (feed.title, feed.folder, feed.state) == ("Mine", "", FeedState.PAUSED)


@pytest.mark.parametrize(
    "wanted,words",
    [
        (Wanted(URL, folder="x" * 201), "folders"),
        (Wanted("ftp://example.org/"), "no address of a feed"),
        (Wanted("https://example.org/" + "x" * 1_900), "longer than 1,900 bytes"),
    ],
)
def test_what_cannot_be_kept_is_refused_alone(editor, wanted, words):
    with pytest.raises(Refused, match=words):
        add_feed(editor, wanted)
    done = import_feeds(editor, [wanted, Wanted(URL)])
    assert [address for address, _ in done.refused] == [wanted.url]
    assert [feed.url for feed in done.added] == [URL]


def test_one_that_is_in_a_list_twice_counts_once(editor):
    done = import_feeds(
        editor, [Wanted(URL, "first"), Wanted("http://example.org/feed", "again"), Wanted(URL, "third")]
    )
    assert [feed.title for feed in done.added] == ["first"]
    assert (done.known, done.refused) == ([], [])


def test_a_long_list_takes_no_more_queries_than_a_short_one(editor, django_assert_max_num_queries):
    feeds = [Wanted(f"https://site{n}.example/feed") for n in range(300)]
    with django_assert_max_num_queries(12):
        done = import_feeds(editor, feeds)
    assert [feed.url for feed in done.added] == [wanted.url for wanted in feeds]
    assert done.added[7].publisher.name == "site7.example"


def test_a_feed_of_this_site(editor):
    assert add_feed(editor, Wanted("/demo-digest/feed.xml"))[0].publisher.name == "This site"


def test_pause_and_resume_are_kept_with_who_and_why(editor):
    feed = a_feed()
    assert pause_feed(editor, feed.pk).state == FeedState.PAUSED
    assert last_reason(feed.pk) == ("feed paused", editor.pk)
    assert resume_feed(editor, feed.pk).state == FeedState.ACTIVE
    assert last_reason(feed.pk) == ("feed resumed", editor.pk)


def test_changing(editor):
    feed = change_feed(editor, a_feed().pk, title=" A  title ", folder="A/B", publisher="the paper")
    feed.refresh_from_db()
    assert (feed.title, feed.folder, feed.publisher.name) == ("A title", "A/B", "the paper")


def test_removing_takes_its_own_rows_and_no_article(editor):
    feed = a_feed()
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=timezone.now())
    FeedEntry.objects.create(feed=feed, guid="a", seen_at=timezone.now(), article=an_article().article)
    remove_feed(editor, feed.pk)
    assert not Feed.objects.exists()
    assert not FetchLog.objects.exists()
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda user, pk: add_feed(user, Wanted(URL)),
        lambda user, pk: import_feeds(user, [Wanted(URL)]),
        lambda user, pk: change_feed(user, pk, title="x", folder="", publisher="x"),
        lambda user, pk: pause_feed(user, pk),
        lambda user, pk: resume_feed(user, pk),
        lambda user, pk: remove_feed(user, pk),
    ],
)
def test_only_those_who_may(act):
    feed = a_feed()
    with pytest.raises(PermissionDenied):
        act(a_user(Role.CONTRIBUTOR), feed.pk)
    assert Feed.objects.get().title == ""


@pytest.mark.parametrize("act", [pause_feed, resume_feed, remove_feed])
def test_a_feed_that_is_not_there(editor, act):
    with pytest.raises(Feed.DoesNotExist):
        act(editor, 999)
