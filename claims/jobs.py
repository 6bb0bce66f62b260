"""What every stage is run as: a job that waits once, takes its turn, is tried again, and leaves its reason; and what
becomes of it when its worker dies."""

import functools
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
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
                _do(context, ids[stage.key])

        def _do(context: JobContext, pk: int) -> None:
            began = perf_counter()
            try:
                function(pk)
                _settle_failure(context, ref(stage, pk))
                _tell_done(stage, pk, perf_counter() - began)
            except Exception as problem:
                if passing_fault(problem):
                    _record_fault(context, ref(stage, pk), problem)
                    raise
                if not stage.model.objects.filter(pk=pk).exists():
                    logger.info("%s was for %s, which is no longer there", stage.task_name, ref(stage, pk))
                    return
                is_final = isinstance(problem, IngestError) and not problem.retry
                if is_final or context.job.attempts >= RETRIES:
                    _record_failure(context, ref(stage, pk), problem)
                    if gave_up:
                        gave_up(pk, _in_words(problem))
                if not is_final:
                    raise

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


def _tell_done(stage: Stage, pk: int, seconds: float) -> None:
    more = {"stage": stage.name, "object": ref(stage, pk), "milliseconds": round(seconds * 1000)}
    work_logger.info("%s of %s: done in %d ms", *more.values(), extra=more)


def _open_failures(context: JobContext, object_ref: str) -> QuerySet[JobFailure]:
    return JobFailure.objects.filter(stage=context.task.name, object_ref=object_ref, settled_at=None)


def _settle_failure(context: JobContext, object_ref: str) -> None:
    """Nobody need look at a failure that has healed."""
    healed = _open_failures(context, object_ref)
    healed.update(settled_at=timezone.now(), settled_why="the job went well later", is_retried=True)


def _record_failure(context: JobContext, object_ref: str, problem: Exception) -> None:
    """One open failure for each stage and object, with the latest reason."""
    logger.warning("%s gave up on %s: %s", context.task.name, object_ref, problem)
    _keep_reason(context, object_ref, problem)


def _keep_reason(context: JobContext, object_ref: str, problem: Exception) -> None:
    fields = {"job_id": context.job.id, "reason": _in_words(problem), "failed_at": timezone.now()}
    if not _open_failures(context, object_ref).update(**fields):
        JobFailure.objects.create(stage=context.task.name, object_ref=object_ref, **fields)


def _record_fault(context: JobContext, object_ref: str, problem: Exception) -> None:
    """The same for a fault of the database, as far as it takes anything in: a first one is often over in a moment."""
    logger.warning("%s waits for the database with %s: %s", context.task.name, object_ref, problem)
    if context.job.attempts:
        with suppress(Error):
            _keep_reason(context, object_ref, problem)


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
