"""Processes are killed at random, the database is restarted and out of connections, all under a small load."""

import pytest

from tests.hostile.fixtures import hostile as hostile
from tests.load.database import OwnServer, working_on
from tests.load.faults import suffer

pytestmark = [pytest.mark.slow, pytest.mark.waits]

#: Each kind of fault comes at least once; `bench faults` goes on for ten minutes.
SECONDS, N_ARTICLES = 30, 12


@pytest.fixture
def database(tmp_path_factory, monkeypatch, django_db_blocker):
    server = OwnServer(tmp_path_factory.mktemp("own") / "pg")
    with django_db_blocker.unblock(), working_on(server, monkeypatch):
        yield server


def test_nothing_is_lost_or_doubled_whatever_is_killed(database, hostile):
    report = suffer(database, hostile, SECONDS, N_ARTICLES)
    assert len(set(report.faults)) == 4
    assert report.asked.n_well > 20
    assert report.asked.promised
