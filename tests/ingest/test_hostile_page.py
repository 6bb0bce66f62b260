"""Everything that the hostile server does, to a page that a feed or an editor leads to.

Whatever comes: one log for each call, a sentence for each failure, the next call planned, nothing of what was there
before deleted or doubled, and no connection to anywhere but the one address that tests may visit.
"""

import pytest

from claims.ingest import take_address, take_entry
from claims.models import Addition, Article, FeedEntry, FetchLog, Snapshot
from tests.hostile import Behaviour, named
from tests.hostile.attacks import assert_harmless
from tests.hostile.content import Content
from tests.hostile.judging import assert_only_the_server_was_visited, assert_told, contents, limit, problem_of
from tests.hostile.judging import feed as feed
from tests.thorough import first_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("behaviour", first_of(named("network"), 40), ids=lambda behaviour: behaviour.name)
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
