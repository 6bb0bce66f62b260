"""The clock is set back by an hour: nobody is kept out for longer, nothing is done twice, and all upkeep goes on."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import stages, tasks
from claims.ingest.polling import due_feeds
from claims.jobs import abandoned
from claims.models import FeedPolling
from claims.operations.limits import count_use
from tests.factories import a_feed

pytestmark = pytest.mark.django_db


def execute(query: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)


def test_a_limit_that_was_reached_begins_anew():
    for _ in range(3):
        use = count_use("address:192.0.2.1", "read", limit=2)
    assert use.is_over
    execute("UPDATE claims_apiuse SET began = began + interval '1 hour'")
    use = count_use("address:192.0.2.1", "read", limit=2)
    assert not use.is_over
    assert use.seconds <= 60


def test_upkeep_is_asked_for_again_though_it_was_for_later_minutes():
    task = tasks.rescue
    ask = "SELECT procrastinate_defer_periodic_job_v2('upkeep', NULL, %s, %s, 0, '', %s, '{}')"
    for minute, lock in ((7_200, "a"), (3_600, "b"), (3_660, "c")):
        execute(ask, lock, task.name, minute)
    assert ProcrastinateJob.objects.filter(task_name=task.name).count() == 3


def _at_work(stage: stages.Stage, ahead: str) -> int:
    """A job in the hands of a worker whose last sign of life lies so far ahead of the clock of today."""
    stages.ask_for(stage, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH worker AS (
                INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() + %s::interval) RETURNING id)
            UPDATE procrastinate_jobs SET status = 'doing', worker_id = worker.id FROM worker
            WHERE queue_name = %s RETURNING procrastinate_jobs.id
            """,
            [ahead, stage.name],
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_jobs_of_a_worker_that_died_before_are_put_back():
    at_work, dead = (_at_work(stage, ahead) for stage, ahead in ((stages.READ, "0"), (stages.LINK, "1 hour")))

    @async_to_sync
    async def found() -> list[int]:
        async with app.open_async():
            job = next(job for job in await app.job_manager.list_jobs_async() if job.id == at_work)
            return [each.id for each in await abandoned(job)]

    with app.replace_connector(app.connector.get_worker_connector()):
        assert found() == []
        execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '31 s'")
        assert dead in found()


def test_a_feed_planned_by_a_clock_that_was_far_ahead_is_read_now():
    now = timezone.now()
    for hours in (1, 24, 24 * 365):
        FeedPolling.objects.create(
            feed=a_feed(f"https://news.example/{hours}"), next_check_at=now + timedelta(hours=hours)
        )
    assert [feed.url for feed in due_feeds(now)] == ["https://news.example/8760"]
