"""How far a replica is behind, by what it has replayed of the primary's log; what its readers and leads are told."""

from collections.abc import Iterator

import psycopg
import pytest

from claims.operations import figures as figures_module
from claims.operations.prometheus import exposition
from claims.operations.replicas import AWAY, EVERY, Standing, Watch
from claims.operations.status import load_status
from claims.postgres.replica import read_from_here, reading_from_replica, reads_from_replica


class Pair:
    """A primary's log, a replica that replays it, and a clock that goes when it is told to."""

    def __init__(self):
        self.now, self.log, self.replayed, self.n_asked = 0.0, 0, 0, 0
        self.watch = Watch(self._written, self._replayed, lambda: self.now)

    def _written(self) -> int:
        if self.log is None:
            raise psycopg.OperationalError("no primary")
        return self.log

    def _replayed(self) -> int | None:
        self.n_asked += 1
        if self.replayed == "away":
            raise psycopg.OperationalError("no replica")
        return self.replayed

    def after(self, seconds: float) -> Standing:
        """How it stands so much later."""
        self.now += seconds
        return self.watch.standing()


@pytest.fixture
def pair():
    return Pair()


def test_one_that_has_everything_is_not_behind_however_long_nobody_writes(pair):
    assert pair.after(0) == Standing(replayed=0, seconds=0.0)
    assert pair.after(3600).seconds == 0.0


def test_what_is_missing_counts_from_when_it_was_written(pair):
    pair.after(0)
    pair.log = 500
    assert pair.after(2).seconds == 2.0
    pair.log = 900
    assert pair.after(2).seconds == 4.0
    pair.replayed = 600
    assert pair.after(1).seconds == 3.0  # it has all that was there at second 2
    pair.replayed = 900
    assert pair.after(1).seconds == 0.0


def test_how_far_behind_one_is_from_the_beginning_nobody_knows(pair):
    pair.log, pair.replayed = 500, 100
    standing = pair.after(0)
    assert standing.seconds is None
    assert standing.is_up
    assert not standing.is_near


def test_too_far_behind(pair, settings):
    pair.after(0)
    pair.log = 1
    assert pair.after(settings.REPLICA_LAG).is_near
    assert not pair.after(EVERY).is_near


def test_without_a_primary_the_replica_is_as_near_as_it_was(pair):
    pair.log = pair.replayed = 500
    pair.after(0)
    pair.log = None
    assert pair.after(600) == Standing(replayed=500, seconds=0.0)


def test_it_is_asked_once_a_second_and_left_alone_while_it_is_away(pair):
    pair.after(0)
    pair.after(EVERY / 2)
    assert pair.n_asked == 1
    pair.replayed = "away"
    assert not pair.after(EVERY).is_up
    assert not pair.after(AWAY - 0.1).is_up
    assert pair.n_asked == 2
    pair.replayed = 0
    assert pair.after(0.2).is_near


def test_after_a_fault_it_is_asked_before_it_is_used_again(pair):
    assert pair.after(0).is_near
    pair.replayed = "away"
    pair.watch.went_wrong()
    assert not pair.after(0).is_near


def test_a_server_that_follows_no_other_is_no_replica(pair):
    pair.replayed = None
    standing = pair.after(0)
    assert not standing.is_near
    assert "follows no other" in standing.problem


def test_what_somebody_wrote_is_there_or_not():
    assert Standing(replayed=500).has(500)
    assert not Standing(replayed=500).has(501)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "standing, figure, concern",
    [
        (Standing(500, 0.25), "claimline_replica_lag_seconds 0.25", None),
        (Standing(500, 90.0), "claimline_replica_used 0.0", "too far behind"),
        (Standing(problem="It does not answer."), "claimline_replica_up 0.0", "It does not answer."),
    ],
)
def test_leads_and_prometheus_are_told(monkeypatch, standing, figure, concern):
    monkeypatch.setattr(figures_module, "replica_now", lambda: standing)
    assert figure in exposition().decode()
    concerns = [words for words in load_status().concerns if "replica" in words]
    assert concerns == [] if concern is None else concern in concerns[0]


def test_what_is_asked_for_later_is_read_from_where_it_was_wanted():
    def where() -> Iterator[bool]:
        yield from (reads_from_replica() for _ in range(2))

    with reading_from_replica():
        lines = read_from_here(where())
    assert next(lines)
    assert not reads_from_replica()
    assert list(lines) == [True]
    assert list(read_from_here(where())) == [False, False]
