"""Workers in processes of their own, on the database that this process works on, and how far they have come."""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db.models import Count, Sum
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import tasks
from claims.models import Appearance, Article, ExtractionRun, Feed, FeedEntry, Fingerprint, JobFailure, Snapshot
from tests.processes import ROOT, environment

COMMAND = [sys.executable, str(ROOT / "manage.py"), "worker"]


def a_worker(server, *words: str, **settings: str) -> subprocess.Popen:
    """A worker that may visit the server; ``words`` of the command line say more of it."""
    told = environment(server, **settings)
    nowhere = subprocess.DEVNULL
    return subprocess.Popen([*COMMAND, *words], env=told, cwd=ROOT, stdout=nowhere, stderr=nowhere)


def stop(worker: subprocess.Popen) -> None:
    """Ask a worker to stop, and end it when it does not."""
    worker.terminate()
    with suppress(subprocess.TimeoutExpired):
        worker.wait(20)
    worker.kill()
    worker.wait()


def wait_for(reached: Callable[[], bool], deadline: float, worker: subprocess.Popen) -> None:
    """Wait for something that the worker brings about; it must not end meanwhile."""
    while not reached():
        assert worker.poll() is None, "the worker ended by itself"
        assert time.monotonic() < deadline, f"{Article.objects.count()} articles when the time was over"
        time.sleep(0.1)


def n_rows() -> int:
    """How far it has come."""
    return Appearance.objects.count() + Article.objects.count()


def has_come_to(enough: int) -> bool:
    """Whether it has come so far."""
    return n_rows() >= enough


def is_done(n_articles: int) -> bool:
    """Whether all articles are there and no job but upkeep is left."""
    jobs = ProcrastinateJob.objects.filter(status__in=("todo", "doing")).exclude(queue_name="upkeep")
    return Article.objects.count() >= n_articles and not jobs.exists()


def assert_nothing_lost_or_doubled(feed: Feed, n_articles: int) -> None:
    """Each item of the feed is one article, compared, read and linked once; nothing is left for the machine to do, and
    no failure for people."""
    assert FeedEntry.objects.filter(feed=feed, article__isnull=False, problem="").count() == n_articles
    assert Article.objects.count() == Snapshot.objects.count() == Fingerprint.objects.count() == n_articles
    assert ExtractionRun.objects.count() == n_articles
    assert Appearance.objects.count() == ExtractionRun.objects.aggregate(n=Sum("n_found"))["n"] >= n_articles
    assert not Appearance.objects.annotate(n=Count("anchors")).exclude(n=1).exists()
    assert not Appearance.objects.filter(claim=None).exists()
    assert failures(settled_at=None) == []
    assert tasks.resume(timedelta(0)) == 0


def failures(**which) -> list[tuple[str, str, str]]:
    """Stage, object and reason of the jobs that failed."""
    return list(JobFailure.objects.filter(**which).values_list("stage", "object_ref", "reason"))
