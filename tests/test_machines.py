"""On several machines: readers' pages come from a replica, and nothing is lost whatever of it all goes away."""

import http.client
import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from urllib.parse import urlencode

import pytest
from django.test import Client

from claims.editing.review import version_of
from claims.management.processes import stop
from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.hostile.fixtures import hostile as hostile
from tests.house.users import wait_until
from tests.load.database import working_on
from tests.load.machines import PATIENCE, PORT, WEB, Site, run_through
from tests.load.two_servers import a_primary, a_replica, remove

pytestmark = [pytest.mark.slow, pytest.mark.waits]

SECONDS_EACH, N_ARTICLES = 6, 8
#: So many seconds the slow replica may be behind.
LAG = 8
_serial = count()


@pytest.fixture
def site(tmp_path_factory, monkeypatch, django_db_blocker, hostile):
    folder = tmp_path_factory.mktemp("machines")
    with ExitStack() as stack:
        primary = a_primary(folder / "primary")
        stack.callback(remove, primary)
        replica = a_replica(folder / "replica", primary)
        stack.callback(remove, replica)
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(working_on(primary, monkeypatch))
        yield Site(primary, replica, hostile)


def test_nothing_is_lost_and_readers_go_on_whatever_goes_away(site):
    run_through(site, SECONDS_EACH, N_ARTICLES, print)
    steps = {step.what: step for step in site.steps}
    assert steps["all runs"].n_replica > steps["all runs"].asked.n_well
    assert all(step.asked.n_well > 10 for step in site.steps)
    assert all(step.asked.n_not_now == 0 for what, step in steps.items() if what != "primary restarted")


def test_a_slow_replica_shows_readers_what_is_a_moment_old_and_nobody_less_than_they_wrote(site):
    claim = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "It took data.")
    path, asked = f"/claims/{claim.number}/", {"deed": "accept", "version": version_of(claim), "opened": "1"}
    session = session_of_an_editor()
    wait_until(lambda: site.replica.has_come_to(site.primary), PATIENCE)
    site.replica.stop()
    site.replica.start(recovery_min_apply_delay="1h")
    with serving(site, CLAIMS_REPLICA_LAG=str(LAG)):
        wait_until(lambda: "claimline_replica_used 1.0" in ask("/metrics")[1], PATIENCE)
        assert ask(path)[0] == 404
        status, _, written = ask(f"/desk/review/{claim.number}/", f"sessionid={session}", asked)
        assert status in (200, 302)
        assert ask(path)[0] == 404, "the replica does not know of it yet, and is near enough"
        assert ask(path, written)[0] == 200, "somebody does not see what they wrote"
        wait_until(lambda: ask(path)[0] == 200, 3 * LAG)
        assert "claimline_replica_used 0.0" in ask("/metrics")[1]


def test_counts_on_the_replica_follow_whatever_order_changes_are_committed_in(site):
    """A replica's snapshot does not name what is under way: what was asked for meanwhile must not hide it for good."""
    dispute = a_dispute(slug="training")
    first = a_placed_claim(dispute, "It took data.")
    with serving(site), site.primary.connect() as other:
        follow(site)
        assert claims_told() == 1
        with other.transaction():
            other.execute("UPDATE claims_claim SET status = 'rejected' WHERE id = %s", [first.pk])
            a_placed_claim(dispute, "It took more.")
            follow(site)
            assert claims_told() == 2
        follow(site)
        assert claims_told() == 1


def test_tables_that_are_written_while_they_are_sent_come_from_the_replica_to_their_end(site):
    a_placed_claim(a_dispute(slug="training"), "It took data.")
    with serving(site):
        follow(site)
        site.primary.stop(signal.SIGQUIT)
        for ending in ("csv", "appearances.csv", "ftm.json"):
            status, table, _ = ask(f"/d/training.{ending}")
            assert (status, "It took data." in table) == (200, True)


def follow(site: Site) -> None:
    """Wait until the replica has everything, and readers' pages come from it."""
    wait_until(lambda: site.replica.has_come_to(site.primary), PATIENCE)
    wait_until(lambda: ask("/parties/") and "claimline_replica_used 1.0" in ask("/metrics")[1], PATIENCE)


def claims_told() -> int:
    """How many the timeline says there are, in a page that nobody has asked for before."""
    status, page, _ = ask(f"/d/training/?as_asked={next(_serial)}")
    assert status in (200, 400)
    return int(re.search(r"who disputes it — (\d+) claim", page)[1])


def session_of_an_editor() -> str:
    client = Client()
    client.force_login(a_user(Role.EDITOR))
    return client.cookies["sessionid"].value


@contextmanager
def serving(site: Site, **settings: str) -> Iterator[None]:
    process = site.start_web(WEB[0], **settings)
    try:
        wait_until(lambda: site.answers(WEB[0]), PATIENCE)
        yield
    finally:
        stop([process])


def ask(path: str, cookie: str = "", fields: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Status, words, and the cookie "written" of the answer."""
    headers = {"Cookie": f"csrftoken={'k' * 32}; {cookie}", "Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"csrfmiddlewaretoken": "k" * 32, **fields}) if fields else None
    with closing(http.client.HTTPConnection(WEB[0], PORT, timeout=30)) as line:
        line.request("POST" if fields else "GET", path, body, headers)
        answer = line.getresponse()
        words = answer.read().decode()
    set_cookie = " ".join(answer.headers.get_all("Set-Cookie") or [])
    written = next((word.rstrip(";") for word in set_cookie.split() if word.startswith("written=")), "")
    return answer.status, words, written
