"""A worker that ends by itself is followed by another; one that was asked to stop is not."""

import asyncio
import os
import signal

import pytest
from django.db import OperationalError

from claims import stages
from claims.management import working


@pytest.fixture
def workers(monkeypatch):
    """What becomes of one worker after the other; the last one works until it is asked to stop. Returns the pauses."""
    pauses: list[float] = []
    wait_for = asyncio.wait_for

    async def no_wait(waited, seconds):
        pauses.append(seconds)
        return await wait_for(waited, 0.01)

    def bring(*ends: Exception | None) -> list[float]:
        coming = iter(ends)

        async def one_worker(queues, *, wait: bool):
            end = next(coming, working)
            if isinstance(end, Exception):
                raise end
            if end is working:
                os.kill(os.getpid(), signal.SIGTERM)
                await asyncio.sleep(60)

        monkeypatch.setattr(working, "_one_worker", one_worker)
        return pauses

    monkeypatch.setattr(working.asyncio, "wait_for", no_wait)
    return bring


def test_asked_to_stop_it_stops(workers):
    pauses = workers()
    working.work_until_stopped()
    assert pauses == []


def test_while_the_database_is_away_it_is_started_again_ever_later(workers, caplog):
    pauses = workers(*[OperationalError("no route to host"), None] * 4)
    working.work_until_stopped()
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert "The worker ended (the database does not answer" in caplog.text


def test_another_error_is_raised(workers):
    pauses = workers(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        working.work_until_stopped()
    assert pauses == []


def test_a_worker_of_some_kinds_looks_after_the_queue_as_well():
    assert working.queues_of(["link"]) == [
        "upkeep",
        "link",
        "relink",
        "link_corrected",
        "place",
        "settle_party",
        "settle_outlet",
    ]
    assert working.queues_of([]) is None


def test_every_stage_is_some_worker_s():
    every = [queue for kind in stages.QUEUES for queue in stages.QUEUES[kind]]
    assert sorted(every) == sorted(stage.name for stage in vars(stages).values() if isinstance(stage, stages.Stage))
