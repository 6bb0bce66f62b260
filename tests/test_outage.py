"""The database goes away in the midst of a load: worker and site go on by themselves once it is back."""

import signal
import time
import urllib.error
import urllib.request
from functools import partial

import pytest

from claims import stages
from claims.management.processes import reserved_port, start, web_server
from claims.management.processes import stop as stop_children
from claims.models import Feed, Publisher
from tests.hostile.fixtures import hostile as hostile
from tests.house.users import wait_until
from tests.load import newsroom  # noqa: F401 (the server's newsroom)
from tests.load.database import OwnServer, working_on
from tests.load.workers import a_worker, assert_nothing_lost_or_doubled, has_come_to, is_done, stop, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.waits]

N_ARTICLES = 24
LONGEST_SECONDS = 900


@pytest.fixture
def database(tmp_path_factory, monkeypatch, django_db_blocker):
    server = OwnServer(tmp_path_factory.mktemp("own") / "pg")
    with django_db_blocker.unblock(), working_on(server, monkeypatch):
        yield server


@pytest.fixture
def site(database):
    """The address of a web server on the database."""
    with reserved_port([0]) as port:
        process = start(web_server(port), CLAIMS_ENV="test", CLAIMS_LOG_LEVEL="ERROR")
        address = f"http://127.0.0.1:{port}/"
        try:
            wait_until(lambda: status_of(address), 60)
            yield address
        finally:
            stop_children([process])


def status_of(address: str) -> int:
    """The status of its answer, 0 without one."""
    return ask(address)[0]


def ask(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()
    except OSError:
        return 0, ""


@pytest.mark.parametrize("how", [signal.SIGQUIT, signal.SIGKILL], ids=["stopped", "crashed"])
def test_everything_goes_on_when_the_database_is_back(database, site, hostile, pytestconfig, how):
    deadline = time.monotonic() + LONGEST_SECONDS
    address = hostile.url(f"newsroom/feed{N_ARTICLES}")
    feed = Feed.objects.create(url=address, publisher=Publisher.objects.named("The Newsroom"))
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    worker = a_worker(hostile, DATABASE_URL=database.url)
    try:
        wait_for(partial(has_come_to, N_ARTICLES // 2), deadline, worker)
        assert status_of(site) == 200
        database.stop(how)
        back_at = time.monotonic() + pytestconfig.getoption("--away")
        while time.monotonic() < back_at:
            status, page = ask(site)
            assert status == 503
            assert "the database does not answer" in page
            time.sleep(0.5)
        database.start()
        wait_for(partial(is_done, N_ARTICLES), deadline, worker)
        wait_until(lambda: status_of(site) == 200, 60)
    finally:
        stop(worker)
    assert_nothing_lost_or_doubled(feed, N_ARTICLES)
