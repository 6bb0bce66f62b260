"""How the work is going, in figures: for Prometheus and for the status page of leads.

All of it is read from the database when it is asked for, so that any number of processes and machines add up, and none
has to keep count. No figure names a person, an article or a word. Sizes of tables and of the database come from
PostgreSQL's own books.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Min, Q, Sum
from django.utils import timezone

from claims.models import (
    Backup,
    Delivery,
    ExtractionRun,
    Feed,
    FetchLog,
    JobFailure,
    Letter,
    ReviewItem,
)
from claims.operations.health import SILENCE
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
_SERVER = """
    SELECT pg_database_size(current_database()),
        (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
        current_setting('max_connections')::int, current_setting('server_version'),
        (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %s)
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
class Figures:
    """Everything at one moment. What is called lately is of the last hour; ages are in seconds."""

    queues: list[Queue]
    failures: dict[str, int]
    n_fetches_lately: int
    n_fetch_errors_lately: int
    n_feeds: int
    n_feeds_overdue: int
    n_read_lately: int
    n_found_lately: int
    n_unreviewed: int
    oldest_unreviewed: float
    undelivered: list[Undelivered]
    server: Server
    backup: Backup | None


def load_figures() -> Figures:
    """Read all figures; ten queries."""
    now = timezone.now()
    lately = FetchLog.objects.filter(fetched_at__gte=now - HOUR)
    fetches = lately.aggregate(n=Count("pk"), wrong=Count("pk", filter=~Q(error="")))
    feeds = Feed.objects.filter(state=FeedState.ACTIVE)
    feeds = feeds.aggregate(n=Count("pk"), late=Count("pk", filter=Q(polling__next_check_at__lte=now - OVERDUE)))
    readings = ExtractionRun.objects.filter(finished_at__gte=now - HOUR).aggregate(n=Count("pk"), found=Sum("n_found"))
    unreviewed = ReviewItem.objects.aggregate(n=Count("pk"), oldest=Min("since"))
    return Figures(
        queues=load_queues(),
        failures=_open_failures(),
        n_fetches_lately=fetches["n"],
        n_fetch_errors_lately=fetches["wrong"],
        n_feeds=feeds["n"],
        n_feeds_overdue=feeds["late"],
        n_read_lately=readings["n"],
        n_found_lately=readings["found"] or 0,
        n_unreviewed=unreviewed["n"],
        oldest_unreviewed=_age(unreviewed["oldest"], now),
        undelivered=_undelivered(now),
        server=_load_server(),
        backup=Backup.objects.order_by("-finished_at").first(),
    )


def load_queues() -> list[Queue]:
    """The stages that have jobs, by name; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_QUEUES)
        return [Queue(*counts, oldest or 0.0) for *counts, oldest in cursor.fetchall()]


def _open_failures() -> dict[str, int]:
    """By stage, how many jobs gave up that nobody looked at."""
    rows = JobFailure.objects.filter(settled_at=None).values_list("stage").annotate(n=Count("pk")).order_by("stage")
    return {stage.removeprefix("claims."): n for stage, n in rows}


def _undelivered(now: datetime) -> list[Undelivered]:
    hooks = Q(receiver__startswith="webhook:")
    waiting = Delivery.objects.filter(sent_at=None).aggregate(
        mails=Count("pk", filter=~hooks),
        mails_since=Min("created_at", filter=~hooks),
        hooks=Count("pk", filter=hooks),
        hooks_since=Min("created_at", filter=hooks),
    )
    letters = Letter.objects.filter(sent_at=None).aggregate(n=Count("pk"), since=Min("created_at"))
    return [
        Undelivered("letter", letters["n"], _age(letters["since"], now)),
        Undelivered("alert", waiting["mails"], _age(waiting["mails_since"], now)),
        Undelivered("webhook", waiting["hooks"], _age(waiting["hooks_since"], now)),
    ]


def _load_server() -> Server:
    with connection.cursor() as cursor:
        cursor.execute(_SERVER, [SILENCE])
        return Server(*cursor.fetchone())


def _age(since: datetime | None, now: datetime) -> float:
    """In seconds; 0 for nothing."""
    return max((now - since).total_seconds(), 0.0) if since else 0.0
