"""The disk of the database is full in the midst of a load: what waits goes on by itself once there is room."""

import random
import signal
import time
from functools import partial

import pytest
from django.db import OperationalError, connection
from django.test import Client

from claims import stages
from claims.models import Addition, Feed, Publisher
from claims.terms import Role
from tests.factories import a_user
from tests.hostile.fixtures import hostile as hostile
from tests.house.users import wait_until
from tests.load import newsroom  # noqa: F401 (the server's newsroom)
from tests.load.database import OwnServer, working_on
from tests.load.small_disk import small_disk
from tests.load.workers import a_worker, assert_nothing_lost_or_doubled, has_come_to, is_done, stop, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.waits]

N_ARTICLES = 24
MEGABYTES = 200
SECONDS_FULL = 20
LONGEST_SECONDS = 900


@pytest.fixture
def disk(tmp_path_factory):
    with small_disk(tmp_path_factory.mktemp("disk") / "small", MEGABYTES) as disk:
        yield disk


@pytest.fixture
def database(disk, tmp_path_factory, monkeypatch, django_db_blocker, request):
    """A server on the small disk; its write-ahead log is there, too, or elsewhere, as on many machines."""
    server = OwnServer(disk.folder / "pg")
    if request.param == "elsewhere":
        server.move_log_to(tmp_path_factory.mktemp("log") / "pg_wal")
    with django_db_blocker.unblock(), working_on(server, monkeypatch):
        yield server


@pytest.fixture
def editor(database):
    """An editor's browser. What goes wrong comes back as a page."""
    client = Client(raise_request_exception=False)
    client.force_login(a_user(Role.EDITOR))
    return client


@pytest.mark.parametrize(
    "database, goes_down", [("elsewhere", False), ("on the same disk", True)], indirect=["database"]
)
def test_everything_goes_on_when_there_is_room_again(database, goes_down, disk, editor, hostile):
    """A server may go down meanwhile, and not come up again without room; an embedded one the worker gets up itself."""
    deadline = time.monotonic() + LONGEST_SECONDS
    address = hostile.url(f"newsroom/feed{N_ARTICLES}")
    feed = Feed.objects.create(url=address, publisher=Publisher.objects.named("The Newsroom"))
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    worker = a_worker(hostile, DATABASE_URL="", CLAIMS_PGDATA=str(database.data.path))
    try:
        wait_for(partial(has_come_to, N_ARTICLES // 2), deadline, worker)
        assert "the disk of the database is full" in told_while_full(disk, editor)
        if goes_down:
            database.stop(signal.SIGKILL)
            told_while_full(disk, editor)
        disk.make_room()
        wait_until(connects, LONGEST_SECONDS)
        assert not is_done(N_ARTICLES)
        wait_for(partial(is_done, N_ARTICLES), deadline, worker)
    finally:
        stop(worker)
    assert not Addition.objects.exists()
    assert_nothing_lost_or_doubled(feed, N_ARTICLES)


def connects() -> bool:
    connection.close()
    try:
        connection.ensure_connection()
    except OperationalError:
        return False
    return True


def told_while_full(disk, editor) -> str:
    """Keep the disk full for a while; what an editor is told who wants to add a long text meanwhile."""
    full_until = time.monotonic() + SECONDS_FULL
    pages = ""
    while time.monotonic() < full_until:
        disk.fill()
        words = " ".join(f"{random.getrandbits(64):x}" for _ in range(20_000))  # hardly to be packed any smaller
        answer = editor.post("/desk/add/", {"way": "text", "publisher": "Harbour Gazette", "text": words})
        assert answer.status_code == 503
        pages += answer.content.decode()
        time.sleep(1)
    return pages
