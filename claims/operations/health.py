"""Whether a process can do its work: asked often, so each answer costs two small queries at most."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

NO_DATABASE = "The database does not answer: see that its server runs."
NO_TABLES = "The tables are not those of this version: run manage.py migrate."

#: A worker gives a sign of life every ten seconds; after so long without one it counts as dead.
SILENCE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether pages can be served: ``problem`` says why not, and is empty where they can."""

    problem: str
    database: bool
    migrated: bool
    worker_seen_at: datetime | None

    @property
    def is_ready(self) -> bool:
        """Without a worker pages are served as well, so that one is no reason."""
        return not self.problem

    @property
    def has_worker(self) -> bool:
        """Whether a worker was seen lately."""
        return self.worker_seen_at is not None and timezone.now() - self.worker_seen_at < SILENCE


def look() -> Readiness:
    """Look whether the database answers and has the tables of this version, and when a worker was seen last."""
    try:
        migrated = is_migrated()
        seen = ProcrastinateWorker.objects.order_by("-last_heartbeat").values_list("last_heartbeat", flat=True)
        return Readiness("" if migrated else NO_TABLES, True, migrated, seen.first() if migrated else None)
    except Error:
        return Readiness(NO_DATABASE, False, False, None)


def is_migrated() -> bool:
    """Whether the last migration of each app was applied to the database; two queries."""
    return _last_migrations() <= applied_migrations()


def applied_migrations() -> set[tuple[str, str]]:
    """App and name of each migration that was applied to the database; two queries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return set()
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


def known_migrations() -> set[tuple[str, str]]:
    """App and name of each migration that this version has."""
    return set(_migrations().disk_migrations)


def latest_migration() -> str:
    """The name of our last one."""
    return max(name for app, name in _last_migrations() if app == "claims")


def _last_migrations() -> set[tuple[str, str]]:
    """Those on which no other rests; of one that stands for several the last of these, which is noted as applied
    whichever way a database came by its tables."""
    graph = _migrations().graph
    return {(graph.nodes[leaf].replaces or [leaf])[-1] for leaf in graph.leaf_nodes()}


@cache
def _migrations() -> MigrationLoader:
    """As this process's code has them: read once."""
    return MigrationLoader(None, ignore_no_migrations=True)
