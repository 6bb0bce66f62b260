"""A worker that is killed again and again in the midst of a load, then two side by side: nothing is lost, doubled or
half stored."""

import random
import signal
import time
from functools import partial

import pytest
from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app

from claims import stages
from claims.jobs import put_back
from claims.models import Feed, Publisher
from tests.hostile.fixtures import hostile as hostile
from tests.load import newsroom  # noqa: F401 (the server's newsroom)
from tests.load.workers import (
    a_worker,
    assert_nothing_lost_or_doubled,
    failures,
    has_come_to,
    is_done,
    n_rows,
    stop,
    wait_for,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

#: Articles for each kill. `--kills 50` makes it the 500 articles that take about eight minutes on an idle machine.
ARTICLES_PER_KILL = 10
#: When it counts as stuck, for each kill.
LONGEST_SECONDS = 150


@async_to_sync
async def put_back_all() -> None:
    """As a worker does half a minute later: here it is known that all others are dead."""
    await put_back(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=0))


def test_kills_lose_and_double_nothing(hostile, pytestconfig):
    n_kills = pytestconfig.getoption("--kills")
    n_articles = n_kills * ARTICLES_PER_KILL
    dice, deadline = random.Random(0), time.monotonic() + n_kills * LONGEST_SECONDS
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
        put_back_all()
    assert not is_done(n_articles), "it was done before the last kill"
    worker = a_worker(hostile, "--processes", "2")
    try:
        wait_for(partial(is_done, n_articles), deadline, worker)
    finally:
        stop(worker)
    assert_nothing_lost_or_doubled(feed, n_articles)
    assert failures() == []
