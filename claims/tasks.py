"""The order of the stages, and the jobs that run them: feed → entry → snapshot → appearances → claims.

Each stage takes an id, commits, and gives the same result when it runs again; each hands on to the next. A
stage that keeps failing leaves a JobFailure. What a killed worker left behind is picked up by ``rescue``.
"""

import functools
import logging
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from django.db import close_old_connections, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy, exceptions
from procrastinate.contrib.django import app
from procrastinate.jobs import Status as JobStatus
from procrastinate.tasks import Task

from claims import ingest, linking, reading
from claims.models import Addition, Appearance, Article, Feed, FeedEntry, JobFailure, Snapshot
from claims.terms import FeedState, Status

logger = logging.getLogger(__name__)

#: Tries after the first, and the base of the growing pause between them: 4, 16, 64 seconds.
RETRIES, PAUSE_BASE = 3, 4

#: So long a stage may be waiting or at work before ``resume`` asks for it again.
PATIENCE = timedelta(minutes=2)


def stage(function: Callable[..., None]) -> Task:
    """Make a job of a stage: retried with growing pauses, then recorded as a JobFailure with its reason.

    What only its input is to blame for (IngestError) is recorded at once: no retry would change it.
    """

    @functools.wraps(function)
    def job(context: JobContext, **ids: int) -> None:
        close_old_connections()
        try:
            function(**ids)
        except ingest.IngestError as problem:
            _record_failure(context, ids, problem)
        except Exception as problem:
            if context.job.attempts >= RETRIES:
                _record_failure(context, ids, problem)
            raise

    retry = RetryStrategy(max_attempts=RETRIES, exponential_wait=PAUSE_BASE)
    return app.task(job, name=f"claims.{function.__name__}", queue=function.__name__, retry=retry, pass_context=True)


def _record_failure(context: JobContext, ids: dict[str, int], problem: Exception) -> None:
    stage_name, object_ref = context.task.name, ", ".join(f"{name}:{value}" for name, value in ids.items())
    logger.warning("%s gave up on %s: %s", stage_name, object_ref, problem)
    reason = str(problem) if isinstance(problem, ingest.IngestError) else f"{type(problem).__name__}: {problem}"
    JobFailure.objects.create(job_id=context.job.id, stage=stage_name, object_ref=object_ref, reason=reason)


def ask_for(task: Task, **ids: int) -> None:
    """Queue a stage, unless the same one waits already. Part of the caller's transaction."""
    lock = " ".join([task.name, *(f"{name}:{value}" for name, value in ids.items())])
    try:
        with transaction.atomic():  # a refused job would else abort the transaction around it
            task.configure(queueing_lock=lock).defer(**ids)
    except exceptions.AlreadyEnqueued:
        logger.debug("already queued: %s", lock)


@stage
def take_feed(feed_id: int) -> None:
    """Read a feed; ask for each entry that has become no article yet."""
    feed = Feed.objects.get(pk=feed_id)
    with transaction.atomic():
        for entry in ingest.take_feed(feed):
            ask_for(take_entry, entry_id=entry.pk)


@stage
def take_address(addition_id: int) -> None:
    """Fetch what an editor added by its address; ask for the article there, if any, to be read."""
    snapshot = ingest.take_address(Addition.objects.get(pk=addition_id))
    if snapshot:
        _ask_for_reading(snapshot)


@stage
def take_entry(entry_id: int) -> None:
    """Make an article of a feed entry; ask for it to be read."""
    entry = FeedEntry.objects.select_related("feed__publisher").get(pk=entry_id)
    snapshot = ingest.take_entry(entry)  # no transaction around it: why an entry gives no article is kept, too
    ask_for(compare, snapshot_id=snapshot.pk)
    ask_for(read, snapshot_id=snapshot.pk)


@stage
def compare(snapshot_id: int) -> None:
    """Link a snapshot's article with those that it repeats or that repeat it."""
    ingest.link_copies(Snapshot.objects.get(pk=snapshot_id))


@stage
def read(snapshot_id: int) -> None:
    """Find the claims in a snapshot; ask for its article to be linked."""
    snapshot = Snapshot.objects.select_related("article__publisher").get(pk=snapshot_id)
    reading.read_snapshot(snapshot)
    ask_for(link, article_id=snapshot.article_id)


@stage
def link(article_id: int) -> None:
    """Join what was found in an article to everything known."""
    linking.link_article(Article.objects.get(pk=article_id))


def store_text(text: str, *, publisher: str, published_on: date | None, url: str, headline: str) -> list[Snapshot]:
    """Store a pasted text here and now, and ask for it to be read; IngestError says what is wrong with it."""
    told = {"publisher": publisher, "published_on": published_on, "url": url, "headline": headline}
    with transaction.atomic():
        snapshot = ingest.take_text(text, **told)
        _ask_for_reading(snapshot)
    return [snapshot]


def store_file(name: str, data: bytes, *, publisher: str, published_on: date | None) -> list[Snapshot]:
    """Store what is in a file that came over the web, and ask for it to be read; IngestError as above."""
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        # The end of the name tells what kind of file it is; the whole may be longer than a file system takes.
        path = Path(folder, name[-60:])
        path.write_bytes(data)
        snapshots = ingest.take_file(path, publisher=publisher, published_on=published_on)
        for snapshot in snapshots:
            _ask_for_reading(snapshot)
    return snapshots


def _ask_for_reading(snapshot: Snapshot) -> None:
    ask_for(compare, snapshot_id=snapshot.pk)
    ask_for(read, snapshot_id=snapshot.pk)


def retry(failure_id: int) -> None:
    """Settle a failure and ask for its stage again."""
    with transaction.atomic():
        failure = JobFailure.objects.select_for_update().get(pk=failure_id)
        failure.settled_at = timezone.now()
        failure.save(update_fields=["settled_at"])
        ids = dict(part.split(":") for part in failure.object_ref.split(", "))
        ask_for(app.tasks[failure.stage], **{name: int(value) for name, value in ids.items()})


def run_through(snapshot: Snapshot) -> str:
    """Read and link one snapshot here and now, without the queue; says what came of it: "12 claims found"."""
    ingest.link_copies(snapshot)
    run = reading.read_snapshot(snapshot)
    linking.link_article(snapshot.article)
    return run.outcome


def _unfinished(since) -> Iterator[tuple[Task, dict[str, int]]]:
    """The stages that something stored before ``since`` still waits for."""
    feeds = Feed.objects.filter(state=FeedState.ACTIVE, entries__isnull=True, polling__isnull=True)
    entries = FeedEntry.objects.filter(article__isnull=True, problem="", seen_at__lte=since)
    uncompared = Snapshot.objects.filter(fingerprint__isnull=True, fetched_at__lte=since)
    snapshots = Snapshot.objects.filter(runs__isnull=True, fetched_at__lte=since)
    unlinked = Appearance.objects.filter(claim__isnull=True, created_at__lte=since).exclude(status=Status.REJECTED)
    for task, name, ids in (
        (take_feed, "feed_id", feeds.values_list("pk", flat=True)),
        (take_entry, "entry_id", entries.values_list("pk", flat=True)),
        (compare, "snapshot_id", uncompared.values_list("pk", flat=True)),
        (read, "snapshot_id", snapshots.values_list("pk", flat=True)),
        (link, "article_id", unlinked.values_list("article", flat=True).distinct()),
    ):
        for pk in ids.iterator():
            yield task, {name: pk}


def resume(patience: timedelta = PATIENCE) -> int:
    """Ask again for every stage that is due and neither done nor given up; returns how many.

    The tables say what is unfinished, not the queue: so nothing is lost whatever happened to a job.
    """
    given_up = set(JobFailure.objects.filter(settled_at__isnull=True).values_list("stage", "object_ref"))
    n_asked = 0
    for task, ids in _unfinished(timezone.now() - patience):
        if (task.name, ", ".join(f"{name}:{value}" for name, value in ids.items())) not in given_up:
            ask_for(task, **ids)
            n_asked += 1
    return n_asked


@app.periodic(cron="* * * * *")
@app.task(name="claims.resume", queue="upkeep", queueing_lock="claims.resume")
def resume_every_minute(timestamp: int) -> None:
    """Pick up what a lost job left unfinished."""
    close_old_connections()
    resume()


@app.periodic(cron="* * * * *")
@app.task(name="claims.rescue", queue="upkeep", queueing_lock="claims.rescue")
async def rescue(timestamp: int) -> None:
    """Put back the jobs of workers that died: nothing else requeues them."""
    for job in await app.job_manager.get_stalled_jobs():
        try:
            await app.job_manager.retry_job(job)
        except exceptions.UniqueViolation:  # the same stage waits in the queue again already
            await app.job_manager.finish_job(job, status=JobStatus.FAILED, delete_job=True)
