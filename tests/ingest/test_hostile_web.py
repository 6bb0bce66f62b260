"""Everything that the hostile server does, to a feed that we hold and to a page that a feed leads to.

Whatever comes: one log for each call, a sentence for each failure, the next call planned, nothing of what was there
before deleted or doubled, and no connection to anywhere but the one address that tests may visit.
"""

import re
from contextlib import suppress

import pytest

from claims.ingest import take_address, take_entry, take_feed
from claims.ingest.readers import read_feed
from claims.models import Addition, Article, Feed, FeedEntry, FeedPolling, FetchLog, Publisher, Snapshot
from claims.outbound import FetchError, HttpProblem, Limits, NotAllowed, TooSlow
from claims.parsing.errors import IngestError, Trouble
from claims.terms import FeedState
from tests.hostile import Behaviour, named
from tests.hostile.attacks import assert_harmless
from tests.hostile.content import CONTENTS, Content

pytestmark = pytest.mark.django_db

KB_300 = 300_000
ONE_OF_MANY = re.compile(r"attack-.*[1-9]$")
ITEM = "<item><guid>held</guid><link>/laid/held</link></item>"
GOOD = f"<rss version='2.0'><channel><title>T</title>{ITEM}</channel></rss>"


@pytest.fixture
def feed(site):
    """A feed with an entry that we hold."""
    url = site.lay("feed", GOOD, media_type="application/rss+xml")
    feed = Feed.objects.create(url=url, publisher=Publisher.objects.named("The News"))
    take_feed(feed)
    return Feed.objects.get()


def problem_of(way_in, what) -> IngestError | None:
    """What the way in says; anything but an IngestError breaks the test."""
    try:
        way_in(what)
    except IngestError as problem:
        return problem
    return None


def assert_only_the_server_was_visited(site):
    assert set(site.backend.connected) <= {site.server.endpoint}


def limit(site, behaviour: Behaviour) -> None:
    """Little room, and little time for what is slow on purpose."""
    seconds = 0.5 if behaviour.expect is TooSlow else 20
    site.fetcher.limits = Limits(seconds=seconds, n_wire_bytes=KB_300, n_bytes=KB_300)


def contents(as_feed: bool) -> list:
    """Those that come as a feed, or as a page; of the many attacks alike most only run with the slow tests."""
    chosen = [content for content in CONTENTS if content.as_feed == as_feed]
    return [
        pytest.param(content, id=content.name, marks=[pytest.mark.slow] if ONE_OF_MANY.match(content.name) else [])
        for content in chosen
    ]


def assert_told(problem: IngestError, behaviour: Behaviour) -> None:
    """The sentence of the way out, and whether a retry helps."""
    error = behaviour.expect if isinstance(behaviour.expect, type) else None
    assert error is None or issubclass(error, FetchError)
    if error is NotAllowed:
        assert (problem.trouble, problem.retry) == (Trouble.NOT_ALLOWED, False)
        assert str(problem).startswith("address not allowed: ")
    elif error and not issubclass(error, HttpProblem):
        assert problem.retry == error.retry


@pytest.mark.parametrize("behaviour", named("network"), ids=lambda behaviour: behaviour.name)
def test_a_feed_that_treats_us_so(site, feed, behaviour: Behaviour):
    held = feed.entries.get()
    limit(site, behaviour)
    Feed.objects.update(url=site.server.url(behaviour.name))
    problem = problem_of(take_feed, Feed.objects.get())
    again = problem_of(take_feed, Feed.objects.get())
    assert problem is not None, "none of these answers is a feed"
    assert_told(problem, behaviour)
    assert feed.entries.get() == held
    logs = feed.fetches.order_by("pk")[1:]
    is_retired = Feed.objects.get().state == FeedState.RETIRED
    assert is_retired == (problem.trouble is Trouble.GONE)
    assert len(logs) == (1 if is_retired else 2)
    assert logs[0].error == str(problem)
    assert again is None if is_retired else again is not None
    polling = FeedPolling.objects.get()
    assert polling.next_check_at > polling.last_good_at
    assert polling.n_failures == len(logs)
    assert_only_the_server_was_visited(site)


@pytest.mark.parametrize("behaviour", named("network"), ids=lambda behaviour: behaviour.name)
def test_a_page_that_treats_us_so(site, feed, behaviour: Behaviour):
    entry = FeedEntry.objects.create(
        feed=feed, guid="new", url=site.server.url(behaviour.name), seen_at=feed.polling.last_good_at
    )
    limit(site, behaviour)
    problem = problem_of(take_entry, entry)
    entry.refresh_from_db()
    log = FetchLog.objects.get(feed=None)
    if problem is None:
        assert entry.article.snapshots.count() == 1
        assert log.error == entry.problem == ""
    else:
        assert_told(problem, behaviour)
        assert not Article.objects.exists()
        assert entry.problem == ("" if problem.retry else str(problem))
        assert log.error == str(problem)
    assert FeedEntry.objects.count() == 2
    assert_only_the_server_was_visited(site)


@pytest.mark.parametrize("content", contents(as_feed=True))
def test_a_feed_that_sends_such_things(site, feed, content: Content):
    data = content.make()
    site.lay("feed", data, media_type=content.media_type)
    problem = problem_of(take_feed, feed)
    n_expected = 1
    if problem is None or not problem.retry and problem.trouble is not Trouble.TOO_LARGE:
        with suppress(IngestError):
            n_expected += len({entry.guid for entry in read_feed(data, feed.url).entries} - {"held"})
    assert FeedEntry.objects.count() == n_expected
    assert FeedEntry.objects.filter(guid="held").exists()
    log = feed.fetches.latest("pk")
    assert (log.error, log.n_new) == (str(problem or ""), n_expected - 1)
    before = (FeedEntry.objects.count(), Article.objects.count(), Snapshot.objects.count())
    problem_of(take_feed, Feed.objects.get())
    assert (FeedEntry.objects.count(), Article.objects.count(), Snapshot.objects.count()) == before
    for html in Snapshot.objects.values_list("html", flat=True):
        assert_harmless(html)


@pytest.mark.parametrize("content", contents(as_feed=False))
def test_a_page_that_sends_such_things(site, content: Content):
    url = site.lay("page", content.make(), media_type=content.media_type)
    addition = Addition.objects.create(url=url, name=url, added_by=None)
    problem = problem_of(take_address, addition)
    addition.refresh_from_db()
    assert addition.problem == ("" if problem is None or problem.retry else str(problem))
    assert Article.objects.count() == Snapshot.objects.count() == (1 if addition.article else 0)
    assert FetchLog.objects.get().error == str(problem or "") or addition.offers
    for html in Snapshot.objects.values_list("html", flat=True):
        assert_harmless(html)
    problem_of(take_address, addition)
    assert Article.objects.count() == Snapshot.objects.count() == (1 if addition.article else 0)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["http://127.0.0.1:5432/", "http://169.254.169.254/", "http://[::ffff:10.0.0.1]/"])
def test_a_private_target_behind_a_redirect_is_never_connected(site, feed, status, target):
    site.lay("feed", status=status, headers={"location": target})
    problem = problem_of(take_feed, feed)
    assert str(problem).startswith("address not allowed: ")
    assert_only_the_server_was_visited(site)
    assert Feed.objects.get().url == feed.url
