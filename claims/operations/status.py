"""How the installation is doing, in words for leads: what needs somebody, and the figures behind it."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import django
from django.utils import timezone

from claims.operations.figures import Figures, load_figures
from claims.operations.health import latest_migration

#: From here on somebody should look: how long a job waits, what is to be sent lies about, and no backup was made;
#: what share of the connections is taken.
LONG_WAIT, LONG_UNSENT, LONG_WITHOUT_BACKUP = timedelta(minutes=30), timedelta(hours=1), timedelta(days=2)
MANY_CONNECTIONS = 0.8


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A stage with its jobs, since when the oldest of them waits, and how many gave up."""

    stage: str
    n_waiting: int
    n_later: int
    n_at_work: int
    n_failed: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Status:
    """All of it at one moment. ``concerns`` are sentences, none where everything runs."""

    figures: Figures
    concerns: list[str]
    queues: list[QueueRow]
    unsent: list[tuple[str, int, datetime | None]]
    unreviewed_since: datetime | None
    versions: list[tuple[str, str]]


def load_status() -> Status:
    """Read it; as many queries as there are kinds of figures."""
    figures, now = load_figures(), timezone.now()
    return Status(
        figures=figures,
        concerns=list(_concerns(figures, now)),
        queues=_queues(figures, now),
        unsent=[(each.way, each.n, _since(each.oldest, now)) for each in figures.undelivered],
        unreviewed_since=_since(figures.work.oldest_unreviewed, now),
        versions=[
            ("Tables", latest_migration()),
            ("Python", platform.python_version()),
            ("Django", django.get_version()),
            ("PostgreSQL", figures.server.version),
        ],
    )


def _concerns(figures: Figures, now: datetime) -> Iterator[str]:
    server, work = figures.server, figures.work
    if not server.n_workers:
        yield "No worker runs: nothing is fetched, read or sent. Start one with manage.py worker."
    elif any(queue.oldest > LONG_WAIT.total_seconds() for queue in figures.queues):
        yield "Jobs wait for more than half an hour: start more workers, or see which feed brings so much."
    if figures.failures:
        yield "Jobs gave up: see the failures."
    if work.n_feeds_overdue:
        yield "Feeds are not read in time: workers are missing, or one host holds many of them up."
    if work.n_fetches and work.n_fetch_errors * 2 > work.n_fetches:
        yield "More than half of the calls to feeds and pages went wrong: see the way out of this machine."
    if any(each.oldest > LONG_UNSENT.total_seconds() for each in figures.undelivered):
        yield "Letters or calls of webhooks wait for more than an hour: see the mail server, and the webhooks."
    if server.n_connections >= MANY_CONNECTIONS * server.most_connections:
        yield "Nearly all connections to the database are taken: fewer processes, or a higher max_connections."
    if figures.replica and not figures.replica.is_up:
        yield f"Readers' pages come from the primary alone, as the replica cannot be used. {figures.replica.problem}"
    elif figures.replica and not figures.replica.is_near:
        yield "Readers' pages come from the primary alone, as the replica is too far behind: see its load and its line."
    yield from _concerns_of_backups(figures, now)


def _concerns_of_backups(figures: Figures, now: datetime) -> Iterator[str]:
    if figures.backup is None:
        yield "No backup was made yet: manage.py backup FILE makes one."
    elif now - figures.backup.finished_at > LONG_WITHOUT_BACKUP:
        yield "The last backup is more than two days old: see why none was made since."


def _queues(figures: Figures, now: datetime) -> list[QueueRow]:
    waiting = {queue.stage: queue for queue in figures.queues}
    rows = []
    for stage in sorted(waiting.keys() | figures.failures):
        queue, n_failed = waiting.get(stage), figures.failures.get(stage, 0)
        counts = (queue.n_waiting, queue.n_later, queue.n_at_work) if queue else (0, 0, 0)
        rows.append(QueueRow(stage, *counts, n_failed, _since(queue.oldest, now) if queue else None))
    return rows


def _since(seconds: float, now: datetime) -> datetime | None:
    """The moment that lies so far back; None for no time at all, which stands for nothing that waits."""
    return now - timedelta(seconds=seconds) if seconds else None
