"""Working on the queue until somebody asks to stop, whatever becomes of the database meanwhile."""

import asyncio
import logging
import time
from collections.abc import Collection
from contextlib import suppress

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from procrastinate import PsycopgConnector, signals
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

from claims import stages, tasks
from claims.jobs import UPKEEP
from claims.postgres.faults import passing_fault

logger = logging.getLogger(__name__)

#: Seconds before a worker that ended is followed by the next: twice as many each time, until one works for a while.
SHORTEST_PAUSE, LONGEST_PAUSE = 1, 30
A_WHILE = 60

#: So many seconds a query of the worker's own waits for a connection before the worker ends.
LONGEST_WAIT = 10


def work_until_stopped(kinds: Collection[str] = ()) -> None:
    """Run a worker until SIGINT or SIGTERM, and let it finish its job then; a second one ends it at once.

    ``kinds`` of work, as ``stages.QUEUES`` has them, that it does; none: all.

    procrastinate's worker ends, with an error or without, when a query of its own fails. While the database is away or
    full, this starts another after a pause; any other error is raised.
    """
    asyncio.run(_keep_working(queues_of(kinds)))


def work_through(kinds: Collection[str] = ()) -> None:
    """Run a worker until nothing is left to do of these kinds."""
    asyncio.run(_one_worker(queues_of(kinds), wait=False, install_signal_handlers=True))


def queues_of(kinds: Collection[str]) -> list[str] | None:
    """The queues in which these kinds of work wait, upkeep's with them; None for all that there are."""
    return [UPKEEP, *(queue for kind in kinds for queue in stages.QUEUES[kind])] if kinds else None


async def _keep_working(queues: list[str] | None) -> None:
    stopped, pause = asyncio.Event(), SHORTEST_PAUSE
    with signals.on_stop(stopped.set):
        while not stopped.is_set():
            begun = time.monotonic()
            why = await _work(stopped, queues)
            if stopped.is_set():
                return
            pause = SHORTEST_PAUSE if time.monotonic() - begun > A_WHILE else pause
            logger.warning("The worker ended (%s). Another starts in %d s.", why, pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), pause)
            pause = min(2 * pause, LONGEST_PAUSE)


async def _work(stopped: asyncio.Event, queues: list[str] | None) -> str:
    """Work until asked to stop or until the worker ends by itself; returns what ended it."""
    worker, request = asyncio.create_task(_one_worker(queues, wait=True)), asyncio.create_task(stopped.wait())
    await asyncio.wait({worker, request}, return_when=asyncio.FIRST_COMPLETED)
    request.cancel()
    worker.cancel()  # it finishes its job
    try:
        await worker
    except asyncio.CancelledError:
        return "it was asked to"
    except Exception as problem:
        fault = passing_fault(problem)
        if not fault:
            raise
        return fault
    return "a query of its own failed"


async def _one_worker(queues: list[str] | None, *, wait: bool, install_signal_handlers: bool = False) -> None:
    await sync_to_async(_take_up)()
    with app.replace_connector(PsycopgConnector(kwargs=connector_params(), timeout=LONGEST_WAIT)):
        async with app.open_async():
            await app.run_worker_async(
                queues=queues,
                wait=wait,
                delete_jobs="successful",
                install_signal_handlers=install_signal_handlers,
            )


def _take_up() -> None:
    """Ask for what a killed worker left unfinished and for what is due. The first query revives an embedded server."""
    close_old_connections()
    tasks.resume()
    tasks.ask_for_due()
    connection.close()
