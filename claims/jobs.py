"""What every stage is run as: a job that waits once, takes its turn, is tried again, and leaves its reason."""

import functools
import logging
from collections.abc import Callable

from django.db import close_old_connections
from django.utils import timezone
from procrastinate import JobContext, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Job
from procrastinate.tasks import Task

from claims.models import JobFailure
from claims.outbound.pacing import delay_after_errors
from claims.parsing.errors import IngestError
from claims.stages import Stage, ref

logger = logging.getLogger(__name__)

#: Tries after the first, and the base of the growing pause between them: 4, 16, 64 seconds.
RETRIES, PAUSE_BASE = 3, 4

#: What is tried again goes behind what waits: a job holds up all later ones with its lock and its priority.
SECOND_TRY = -1


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


def work_of(stage: Stage, *, gave_up: Callable[[int, str], None] | None = None) -> Callable[[Callable], Task]:
    """Decorator: make a function of an object's key the work of a stage, retried with growing pauses, then recorded as
    a JobFailure with its reason.

    What only its input is to blame for (IngestError) is recorded at once, unless it says that a retry may help.
    ``gave_up`` is told the key and the reason.
    """

    def decorate(function: Callable[[int], None]) -> Task:
        @functools.wraps(function)
        def job(context: JobContext, **ids: int) -> None:
            close_old_connections()
            pk = ids[stage.key]
            try:
                function(pk)
            except Exception as problem:
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


def _record_failure(context: JobContext, object_ref: str, problem: Exception) -> None:
    """One open failure for each stage and object, with the latest reason."""
    stage_name = context.task.name
    logger.warning("%s gave up on %s: %s", stage_name, object_ref, problem)
    known = JobFailure.objects.filter(stage=stage_name, object_ref=object_ref, settled_at=None)
    fields = {"job_id": context.job.id, "reason": _in_words(problem), "failed_at": timezone.now()}
    if not known.update(**fields):
        JobFailure.objects.create(stage=stage_name, object_ref=object_ref, **fields)


def _in_words(problem: Exception) -> str:
    return str(problem) if isinstance(problem, IngestError) else f"{type(problem).__name__}: {problem}"
