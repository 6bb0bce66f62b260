"""The stages in their order, run by a real worker on a real queue."""

from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import demo, ingest, tasks
from claims.jobs import RETRIES
from claims.models import (
    Anchor,
    Appearance,
    Article,
    Claim,
    Feed,
    FeedEntry,
    FetchLog,
    Fingerprint,
    JobFailure,
    Publisher,
    Snapshot,
)
from tests.factories import a_dispute, an_article

pytestmark = pytest.mark.django_db(transaction=True)

N_PAGES = 3


def work() -> None:
    """Run a worker until nothing is left that is due."""
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, delete_jobs="successful", install_signal_handlers=False)


@pytest.fixture(autouse=True)
def empty_queue():
    """The queue's tables are not Django's: nothing else empties them between tests."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def counts() -> dict[str, int]:
    tables = (Article, Snapshot, Fingerprint, Appearance, Anchor, Claim, FeedEntry)
    return {model.__name__: model.objects.count() for model in tables}


@pytest.fixture
def feed(tmp_path, monkeypatch):
    """A feed like the demonstration's, of its first pages."""
    pages = sorted((demo.FOLDER / "pages").glob("*.html"))[:N_PAGES]
    items = "".join(f"<item><guid>{page.stem}</guid><link>{demo.ADDRESS}{page.name}</link></item>" for page in pages)
    (tmp_path / "pages").mkdir()
    for page in pages:
        (tmp_path / "pages" / page.name).write_bytes(page.read_bytes())
    (tmp_path / "feed.xml").write_text(f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>')
    monkeypatch.setattr(demo, "FOLDER", tmp_path)
    a_dispute(rules={"words": ["train*", "model*", "copi*", "copy*", "claim*"]})
    return Feed.objects.create(url=f"{demo.ADDRESS}feed.xml", publisher=Publisher.objects.named("Claimline Digest"))


def test_a_feed_becomes_linked_claims(feed):
    tasks.ask_for(tasks.take_feed, feed_id=feed.pk)
    work()
    assert Article.objects.count() == N_PAGES
    assert not Appearance.objects.filter(claim__isnull=True).exists()
    assert Claim.objects.exists()
    assert not ProcrastinateJob.objects.exists()
    assert FetchLog.objects.get(feed=feed).n_new == N_PAGES


def test_all_of_it_again_changes_nothing(feed):
    tasks.ask_for(tasks.take_feed, feed_id=feed.pk)
    work()
    before = counts()
    for task, name, model in (
        (tasks.take_feed, "feed_id", Feed),
        (tasks.take_entry, "entry_id", FeedEntry),
        (tasks.compare, "snapshot_id", Snapshot),
        (tasks.read, "snapshot_id", Snapshot),
        (tasks.link, "article_id", Article),
        (tasks.reextract, "article_id", Article),
    ):
        for pk in model.objects.values_list("pk", flat=True):
            tasks.ask_for(task, **{name: pk})
    work()
    assert counts() == before


def test_the_same_stage_waits_once(feed):
    for _ in range(3):
        tasks.ask_for(tasks.take_feed, feed_id=feed.pk)
    assert ProcrastinateJob.objects.count() == 1


def test_a_page_that_is_gone_is_recorded_and_the_others_are_kept(feed):
    gone = next((demo.FOLDER / "pages").glob("*.html"))
    gone.unlink()
    tasks.ask_for(tasks.take_feed, feed_id=feed.pk)
    work()
    assert Article.objects.count() == N_PAGES - 1
    failure = JobFailure.objects.get()
    assert failure.stage == "claims.take_entry"
    assert FeedEntry.objects.get(article=None).problem == failure.reason
    assert tasks.resume(timedelta(0)) == 0


@pytest.mark.parametrize("lost", ["take_entry", "compare", "read", "link"])
def test_a_lost_job_is_asked_for_again(feed, lost):
    """The queue may lose everything: the tables say what is unfinished."""
    tasks.ask_for(tasks.take_feed, feed_id=feed.pk)
    work()
    before = counts()
    _undo(lost)
    assert not ProcrastinateJob.objects.exists()
    assert tasks.resume(timedelta(0)) > 0
    work()
    assert counts() == before


def _undo(stage: str) -> None:
    Appearance.objects.update(claim=None, origin=None)
    Claim.objects.all().delete()
    if stage == "compare":
        Fingerprint.objects.all().delete()
    if stage in ("read", "take_entry"):
        Appearance.objects.all().delete()
        for snapshot in Snapshot.objects.all():
            snapshot.runs.all().delete()
    if stage == "take_entry":
        Article.objects.all().delete()


def test_what_is_at_work_just_now_is_not_asked_for_again(feed):
    tasks.ask_for(tasks.take_feed, feed_id=feed.pk)
    work()
    Appearance.objects.update(claim=None)
    assert tasks.resume(patience=timedelta(minutes=2)) == 0
    assert tasks.resume(patience=timedelta(0)) > 0


def test_a_stage_that_breaks_is_tried_again_and_then_recorded(feed, monkeypatch):
    def broken(feed):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ingest, "take_feed", broken)
    monkeypatch.setattr(tasks.take_feed.retry_strategy, "exponential_wait", 0)
    tasks.ask_for(tasks.take_feed, feed_id=feed.pk)
    for _ in range(RETRIES + 1):
        work()
    failure = JobFailure.objects.get()
    assert failure.reason == "RuntimeError: the disk is full"
    assert failure.object_ref == f"feed_id:{feed.pk}"
    assert not Article.objects.exists()


def test_run_through_needs_no_queue():
    snapshot = an_article("OpenAI said that DeepSeek copied its models.")
    assert tasks.run_through(snapshot) == "1 claim found"
    assert Appearance.objects.get().claim
    assert not ProcrastinateJob.objects.exists()
