"""One connection to a host and a pause after it, whichever process asks."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from psycopg.pq import TransactionStatus

from claims.ingest import turns
from claims.ingest.turns import LOOK_AGAIN, DatabaseTurns
from claims.models import HostTurn
from claims.outbound import Busy, HostGate, Limits
from claims.outbound.limits import Deadline
from tests.hostile.polite import GUESTBOOK, MAY_LEAVE, SAID
from tests.outbound.stand_ins import FakeClock
from tests.processes import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)

PAUSE = 1
HOST = "a.example"
CALL = {"pause": 3, "seconds": 30, "is_following": False}


@contextmanager
def visitor(server, *urls: str) -> Iterator[subprocess.Popen]:
    """A process that is ready to visit these addresses, one after the other; it is gone after the block."""
    command = [sys.executable, "-m", "tests.ingest.visitor", *urls]
    settings = environment(server, CLAIMS_FETCH_PAUSE=str(PAUSE), DJANGO_SETTINGS_MODULE="claims.settings")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=settings, cwd=ROOT, **pipes) as process:
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def go(process: subprocess.Popen) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


def visits(process: subprocess.Popen) -> list[str]:
    """What the visits brought, once all are over."""
    return process.communicate(timeout=60)[0].splitlines()


def wait_until(reached: Callable[[], bool]) -> None:
    for _ in range(1_000):
        if reached():
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.02)")
    pytest.fail("it did not come to that within 20 seconds")


@pytest.fixture(autouse=True)
def _quiet():
    GUESTBOOK.clear()
    MAY_LEAVE.clear()
    yield
    MAY_LEAVE.set()


@pytest.mark.slow
def test_two_processes_take_turns_at_a_host_and_keep_the_pause(hostile):
    urls = [hostile.url("guestbook", HOST)] * 3
    with visitor(hostile, *urls) as one, visitor(hostile, *urls) as other:
        go(one)
        go(other)
        assert visits(one) == visits(other) == [SAID.decode()] * 3
    calls = sorted(GUESTBOOK, key=lambda call: call[1])
    gaps = [came_at - left_at for (_, _, left_at), (_, came_at, _) in pairwise(calls)]
    assert len(gaps) == 5
    assert min(gaps) >= PAUSE


@pytest.mark.slow
def test_two_hosts_do_not_wait_for_each_other(hostile):
    with (
        visitor(hostile, hostile.url("holds-its-visitors", HOST)) as one,
        visitor(hostile, hostile.url("guestbook", "b.example")) as other,
    ):
        go(one)
        wait_until(lambda: HostTurn.objects.filter(host=HOST).exists())
        go(other)
        assert visits(other) == [SAID.decode()]
        assert HostTurn.objects.get(host=HOST).ends_at > HostTurn.objects.get(host="b.example").ends_at
        assert one.poll() is None
        MAY_LEAVE.set()
        assert visits(one) == [SAID.decode()]


def test_a_killed_process_holds_nobody_up(hostile):
    with visitor(hostile, hostile.url("holds-its-visitors", HOST)) as one:
        go(one)
        wait_until(lambda: HostTurn.objects.filter(host=HOST, ends_at__gt=Now()).exists())
        assert DatabaseTurns().take(HOST, **CALL) == LOOK_AGAIN
        one.kill()
        one.wait()
    wait_until(lambda: DatabaseTurns().take(HOST, **CALL) == 3)  # the pause begins when it is noticed
    assert DatabaseTurns().take(HOST, **{**CALL, "pause": 0}) == 0


@pytest.fixture
def somebody_else(db):
    """The database session of somebody who is asking a host."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute(turns._MINE)
        session, now = cursor.fetchone()
    HostTurn.objects.create(host=HOST, session=session, ends_at=now + timedelta(hours=1))
    yield other
    other.close()


def test_nobody_waits_in_a_transaction(somebody_else):
    clock, states = FakeClock(), []

    def sleep(seconds: float) -> None:
        states.append(connection.connection.info.transaction_status)
        clock.sleep(seconds)

    gate = HostGate(0, DatabaseTurns(), clock, sleep)
    with pytest.raises(Busy), gate.turn(HOST, Deadline(Limits(patience=1), clock)):
        pass
    assert set(states) == {TransactionStatus.IDLE}
    assert clock.naps == [LOOK_AGAIN] * len(states)


def test_a_machine_that_went_away_is_waited_for_until_its_call_must_be_over(somebody_else):
    assert DatabaseTurns().take(HOST, **CALL) == LOOK_AGAIN
    HostTurn.objects.update(ends_at=Now())
    assert 0 < DatabaseTurns().take(HOST, **CALL) <= 3


def test_a_redirect_waits_for_no_pause_unless_somebody_else_came_between():
    gate = DatabaseTurns()
    assert gate.take(HOST, **CALL) == 0
    gate.give_back(HOST)
    following = {**CALL, "is_following": True}
    assert gate.take(HOST, **following) == 0
    gate.give_back(HOST)
    assert 0 < gate.take(HOST, **CALL) <= 3
    HostTurn.objects.update(session="somebody else")
    assert 0 < gate.take(HOST, **following) <= 3


def test_a_turn_that_somebody_else_has_by_now_is_left_to_them(somebody_else):
    before = HostTurn.objects.get()
    DatabaseTurns().give_back(HOST)
    assert HostTurn.objects.get().ends_at == before.ends_at


def test_within_a_transaction_no_turn_is_taken():
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        DatabaseTurns().take(HOST, **CALL)
