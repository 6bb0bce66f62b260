"""Everything that the hostile server does, to a feed that we hold.

Whatever comes: one log for each call, a sentence for each failure, the next call planned, nothing of what was there
before deleted or doubled, and no connection to anywhere but the one address that tests may visit.
"""

from contextlib import suppress

import pytest

from claims.ingest import take_feed
from claims.ingest.readers import read_feed
from claims.models import Article, Feed, FeedEntry, FeedPolling, Snapshot
from claims.parsing.errors import IngestError, Trouble
from claims.terms import FeedState
from tests.hostile import Behaviour, named
from tests.hostile.attacks import assert_harmless
from tests.hostile.content import Content
from tests.hostile.judging import assert_only_the_server_was_visited, assert_told, contents, limit, problem_of
from tests.hostile.judging import feed as feed
from tests.thorough import first_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("behaviour", first_of(named("network"), 40), ids=lambda behaviour: behaviour.name)
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


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["http://127.0.0.1:5432/", "http://169.254.169.254/", "http://[::ffff:10.0.0.1]/"])
def test_a_private_target_behind_a_redirect_is_never_connected(site, feed, status, target):
    site.lay("feed", status=status, headers={"location": target})
    problem = problem_of(take_feed, feed)
    assert str(problem).startswith("address not allowed: ")
    assert_only_the_server_was_visited(site)
    assert Feed.objects.get().url == feed.url
