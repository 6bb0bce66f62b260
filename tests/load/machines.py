"""The site on several machines, which are addresses of this one: a primary, a replica, two web servers, three workers.

Readers and editors ask while a feed is taken in, and what runs is stopped, killed and restarted in turn. What stands
for systemd starts processes that ended; nobody does anything else. Each step tells what people met during it.
"""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from django.db import connection
from django.test import Client

from claims import stages
from claims.management.processes import start as start_process
from claims.management.processes import web_server, worker
from claims.models import Clip, Feed, Publisher
from claims.terms import Role
from tests.factories import a_dispute, a_user
from tests.hostile.server import HostileServer
from tests.house.users import wait_until
from tests.load import newsroom  # noqa: F401 (the server's newsroom)
from tests.load.asking import Asked, Browser
from tests.load.faults import QUIET, Kept
from tests.load.two_servers import TcpServer
from tests.load.workers import assert_nothing_lost_or_doubled, is_done
from tests.processes import environment

WEB = ("127.0.0.4", "127.0.0.5")
WORKERS = (["fetch", "send"], ["read"], ["link"])
PORT = 8088
PATIENCE = 180


@dataclass
class Step:
    """What people met while something was so; how many transactions each database server did meanwhile."""

    what: str
    seconds: float = 0.0
    asked: Asked = field(default_factory=Asked)
    n_primary: int = 0
    n_replica: int = 0

    def __str__(self) -> str:
        asked = self.asked
        return (
            f"{self.what}, {self.seconds:.0f} s: {asked.n_well:,} answers, {asked.n_not_now:,} times 503 with a page, "
            f"{asked.n_unanswered:,} times nobody, {len(asked.promised):,} edits; transactions: primary "
            f"{self.n_primary:,}, replica {self.n_replica:,}"
        )


class Site:
    """All that runs, and the people who use it, while a step lasts."""

    def __init__(self, primary: TcpServer, replica: TcpServer, hostile: HostileServer):
        self.primary, self.replica, self.hostile = primary, replica, hostile
        self.steps: list[Step] = []

    def step(self, what: str, seconds: float, happens: Callable[[], None] = lambda: None) -> Step:
        """Let people use the site for so long, while something happens in the midst of it."""
        step, over = Step(what), threading.Event()
        before = self._transactions()
        began = time.monotonic()
        threads = [threading.Thread(target=person, daemon=True) for person in self._people(step.asked, over)]
        for thread in threads:
            thread.start()
        time.sleep(seconds / 3)
        happens()
        time.sleep(max(0.0, began + seconds - time.monotonic()))
        over.set()
        for thread in threads:
            thread.join(60)
        step.seconds = time.monotonic() - began
        step.n_primary, step.n_replica = (
            max(0, now - then) for now, then in zip(self._transactions(), before, strict=True)
        )
        self.steps.append(step)
        return step

    def _people(self, asked: Asked, over: threading.Event) -> list[Callable[[], None]]:
        name = f"editor in step {len(self.steps) + 1}"
        readers = [lambda host=host: asked.read(PORT, over, host) for host in WEB]
        return [*readers, lambda: asked.edit(PORT, self.session, over, name, WEB[0])]

    def _transactions(self) -> list[int]:
        return [n_transactions(server) for server in (self.primary, self.replica)]

    @contextmanager
    def running(self) -> Iterator[None]:
        """Two web servers and three workers, each with its kinds of work, each at its address."""
        client = Client()
        client.force_login(a_user(Role.EDITOR))
        self.session = client.cookies["sessionid"].value
        told = environment(self.hostile, DATABASE_URL=self.primary.url)
        starters = [lambda host=host: self.start_web(host) for host in WEB]
        starters += [lambda kinds=kinds: start_process([*worker(), *kinds], **told) for kinds in WORKERS]
        with ExitStack() as stack:
            self.kept = Kept(starters)
            stack.callback(self.kept.stop)
            wait_until(lambda: all(self.answers(host) for host in WEB), PATIENCE)
            yield

    def start_web(self, host: str, **settings: str) -> subprocess.Popen:
        """Start a web server at this address."""
        of_web = {"DATABASE_REPLICA_URL": self.replica.url, "CLAIMS_ALLOWED_HOSTS": ",".join(WEB)}
        return start_process(web_server(PORT, host), **QUIET | of_web | settings)

    def answers(self, host: str) -> bool:
        """Whether this web server serves pages."""
        return Browser(PORT, host=host).get("/").status == 200

    def kill_worker(self, number: int) -> None:
        """As a power cut would end it."""
        self.kept.kill(len(WEB) + number)

    def restart_primary(self, seconds_away: float) -> None:
        """Stop it without a word to those who are connected; start it again after a while."""
        self.primary.stop(signal.SIGQUIT)
        time.sleep(seconds_away)
        self.primary.start()
        connection.close()


def n_transactions(server: TcpServer) -> int:
    """How many a server has done in our database since it was made; 0 while it is away."""
    if not server.answers():
        return 0
    with server.connect() as line:
        query = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = 'claims'"
        return line.execute(query).fetchone()[0]


def run_through(site: Site, seconds: float, n_articles: int, report: Callable[[str], None]) -> float:
    """Each kind of trouble once, each for so long; then nothing may be lost or doubled. Returns how many seconds it
    took until all was done. AssertionError where a promise was broken.

    Django's default connection is to lead to the primary.
    """
    a_dispute(rules={"words": ["*"]})
    url = site.hostile.url(f"newsroom/feed{n_articles}")
    feed = Feed.objects.create(url=url, publisher=Publisher.objects.named("The Newsroom"))
    with site.running():
        stages.ask_for(stages.TAKE_FEED, feed.pk)
        for what, happens in _troubles(site).items():
            report(str(site.step(what, seconds, happens)))
        began = time.monotonic()
        wait_until(lambda: is_done(n_articles), PATIENCE + 2 * n_articles)
        wait_until(lambda: all(site.answers(host) for host in WEB), PATIENCE)
        took = time.monotonic() - began
    _assert_kept_its_word(site, feed, n_articles)
    return took


def _troubles(site: Site) -> dict[str, Callable[[], None]]:
    return {
        "all runs": lambda: None,
        "replica stopped": lambda: site.replica.stop(signal.SIGQUIT),
        "replica back": site.replica.start,
        "worker killed that links": lambda: site.kill_worker(2),
        "primary restarted": lambda: site.restart_primary(2),
        "all runs again": lambda: None,
    }


def _assert_kept_its_word(site: Site, feed: Feed, n_articles: int) -> None:
    assert [words for step in site.steps for words in step.asked.wrong] == []
    assert_nothing_lost_or_doubled(feed, n_articles)
    stored = list(Clip.objects.values_list("words", flat=True))
    assert {words for step in site.steps for words in step.asked.promised} <= set(stored), "an accepted edit is lost"
    assert len(stored) == len(set(stored)), "an edit was made twice"
