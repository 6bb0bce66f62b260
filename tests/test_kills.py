"""A worker that is killed again and again in the midst of a load: nothing is lost, doubled or half stored."""

import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from asgiref.sync import async_to_sync
from django.db.models import Count, Sum
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import stages, tasks
from claims.models import (
    Appearance,
    Article,
    ExtractionRun,
    Feed,
    FeedEntry,
    Fingerprint,
    JobFailure,
    Publisher,
    Snapshot,
)
from tests.hostile.fixtures import hostile as hostile
from tests.hostile.registry import behaves
from tests.processes import ROOT, environment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

#: Articles for each kill. `--kills 50` makes it the 500 articles that take about eight minutes.
ARTICLES_PER_KILL = 10
LONGEST_SECONDS = 1_800


@behaves("newsroom", "each of its articles is stored once")
def newsroom(wire):
    """A feed of teasers, and the page of each: one claim in it, and words that no other one has."""
    number = wire.rest_of_path
    if number.startswith("feed"):
        n_articles = int(number.removeprefix("feed"))
        items = "".join(f"<item><guid>{n}</guid><link>/newsroom/{n}</link></item>" for n in range(n_articles))
        body = f"<rss version='2.0'><channel><title>N</title>{items}</channel></rss>"
        wire.answer(body=body.encode(), content_type="application/rss+xml")
    else:
        words = " ".join(random.Random(number).choices(("night", "river", "court", "paper", "green", "seven"), k=30))
        claim = f"<p>Microsoft said on Tuesday that model number {number} was trained without permission.</p>"
        page = f"<html><article><h1>Story {number}</h1>{claim}<p>It was a {words}.</p></article></html>"
        wire.answer(body=page.encode(), content_type="text/html")


def a_worker(server) -> subprocess.Popen:
    """A worker of its own process on the test's database, that may visit the server."""
    command = [sys.executable, str(ROOT / "manage.py"), "worker"]
    return subprocess.Popen(
        command, env=environment(server), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def wait_for(reached, deadline: float, worker: subprocess.Popen) -> None:
    while not reached():
        assert worker.poll() is None, "the worker ended by itself"
        assert time.monotonic() < deadline, f"{Article.objects.count()} articles when the time was over"
        time.sleep(0.1)


def n_rows() -> int:
    """How far it has come."""
    return Appearance.objects.count() + Article.objects.count()


def has_come_to(enough: int) -> bool:
    return n_rows() >= enough


def is_done(n_articles: int) -> bool:
    """Whether all articles are there and no job but upkeep is left."""
    jobs = ProcrastinateJob.objects.filter(status__in=("todo", "doing")).exclude(queue_name="upkeep")
    return Article.objects.count() >= n_articles and not jobs.exists()


def test_kills_lose_and_double_nothing(hostile, pytestconfig):
    n_kills = pytestconfig.getoption("--kills")
    n_articles = n_kills * ARTICLES_PER_KILL
    dice, deadline = random.Random(0), time.monotonic() + LONGEST_SECONDS
    address = hostile.url(f"newsroom/feed{n_articles}")
    feed = Feed.objects.create(url=address, publisher=Publisher.objects.named("The Newsroom"))
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    for _ in range(n_kills):
        worker = a_worker(hostile)
        try:
            wait_for(partial(has_come_to, n_rows() + dice.randint(1, 20)), deadline, worker)
            time.sleep(dice.random() * 0.2)
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        async_to_sync(tasks.put_back)(0)  # as a worker does half a minute later: here it is known to be dead
    assert not is_done(n_articles), "it was done before the last kill"
    worker = a_worker(hostile)
    try:
        wait_for(partial(is_done, n_articles), deadline, worker)
    finally:
        worker.terminate()
        with suppress(subprocess.TimeoutExpired):
            worker.wait(20)
        worker.kill()
    assert_nothing_lost_or_doubled(feed, n_articles)


def assert_nothing_lost_or_doubled(feed: Feed, n_articles: int) -> None:
    assert FeedEntry.objects.filter(feed=feed, article__isnull=False, problem="").count() == n_articles
    assert Article.objects.count() == Snapshot.objects.count() == Fingerprint.objects.count() == n_articles
    assert ExtractionRun.objects.count() == n_articles
    assert Appearance.objects.count() == ExtractionRun.objects.aggregate(n=Sum("n_found"))["n"] >= n_articles
    assert not Appearance.objects.annotate(n=Count("anchors")).exclude(n=1).exists()
    assert not Appearance.objects.filter(claim=None).exists()
    assert not JobFailure.objects.exists()
    assert tasks.resume(timedelta(0)) == 0
