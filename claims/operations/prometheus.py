"""The figures in the words of Prometheus."""

from collections.abc import Iterable, Iterator

from django.db import Error
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from claims.operations.figures import Figures, load_figures
from claims.operations.requests import counted_requests

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4


def exposition() -> bytes:
    """What Prometheus reads: the requests of this server, and what the database holds of the work of all.

    While the database is away, ``claimline_database_up`` is 0, and its figures are left out.
    """
    registry = CollectorRegistry()
    registry.register(_FromDatabase())
    return generate_latest(counted_requests()) + generate_latest(registry)


class _FromDatabase(Collector):
    """Reads when it is asked: nothing has to be kept up to date, and whoever asks twice at once reads twice."""

    def collect(self) -> Iterator[Metric]:
        """Every figure as a gauge, from one look at the database."""
        try:
            figures = load_figures()
        except Error:
            yield _gauge("database_up", "Whether the database answers.", 0)
            return
        yield _gauge("database_up", "Whether the database answers.", 1)
        yield from _of_the_queues(figures)
        yield from _of_the_work(figures)
        yield from _of_the_server(figures)

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: registering it asks no database."""
        return ()


def _of_the_queues(figures: Figures) -> Iterator[Metric]:
    queues = figures.queues
    yield _by("stage", "jobs_waiting", "Jobs that could be done now.", {q.stage: q.n_waiting for q in queues})
    yield _by("stage", "jobs_put_off", "Jobs that wait for a later try.", {q.stage: q.n_later for q in queues})
    yield _by("stage", "jobs_at_work", "Jobs that a worker has in hand.", {q.stage: q.n_at_work for q in queues})
    yield _by("stage", "job_wait_seconds", "Age of the oldest waiting job.", {q.stage: q.oldest for q in queues})
    yield _by("stage", "jobs_failed", "Jobs that gave up and that nobody settled.", figures.failures)


def _of_the_work(figures: Figures) -> Iterator[Metric]:
    work = figures.work
    yield _gauge("fetches_last_hour", "Calls to feeds and pages in the last hour.", work.n_fetches)
    yield _gauge("fetch_errors_last_hour", "Those of them that went wrong.", work.n_fetch_errors)
    yield _gauge("feeds_active", "Feeds that are polled.", work.n_feeds)
    yield _gauge(
        "feeds_overdue", "Those of them that nobody took up ten minutes after their time.", work.n_feeds_overdue
    )
    yield _gauge("texts_read_last_hour", "Stored versions that were read for claims in the last hour.", work.n_read)
    yield _gauge("claims_found_last_hour", "Tellings of claims found in them.", work.n_found)
    yield _gauge("unreviewed_claims", "Claims that wait for an editor.", work.n_unreviewed)
    yield _gauge("unreviewed_age_seconds", "Age of the oldest suggestion among them.", work.oldest_unreviewed)
    ways = figures.undelivered
    yield _by("way", "undelivered", "Letters, alerts and calls of webhooks to be sent.", {w.way: w.n for w in ways})
    yield _by("way", "undelivered_seconds", "Age of the oldest of them.", {w.way: w.oldest for w in ways})


def _of_the_server(figures: Figures) -> Iterator[Metric]:
    server = figures.server
    yield _gauge("workers", "Workers that gave a sign of life in the last half minute.", server.n_workers)
    yield _gauge("database_bytes", "Size of the database.", server.n_bytes)
    yield _gauge("database_connections", "Connections to the database.", server.n_connections)
    yield _gauge("database_connections_limit", "As many as its server takes.", server.most_connections)
    if figures.replica:
        replica = figures.replica
        yield _gauge("replica_up", "Whether the replica answers, as one.", int(replica.is_up))
        yield _gauge("replica_used", "Whether readers' pages come from it.", int(replica.is_near))
        if replica.seconds is not None:
            yield _gauge("replica_lag_seconds", "How old its answers are at most.", round(replica.seconds, 3))
    if figures.backup:
        age = (timezone.now() - figures.backup.finished_at).total_seconds()
        yield _gauge("backup_age_seconds", "Time since the last backup.", age)
        yield _gauge("backup_bytes", "Its size.", figures.backup.n_bytes)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"claimline_{name}", words, value=value)


def _by(label: str, name: str, words: str, values: dict[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"claimline_{name}", words, labels=[label])
    for which, value in values.items():
        family.add_metric([which], value)
    return family
