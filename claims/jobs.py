"""What every stage is run as: a job that waits once, takes its turn, is tried again, and leaves its reason; and what
becomes of it when its worker dies."""

import functools
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

from django.db import Error, close_old_connections
from django.db.models import QuerySet
from django.utils import timezone
from procrastinate import JobContext, RetryDecision, RetryStrategy, exceptions
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status
from procrastinate.tasks import Task

from claims.models import JobFailure
from claims.operations.at_hand import job_at_hand
from claims.operations.health import SILENCE
from claims.outbound.pacing import delay_after_errors
from claims.parsing.errors import IngestError
from claims.postgres.faults import passing_fault
from claims.stages import Stage, ref

logger = logging.getLogger(__name__)
work_logger = logging.getLogger("claims.work")

#: The queue of what every worker does besides, whatever else it is told to: looking after things, which takes moments.
UPKEEP = "upkeep"

#: Tries after the first, and the base of the growing pause between them: 4, 16, 64 seconds.
RETRIES, PAUSE_BASE = 3, 4

#: The longest of these pauses where the database is at fault: such a job is tried until it goes well.
LONGEST_PAUSE = 15 * 60

#: What is tried again goes behind what waits: a job holds up all later ones with its lock and its priority.
SECOND_TRY = -1

#: After the clock was set back the signs of life of workers that died before would look young for as long.
_NOT_OF_THE_FUTURE = "UPDATE procrastinate_workers SET last_heartbeat = now() WHERE last_heartbeat > now()"


class Retries(RetryStrategy):
    """Growing pauses; for a site that did not answer as it should, those of the poller, or what it asks for."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """None once it is enough, which it never is where the database is at fault and the job is not."""
        if passing_fault(exception):
            pause = min(PAUSE_BASE ** min(job.attempts + 1, RETRIES + 2), LONGEST_PAUSE)
            return RetryDecision(retry_in={"seconds": pause}, priority=SECOND_TRY)
        decision = super().get_retry_decision(exception=exception, job=job)
        if decision is None:
            return None
        if not isinstance(exception, IngestError):
            return RetryDecision(retry_at=decision.retry_at, priority=SECOND_TRY)
        pause = delay_after_errors(job.attempts + 1, exception.retry_after)
        return RetryDecision(retry_in={"seconds": int(pause.total_seconds())}, priority=SECOND_TRY)


def work_of(stage: Stage, *, gave_up: Callable[[int, str], None] | None = None) -> Callable[[Callable], Task]:
    """Decorator: make a function of an object's key the work of a stage, retried with growing pauses, then recorded as
    a JobFailure with its reason.

    What only its input is to blame for (IngestError) is recorded at once, unless it says that a retry may help. Where
    the database is at fault, it is tried until it goes well, and recorded from the second time on. A job that goes well
    settles its failure; one whose object was removed while it waited is done. ``gave_up`` is told the key and the
    reason.
    """

    def decorate(function: Callable[[int], None]) -> Task:
        @functools.wraps(function)
        def job(context: JobContext, **ids: int) -> None:
            close_old_connections()
            with job_at_hand(context.job.id):
                _try(Try(stage, ids[stage.key], context.job), function, gave_up)

        retry = Retries(max_attempts=RETRIES, exponential_wait=PAUSE_BASE)
        return app.task(
            job,
            name=stage.task_name,
            queue=stage.name,
            priority=stage.priority,
            retry=retry,
            pass_context=True,
        )

    return decorate


def upkeep(name: str, cron: str, *, alone: bool = False) -> Callable[[Callable[[], None]], Task]:
    """Decorator: have a function called at these times, by one worker, and not once more while it waits for that.

    ``alone``: nor while it is still at work.
    """

    def decorate(function: Callable[[], None]) -> Task:
        @functools.wraps(function)
        def job(timestamp: int) -> None:
            close_old_connections()
            function()

        task_name = f"claims.{name}"
        locks = {"queueing_lock": task_name, "lock": task_name if alone else None}
        return app.periodic(cron=cron)(app.task(job, name=task_name, queue=UPKEEP, **locks))

    return decorate


@dataclass(frozen=True, slots=True)
class Try:
    """One try at the work of a stage for an object."""

    stage: Stage
    pk: int
    job: Job

    @property
    def ref(self) -> str:
        """The object, as it is written down."""
        return ref(self.stage, self.pk)

    @property
    def is_last(self) -> bool:
        """Whether none follows it, whatever goes wrong."""
        return self.job.attempts >= RETRIES

    def tell_done(self, seconds: float) -> None:
        """Write into the log how long it took."""
        more = {"stage": self.stage.name, "object": self.ref, "milliseconds": round(seconds * 1000)}
        work_logger.info("%s of %s: done in %d ms", *more.values(), extra=more)

    def settle_failure(self) -> None:
        """Nobody need look at a failure that has healed."""
        self._open_failures().update(settled_at=timezone.now(), settled_why="the job went well later", is_retried=True)

    def record_failure(self, problem: Exception) -> None:
        """One open failure for each stage and object, with the latest reason."""
        logger.warning("%s gave up on %s: %s", self.stage.task_name, self.ref, problem)
        self._keep_reason(problem)

    def record_fault(self, problem: Exception) -> None:
        """The same for a fault of the database, as far as it takes anything in: a first one is often soon over."""
        logger.warning("%s waits for the database with %s: %s", self.stage.task_name, self.ref, problem)
        if self.job.attempts:
            with suppress(Error):
                self._keep_reason(problem)

    def _open_failures(self) -> QuerySet[JobFailure]:
        return JobFailure.objects.filter(stage=self.stage.task_name, object_ref=self.ref, settled_at=None)

    def _keep_reason(self, problem: Exception) -> None:
        fields = {"job_id": self.job.id, "reason": _in_words(problem), "failed_at": timezone.now()}
        if not self._open_failures().update(**fields):
            JobFailure.objects.create(stage=self.stage.task_name, object_ref=self.ref, **fields)


def _try(at: Try, function: Callable[[int], None], gave_up: Callable[[int, str], None] | None) -> None:
    began = perf_counter()
    try:
        function(at.pk)
        at.settle_failure()
        at.tell_done(perf_counter() - began)
    except Exception as problem:
        if passing_fault(problem):
            at.record_fault(problem)
            raise
        if not at.stage.model.objects.filter(pk=at.pk).exists():
            logger.info("%s was for %s, which is no longer there", at.stage.task_name, at.ref)
            return
        is_to_blame = isinstance(problem, IngestError) and not problem.retry  # what came in, which stays as it is
        if is_to_blame or at.is_last:
            at.record_failure(problem)
            if gave_up:
                gave_up(at.pk, _in_words(problem))
        if not is_to_blame:
            raise


def _in_words(problem: Exception) -> str:
    if isinstance(problem, IngestError):
        return str(problem)
    return passing_fault(problem) or f"{type(problem).__name__}: {problem}"


async def abandoned(at_work: Job) -> list[Job]:
    """The jobs that are said to be at work and are not: of workers that died, and of the one that is at this job.

    A worker does one job at a time. So it is done with any other one in its name, and only could not write that down,
    because the database was away or because the same stage waited again already.
    """
    await app.connector.execute_query_async(_NOT_OF_THE_FUTURE)
    of_the_dead = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE.total_seconds())
    ours = await app.job_manager.list_jobs_async(status=Status.DOING.value, worker_id=at_work.worker_id)
    return [*of_the_dead, *(job for job in ours if job.id != at_work.id)]


async def put_back(jobs: Iterable[Job]) -> None:
    """Have these jobs done again; a stage that waits in the queue again already is left to that one."""
    for job in jobs:
        try:
            await app.job_manager.retry_job(job)
        except exceptions.UniqueViolation:
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
