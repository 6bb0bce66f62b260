"""On several machines: readers' pages come from a replica, and nothing is lost whatever of it all goes away."""

import pytest

from tests.hostile.fixtures import hostile as hostile
from tests.load.database import working_on
from tests.load.machines import Site, run_through
from tests.load.two_servers import a_primary, a_replica, remove

pytestmark = pytest.mark.slow

SECONDS_EACH, N_ARTICLES = 6, 8


@pytest.fixture
def site(tmp_path_factory, monkeypatch, django_db_blocker, hostile):
    folder = tmp_path_factory.mktemp("machines")
    primary = a_primary(folder / "primary")
    replica = a_replica(folder / "replica", primary)
    with django_db_blocker.unblock(), working_on(primary, monkeypatch):
        yield Site(primary, replica, hostile)
    remove(replica, primary)


def test_nothing_is_lost_and_readers_go_on_whatever_goes_away(site):
    run_through(site, SECONDS_EACH, N_ARTICLES, print)
    steps = {step.what: step for step in site.steps}
    assert steps["all runs"].n_replica > steps["all runs"].asked.n_well
    assert all(step.asked.n_well > 10 for step in site.steps)
    assert all(step.asked.n_not_now == 0 for what, step in steps.items() if what != "primary restarted")
