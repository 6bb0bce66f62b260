"""One call at a time to each host, and a pause between two."""

import threading
from datetime import timedelta

import pytest

from claims.outbound import Busy, Fetcher, Limits
from claims.outbound.gate import LONGEST_PAUSE, MOST_IDLE_LANES, HostGate
from claims.outbound.limits import Deadline
from tests.outbound.stand_ins import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def gate(clock) -> HostGate:
    return HostGate(pause=1.0, clock=clock, sleep=clock.sleep)


@pytest.fixture
def deadline(clock) -> Deadline:
    return Deadline(Limits(seconds=30, patience=30), clock)


def test_a_second_call_waits_for_the_pause(gate, clock, deadline):
    with gate.turn("a.example", deadline):
        clock.now += 5  # the call itself takes time, and the pause begins at its end
    with gate.turn("a.example", deadline):
        pass
    assert clock.naps == [1.0]


def test_other_hosts_and_late_calls_wait_for_nothing(gate, clock, deadline):
    with gate.turn("a.example", deadline), gate.turn("b.example", deadline):
        pass
    clock.now += 1
    with gate.turn("a.example", deadline):
        pass
    assert clock.naps == []


def test_a_site_may_ask_for_a_longer_pause_up_to_a_minute(gate, clock, deadline):
    with gate.turn("a.example", deadline):
        pass
    with gate.turn("a.example", deadline, pause=7):
        pass
    assert clock.naps == [7]
    with pytest.raises(Busy) as caught, gate.turn("a.example", deadline, pause=1e9):
        pass
    assert caught.value.retry_after == timedelta(seconds=LONGEST_PAUSE)


def test_a_redirect_within_the_site_goes_on_at_once(gate, clock, deadline):
    with gate.turn("a.example", deadline):
        pass
    with gate.turn("a.example", deadline, is_following=True):
        pass
    assert clock.naps == []


def test_waiting_costs_patience_and_not_the_calls_own_time(gate, clock, deadline):
    with gate.turn("a.example", deadline):
        pass
    with gate.turn("a.example", deadline, pause=20):
        assert (deadline.left(), deadline.patience) == (30, 10)


def test_what_would_be_waited_for_in_vain_is_not_waited_for(gate, clock, deadline):
    with gate.turn("a.example", deadline):
        pass
    with pytest.raises(Busy), gate.turn("a.example", Deadline(Limits(patience=0.5), clock)):
        pass
    assert clock.naps == []
    clock.now += 1  # having been refused does not count as a call
    with gate.turn("a.example", deadline):
        pass
    assert clock.naps == []


def test_a_host_that_is_being_asked_is_busy(deadline):
    gate = HostGate(pause=0)
    with gate.turn("a.example", deadline), pytest.raises(Busy), gate.turn("a.example", Deadline(Limits(patience=0.01))):
        pass


def test_an_error_gives_the_turn_back(gate, clock, deadline):
    with pytest.raises(RuntimeError), gate.turn("a.example", deadline):
        raise RuntimeError
    with gate.turn("a.example", deadline):
        pass
    assert clock.naps == [1.0]


def test_hosts_of_long_ago_are_forgotten(gate, clock, deadline):
    for number in range(MOST_IDLE_LANES + 1):
        with gate.turn(f"{number}.example", deadline):
            pass
    clock.now += LONGEST_PAUSE + 1
    with gate.turn("last.example", deadline):
        pass
    assert list(gate._lanes) == ["last.example"]


def test_never_two_connections_to_one_host_at_a_time(hostile):
    """Eight threads at once, and a server that counts its visitors while it holds each for a moment."""
    fetcher = Fetcher(allow=hostile.endpoint, gate=HostGate(pause=0))
    url = hostile.url("counts-its-visitors")
    found = []
    threads = [threading.Thread(target=lambda: found.append(fetcher.fetch(url).body)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found == [b"1"] * 8
