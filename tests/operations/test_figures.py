"""What is counted of the work: queues and their ages, failures, fetches, feeds, reading, letters, the server."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import stages
from claims.models import (
    Backup,
    Delivery,
    ExtractionRun,
    FeedPolling,
    FetchLog,
    JobFailure,
    Letter,
    ReviewItem,
    SavedSearch,
)
from claims.operations.figures import Queue, Work, load_figures, load_queues
from claims.terms import LetterKind
from tests.factories import a_dispute, a_feed, a_placed_claim

pytestmark = pytest.mark.django_db


def test_nothing_waits():
    figures = load_figures()
    assert (figures.queues, figures.failures, figures.backup) == ([], {}, None)
    assert figures.work == Work(0, 0, 0, 0, 0, 0, 0, 0.0)
    assert [(each.way, each.n) for each in figures.undelivered] == [("letter", 0), ("alert", 0), ("webhook", 0)]
    assert figures.server.n_bytes > 1_000_000
    assert 0 < figures.server.n_connections <= figures.server.most_connections
    assert figures.server.n_workers == 0


def test_queues_by_stage_and_age():
    for pk in (1, 2, 3):
        stages.ask_for(stages.LINK, pk)
    stages.ask_for(stages.READ, 1)
    jobs = ProcrastinateJob.objects.order_by("pk").values_list("pk", flat=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '90 s' WHERE job_id = %s", [jobs[0]])
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 h' WHERE id = %s", [jobs[1]])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [jobs[3]])
    link, read = load_queues()
    assert (link.stage, link.n_waiting, link.n_later, link.n_at_work) == ("link", 2, 1, 0)
    assert 90 <= link.oldest < 100
    assert read == Queue("read", 0, 0, 1, 0.0)


def test_what_went_wrong_lately():
    now = timezone.now()
    feed = a_feed()
    for error, hours in (("", 0), ("no answer", 0), ("no answer", 2)):
        FetchLog.objects.create(url=feed.url, fetched_at=now - timedelta(hours=hours), error=error)
    JobFailure.objects.create(stage="claims.read", object_ref="snapshot_id:1", reason="no text")
    JobFailure.objects.create(stage="claims.read", object_ref="snapshot_id:2", reason="no text", settled_at=now)
    figures = load_figures()
    assert (figures.work.n_fetches, figures.work.n_fetch_errors) == (2, 1)
    assert figures.failures == {"read": 1}


@pytest.mark.parametrize("minutes, late", [(-5, 0), (5, 0), (15, 1)])
def test_a_feed_is_overdue_when_nobody_took_it_up(minutes, late):
    FeedPolling.objects.create(feed=a_feed(), next_check_at=timezone.now() - timedelta(minutes=minutes))
    figures = load_figures()
    assert (figures.work.n_feeds, figures.work.n_feeds_overdue) == (1, late)


def test_reading_and_review():
    claim = a_placed_claim(a_dispute())
    ReviewItem.objects.update(since=timezone.now() - timedelta(days=2))
    snapshot = claim.appearances.get().first_snapshot
    earlier = timezone.now() - timedelta(hours=3)
    for version, at, n in (("1", timezone.now(), 4), ("0", earlier, 9)):
        ExtractionRun.objects.create(snapshot=snapshot, extractor_version=version, n_found=n, finished_at=at)
    figures = load_figures()
    assert (figures.work.n_read, figures.work.n_found, figures.work.n_unreviewed) == (1, 4, 1)
    assert 172_700 <= figures.work.oldest_unreviewed < 172_900


def test_what_is_still_to_be_sent():
    long_ago = timezone.now() - timedelta(minutes=10)
    Letter.objects.create(kind=LetterKind.RESET, address="ann@paper.example", site="https://x")
    for receiver, sent in (("ann@paper.example", None), ("webhook:7", None), ("webhook:8", timezone.now())):
        Delivery.objects.create(
            receiver=receiver, number=1, kind="new", item=receiver, created_at=long_ago, sent_at=sent
        )
    letter, alert, webhook = load_figures().undelivered
    assert (letter.n, alert.n, webhook.n) == (1, 1, 1)
    assert letter.oldest < 10
    assert 590 <= webhook.oldest < 700


def test_the_last_backup():
    for name in ("monday", "tuesday"):
        Backup.objects.create(name=name, n_bytes=1, n_rows=1, sha256="0" * 64, finished_at=timezone.now())
    assert load_figures().backup.name == "tuesday"


def test_so_many_queries_however_many_rows():
    with CaptureQueriesContext(connection) as few:
        load_figures()
    for number in range(5):
        stages.ask_for(stages.LINK, number)
        a_feed(f"https://news.example/{number}")
    with CaptureQueriesContext(connection) as many:
        load_figures()
    assert len(few) == len(many) == 6


@pytest.mark.parametrize("rhythm, n_tries, n", [("weekly", 0, 0), ("weekly", 1, 1), ("at_once", 0, 1)])
def test_a_digest_that_waits_for_its_day_is_not_late(rhythm, n_tries, n):
    search = SavedSearch.objects.create(dispute=a_dispute(), name="x")
    following = search.subscriptions.create(email="reader@example.org", rhythm=rhythm, site="https://claims.example")
    following.deliveries.create(receiver=following.email, item="1", number=1, kind="new", n_tries=n_tries)
    assert [each.n for each in load_figures().undelivered] == [0, n, 0]
