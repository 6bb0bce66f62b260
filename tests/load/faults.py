"""Faults on purpose, under a small load: processes killed, the database restarted and out of connections.

Readers and editors ask over HTTP while a feed is taken in. What stands for systemd here starts whatever ended, as it
would; nobody does anything else. Who was told that an edit was kept is remembered, and looked for afterwards.
"""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

import psycopg
from django.test import Client

from claims import stages
from claims.management.processes import reserved_port, web_server
from claims.management.processes import start as start_process
from claims.models import Clip, Feed, Publisher
from claims.terms import Role
from tests.factories import a_user
from tests.hostile.server import HostileServer
from tests.house.users import wait_until
from tests.load import newsroom  # noqa: F401 (the server's newsroom)
from tests.load.asking import Asked, Browser
from tests.load.database import OwnServer
from tests.load.workers import COMMAND, assert_nothing_lost_or_doubled, is_done
from tests.processes import environment

N_WEB, N_READERS, N_EDITORS = 2, 2, 1
#: So long the load goes on at least between two faults, in seconds, and so long connections are all taken.
BETWEEN, TAKEN_FOR = (1.0, 4.0), 3.0
#: All of this has to be well again without hands after so long.
LONGEST_RECOVERY = 180


@dataclass
class Report:
    """What was done to the site, and what its readers and editors met."""

    faults: list[str] = field(default_factory=list)
    asked: Asked = field(default_factory=Asked)
    seconds_to_recover: float = 0.0


class Kept:
    """Processes that are started again whenever they ended, as systemd does with ``Restart=always``."""

    def __init__(self, starters: list[Callable[[], subprocess.Popen]]):
        self._starters, self._running = starters, [start() for start in starters]
        self._over, self._lock = threading.Event(), threading.Lock()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def kill(self, number: int) -> None:
        """As a power cut would end it, with all that it started."""
        _kill(self._running[number])

    def stop(self) -> None:
        """End all of them, for good."""
        self._over.set()
        self._thread.join()
        for process in self._running:
            _kill(process)

    def _watch(self) -> None:
        while not self._over.wait(0.3):
            for number, process in enumerate(self._running):
                if process.poll() is not None:
                    self._running[number] = self._starters[number]()


def _kill(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def suffer(database: OwnServer, hostile: HostileServer, seconds: float, n_articles: int, seed: int = 0) -> Report:
    """Put the site through faults for so many seconds; then nothing may be lost or doubled. AssertionError where it is.

    Django's default connection, and DATABASE_URL, are to lead to that database.
    """
    feed = Feed.objects.create(
        url=hostile.url(f"newsroom/feed{n_articles}"), publisher=Publisher.objects.named("The Newsroom")
    )
    client = Client()
    client.force_login(a_user(Role.EDITOR))
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    report = Report()
    with _processes(database, hostile) as (ports, kept):
        with _asked(report.asked, ports, client.cookies["sessionid"].value):
            _do_faults(report, database, kept, time.monotonic() + seconds, random.Random(seed))
        began = time.monotonic()
        wait_until(lambda: all(Browser(port).get("/").status == 200 for port in ports), LONGEST_RECOVERY)
        wait_until(lambda: is_done(n_articles), LONGEST_RECOVERY + 3 * n_articles)
        report.seconds_to_recover = time.monotonic() - began
    _assert_kept_its_word(report, feed, n_articles)
    return report


@contextmanager
def _processes(database: OwnServer, hostile: HostileServer) -> Iterator[tuple[list[int], Kept]]:
    """Web servers, on these ports, and behind them one worker."""
    with ExitStack() as stack:
        ports = [stack.enter_context(reserved_port([0])) for _ in range(N_WEB)]
        starters = [lambda port=port: start_process(web_server(port), **QUIET) for port in ports]
        told = environment(hostile, DATABASE_URL=database.url)
        kept = Kept([*starters, lambda: start_process(COMMAND, **told)])
        stack.callback(kept.stop)
        for port in ports:
            wait_until(lambda port=port: Browser(port).get("/healthz").status == 200, LONGEST_RECOVERY)
        yield ports, kept


QUIET = {"CLAIMS_ENV": "test", "CLAIMS_LOG_LEVEL": "ERROR", "CLAIMS_NO_VENV": "1", "CLAIMS_DB_POOL": "4"}


@contextmanager
def _asked(asked: Asked, ports: list[int], session: str) -> Iterator[None]:
    """Readers and editors at work while the block lasts."""
    over = threading.Event()
    people = [lambda n=n: asked.read(ports[n % N_WEB], over) for n in range(N_READERS)]
    people += [lambda n=n: asked.edit(ports[n % N_WEB], session, over, f"editor {n}") for n in range(N_EDITORS)]
    threads = [threading.Thread(target=person, daemon=True) for person in people]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join(60)


def _do_faults(report: Report, database: OwnServer, kept: Kept, until: float, dice: random.Random) -> None:
    """One after the other, each kind as often, until the time is over and each came."""
    faults = {
        "web process killed": lambda: kept.kill(dice.randrange(N_WEB)),
        "worker killed": lambda: kept.kill(N_WEB),
        "database restarted": lambda: _restart(database, dice),
        "connections all taken": lambda: _take_all_connections(database),
    }
    kinds: list[str] = []
    while time.monotonic() < until or len(set(report.faults)) < len(faults):
        kinds = kinds or dice.sample(sorted(faults), len(faults))
        kind = kinds.pop()
        time.sleep(dice.uniform(*BETWEEN))
        faults[kind]()
        report.faults.append(kind)


def _restart(database: OwnServer, dice: random.Random) -> None:
    database.stop(dice.choice([signal.SIGQUIT, signal.SIGKILL]))
    time.sleep(dice.uniform(0.5, 2))
    database.start()


def _take_all_connections(database: OwnServer) -> None:
    """Take what is left of them, and hold that for a while."""
    taken = []
    with suppress(psycopg.OperationalError):
        while len(taken) < 1000:
            taken.append(psycopg.connect(database.url, connect_timeout=5))
    time.sleep(TAKEN_FOR)
    for connection in taken:
        connection.close()


def _assert_kept_its_word(report: Report, feed: Feed, n_articles: int) -> None:
    assert report.asked.wrong == []
    assert_nothing_lost_or_doubled(feed, n_articles)
    stored = list(Clip.objects.values_list("words", flat=True))
    assert set(report.asked.promised) <= set(stored), "an edit that was accepted is lost"
    assert len(stored) == len(set(stored)), "an edit was made twice"
