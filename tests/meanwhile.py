"""Two who do something at the same moment, each on a connection of their own."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection, transaction

_SOMEBODY_WAITS = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))"


def meanwhile(first: Callable[[], object], second: Callable[[], object]) -> Future:
    """Do ``first`` and, before it is stored, begin ``second``; what comes of the latter, when both are done.

    ``first`` is stored as soon as ``second`` waits for it or has ended.
    """
    with ThreadPoolExecutor(1) as aside, transaction.atomic():
        first()
        outcome = aside.submit(on_its_own, second)
        wait_until_it_waits(outcome)
    return outcome


def on_its_own(work: Callable[[], object]) -> object:
    """What comes of it in a thread, whose connection is closed then."""
    try:
        return work()
    finally:
        connection.close()


def wait_until_it_waits(outcome: Future) -> None:
    """Until whatever is done aside waits for this connection, or has ended."""
    with connection.cursor() as cursor:
        while not outcome.done() and not cursor.execute(_SOMEBODY_WAITS).fetchone()[0]:
            time.sleep(0.01)
