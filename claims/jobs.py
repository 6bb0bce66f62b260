"""What every stage is run as: a job that waits once, takes its turn, is tried again, and leaves its reason."""

import functools
import logging
from collections.abc import Callable

from django.db import close_old_connections, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryDecision, RetryStrategy, exceptions
from procrastinate.contrib.django import app
from procrastinate.jobs import Job
from procrastinate.tasks import Task

from claims.models import JobFailure
from claims.outbound.pacing import delay_after_errors
from claims.parsing.errors import IngestError

logger = logging.getLogger(__name__)

#: Tries after the first, and the base of the growing pause between them: 4, 16, 64 seconds.
RETRIES, PAUSE_BASE = 3, 4

#: What is tried again goes behind what waits: a job holds up all later ones with its lock and its priority.
SECOND_TRY = -1

#: What somebody waits for, and what is quickly done, goes before the many pages of a host.
FIRST = 1

#: For the stages that ask a site: whose turn it is to be asked.
_LOCKS: dict[str, Callable[..., str | None]] = {}


class Retries(RetryStrategy):
    """Growing pauses; for a site that did not answer as it should, those of the poller, or what it asks for."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """None once it is enough."""
        decision = super().get_retry_decision(exception=exception, job=job)
        if decision is None:
            return None
        if not isinstance(exception, IngestError):
            return RetryDecision(retry_at=decision.retry_at, priority=SECOND_TRY)
        pause = delay_after_errors(job.attempts + 1, exception.retry_after)
        return RetryDecision(retry_in={"seconds": int(pause.total_seconds())}, priority=SECOND_TRY)


def stage(
    function: Callable[..., None] | None = None,
    *,
    lock: Callable[..., str | None] | None = None,
    gave_up: Callable[..., None] | None = None,
    priority: int = 0,
) -> Task:
    """Make a job of a stage: retried with growing pauses, then recorded as a JobFailure with its reason.

    What only its input is to blame for (IngestError) is recorded at once, unless it says that a retry may help.
    ``lock`` gives the words under which one job at a time may run, ``gave_up`` is told the ids and the reason. A
    higher ``priority`` goes first.
    """
    if function is None:
        return functools.partial(stage, lock=lock, gave_up=gave_up, priority=priority)

    @functools.wraps(function)
    def job(context: JobContext, **ids: int) -> None:
        close_old_connections()
        try:
            function(**ids)
        except Exception as problem:
            is_final = isinstance(problem, IngestError) and not problem.retry
            if is_final or context.job.attempts >= RETRIES:
                _record_failure(context, ids, problem)
                if gave_up:
                    gave_up(**ids, reason=_in_words(problem))
            if not is_final:
                raise

    name = f"claims.{function.__name__}"
    if lock:
        _LOCKS[name] = lock
    retry = Retries(max_attempts=RETRIES, exponential_wait=PAUSE_BASE)
    return app.task(job, name=name, queue=function.__name__, priority=priority, retry=retry, pass_context=True)


def _record_failure(context: JobContext, ids: dict[str, int], problem: Exception) -> None:
    """One open failure for each stage and object, with the latest reason."""
    stage_name, object_ref = context.task.name, ref(ids)
    logger.warning("%s gave up on %s: %s", stage_name, object_ref, problem)
    known = JobFailure.objects.filter(stage=stage_name, object_ref=object_ref, settled_at=None)
    fields = {"job_id": context.job.id, "reason": _in_words(problem), "failed_at": timezone.now()}
    if not known.update(**fields):
        JobFailure.objects.create(stage=stage_name, object_ref=object_ref, **fields)


def _in_words(problem: Exception) -> str:
    return str(problem) if isinstance(problem, IngestError) else f"{type(problem).__name__}: {problem}"


def ref(ids: dict[str, int]) -> str:
    """What a stage works on, as it is written down: "entry_id:12"."""
    return ", ".join(f"{name}:{value}" for name, value in ids.items())


def ask_for(task: Task, **ids: int) -> None:
    """Queue a stage, unless the same one waits already. Part of the caller's transaction."""
    queueing_lock = f"{task.name} {ref(ids)}"
    lock = _LOCKS[task.name](**ids) if task.name in _LOCKS else None
    try:
        with transaction.atomic():  # a refused job would else abort the transaction around it
            task.configure(queueing_lock=queueing_lock, lock=lock).defer(**ids)
    except exceptions.AlreadyEnqueued:
        logger.debug("already queued: %s", queueing_lock)
