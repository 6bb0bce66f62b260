"""How the work is going, in figures: for Prometheus and for the status page of leads.

All of it is read from the database when it is asked for, so that any number of processes and machines add up, and none
has to keep count. No figure names a person, an article or a word. Sizes of tables and of the database come from
PostgreSQL's own books.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import Count

from claims.models import Backup, JobFailure
from claims.operations.health import SILENCE
from claims.operations.replicas import Standing, replica_now
from claims.terms import FeedState

#: A feed counts as overdue when its time was over for so long: by then a worker has usually taken it up.
OVERDUE = timedelta(minutes=10)
#: What is counted "lately".
HOUR = timedelta(hours=1)

#: What waits now, and since when, what is put off to a later try, and what is at work. When a job was asked for stands
#: in its events alone; the periodic jobs of upkeep are no work that anybody waits for.
_QUEUES = """
    SELECT queue_name,
        count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),
        count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()),
        count(*) FILTER (WHERE status = 'doing'),
        extract(epoch FROM now() - min(coalesce(scheduled_at, asked.at)) FILTER (
            WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()))::float
    FROM procrastinate_jobs job LEFT JOIN LATERAL (
        SELECT max(at) AS at FROM procrastinate_events
        WHERE job_id = job.id AND type IN ('deferred', 'deferred_for_retry')
    ) asked ON job.status = 'todo'
    WHERE status IN ('todo', 'doing') AND queue_name <> 'upkeep' GROUP BY queue_name ORDER BY queue_name
"""
_WORK = """
    SELECT fetched.n, fetched.wrong, feeds.n, feeds.late, read.n, read.found, waiting.n, waiting.oldest FROM
        (SELECT count(*) AS n, count(*) FILTER (WHERE error <> '') AS wrong FROM claims_fetchlog
            WHERE fetched_at >= now() - %(lately)s) fetched,
        (SELECT count(*) AS n, count(*) FILTER (WHERE next_check_at <= now() - %(overdue)s) AS late
            FROM claims_feed LEFT JOIN claims_feedpolling ON feed_id = id WHERE state = %(active)s) feeds,
        (SELECT count(*) AS n, coalesce(sum(n_found), 0) AS found FROM claims_extractionrun
            WHERE finished_at >= now() - %(lately)s) read,
        (SELECT count(*) AS n, coalesce(extract(epoch FROM now() - min(since)), 0)::float AS oldest
            FROM claims_reviewitem) waiting
"""
_UNDELIVERED = """
    SELECT way, count(since), coalesce(extract(epoch FROM now() - min(since)), 0)::float
    FROM unnest(ARRAY['letter', 'alert', 'webhook']) WITH ORDINALITY AS ways (way, place) LEFT JOIN (
        SELECT 'letter', created_at FROM claims_letter WHERE sent_at IS NULL
        UNION ALL SELECT CASE WHEN starts_with(receiver, 'webhook:') THEN 'webhook' ELSE 'alert' END, created_at
            FROM claims_delivery WHERE sent_at IS NULL AND (n_tries > 0 OR NOT EXISTS (
                SELECT FROM claims_delivery_subscriptions because
                JOIN claims_subscription subscription ON subscription.id = because.subscription_id
                WHERE because.delivery_id = claims_delivery.id AND subscription.rhythm <> 'at_once'))
    ) unsent (by_way, since) ON by_way = way GROUP BY way, place ORDER BY place
"""
_SERVER = """
    SELECT pg_database_size(current_database()),
        (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
        current_setting('max_connections')::int, current_setting('server_version'),
        (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %(silence)s)
"""


@dataclass(frozen=True, slots=True)
class Queue:
    """The jobs of one stage; ``oldest`` is the age in seconds of the one that waits longest, 0 where none does."""

    stage: str
    n_waiting: int
    n_later: int
    n_at_work: int
    oldest: float


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What is still to be sent, by its way; ``oldest`` is an age in seconds."""

    way: str
    n: int
    oldest: float


@dataclass(frozen=True, slots=True)
class Server:
    """The database's server, and how many workers gave a sign of life lately."""

    n_bytes: int
    n_connections: int
    most_connections: int
    version: str
    n_workers: int


@dataclass(frozen=True, slots=True)
class Work:
    """What was done in the last hour and what of it went wrong, and what waits for editors."""

    n_fetches: int
    n_fetch_errors: int
    n_feeds: int
    n_feeds_overdue: int
    n_read: int
    n_found: int
    n_unreviewed: int
    oldest_unreviewed: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything at one moment; ages are in seconds. ``failures``: by stage, jobs that nobody looked at.

    ``replica`` is as the process that was asked sees it; None where there is none.
    """

    queues: list[Queue]
    failures: dict[str, int]
    work: Work
    undelivered: list[Undelivered]
    server: Server
    backup: Backup | None
    replica: Standing | None


def load_figures() -> Figures:
    """Read all figures; six queries."""
    return Figures(
        queues=load_queues(),
        failures=_open_failures(),
        work=Work(*_rows(_WORK, {"lately": HOUR, "overdue": OVERDUE, "active": FeedState.ACTIVE})[0]),
        undelivered=[Undelivered(*row) for row in _rows(_UNDELIVERED)],
        server=Server(*_rows(_SERVER, {"silence": SILENCE})[0]),
        backup=Backup.objects.order_by("-finished_at").first(),
        replica=replica_now(),
    )


def load_queues() -> list[Queue]:
    """The stages that have jobs, by name; one query."""
    return [Queue(*counts, oldest or 0.0) for *counts, oldest in _rows(_QUEUES)]


def _open_failures() -> dict[str, int]:
    """By stage, how many jobs gave up that nobody looked at."""
    rows = JobFailure.objects.filter(settled_at=None).values_list("stage").annotate(n=Count("pk")).order_by("stage")
    return {stage.removeprefix("claims."): n for stage, n in rows}


def _rows(query: str, parameters: dict[str, object] | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()
