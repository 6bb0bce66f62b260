"""``bench load``: two minutes of readers, then two of readers and editors together, against one web server.

The server is the one that the README starts, with one process, on the loopback address, in front of a copy of the
generated dispute; it ends with the benchmark. Readers open pages with frequencies after Zipf, editors decide on one
claim after the other; nobody pauses. Clients share the machine with what they ask. Requests a second and megabytes have
no column: they are in the case.
"""

import os
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.conf import settings
from django.db import connection
from django.test import Client
from psycopg import sql

from claims.management.processes import reserved_port, start, stop, web_server
from claims.management.scratch import drop_database, use_database
from claims.models import Dispute, User
from claims.permissions import Gate
from claims.terms import Role
from tests.bench.bench_worker import resident_mb
from tests.bench.crowd import Tally, Visitor, at_once, read, review
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options, percentile
from tests.house.users import wait_until
from tests.processes import environment

SECONDS = 120
#: What a process keeps of pages and columns grows for some minutes after its start, and then stays as it is.
SECONDS_TO_WARM = 240
N_READERS, N_EDITORS = 6, 2
COPY = "bench_load"
N_OF_EACH = 60


def run(options: Options) -> Iterator[Measure]:
    """Measure both; CannotMeasure where the server does not begin to answer."""
    yield from measure(options, SECONDS, SECONDS_TO_WARM)


def measure(options: Options, seconds: float, to_warm: float) -> Iterator[Measure]:
    """Both for so long each, after a time of the two together that is not counted."""
    use_bench_database(options.n_appearances, options.fresh, options.report)
    with _copy(), _site() as (port, pid):
        pages = list(readers_pages())
        sessions = [_session(n) for n in range(N_EDITORS)]
        connection.close()
        _together(port, pid, pages, sessions, to_warm, "warming up")
        for who, editing in (("readers", []), ("readers and editors", sessions)):
            measured = _together(port, pid, pages, editing, seconds, who)
            options.report(measured.case)
            yield measured


def readers_pages() -> Iterator[str]:
    """Addresses, the most frequent ones first: the timeline, then a mixture that is the same each time."""
    timeline = f"/d/{Dispute.objects.roots().get().slug}/"
    yield "/"
    gate = Gate.for_readers()
    some: dict[str, Callable[[], list[str]]] = {
        "claims": lambda: [f"/claims/{n}/" for n in _some(gate.claims(), "number")],
        "articles": lambda: [f"/articles/{pk}/" for pk in _some(gate.articles(), "pk")],
        "parties": lambda: [f"/parties/{slug}/" for slug in _some(gate.parties(), "slug")],
        "sources": lambda: [f"/sources/{slug}/" for slug in _some(gate.publishers(), "slug")],
        "filters": lambda: [f"{timeline}?by={slug}" for slug in _some(gate.parties(), "slug")],
        "others": lambda: [
            "/parties/",
            "/sources/",
            "/articles/",
            f"{timeline}?order=oldest",
            "/search/?q=data",
        ],
    }
    mixed = [page for pages in some.values() for page in pages()]
    random.Random(1).shuffle(mixed)
    yield from mixed


def _some(rows, field: str) -> list:
    return list(rows.order_by("pk").values_list(field, flat=True)[:N_OF_EACH])


def _session(number: int) -> str:
    client = Client()
    client.force_login(User.objects.create_user(f"bench{number}", role=Role.EDITOR))
    return client.cookies["sessionid"].value


@contextmanager
def _copy() -> Iterator[None]:
    """Work on a copy of the generated dispute, so that what is decided does not stay."""
    usual = settings.DATABASES["default"]["NAME"]
    with connection._nodb_cursor() as server:
        connection.close()
        drop_database(server, COPY)
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(COPY), sql.Identifier(usual)))
        try:
            use_database(COPY)
            yield
        finally:
            use_database(usual)
            drop_database(server, COPY)


@contextmanager
def _site() -> Iterator[tuple[int, int]]:
    """A web server on the database at hand: its port, and the id of its main process."""
    told = environment(CLAIMS_DB_POOL="8")
    with reserved_port([0]) as port:
        process = start(web_server(port), **told)
        try:
            wait_until(lambda: _answers(port), 60)
            yield port, process.pid
        except AssertionError as error:
            raise CannotMeasure("The web server did not answer within a minute.") from error
        finally:
            stop([process])


def _answers(port: int) -> str:
    with Visitor(port, Tally()) as visitor:
        return visitor.ask("/healthz/ready")


def _read(port: int, tally: Tally, pages: list[str], over: threading.Event, seed: int) -> None:
    with Visitor(port, tally) as visitor:
        read(visitor, pages, over, seed)


def _review(port: int, tally: Tally, session: str, over: threading.Event) -> None:
    with Visitor(port, tally, session) as visitor:
        review(visitor, over)


def _together(port: int, pid: int, pages: list[str], sessions: list[str], seconds: float, who: str) -> Measure:
    tally, over = Tally(), threading.Event()
    people = [partial(_read, port, tally, pages, over, n) for n in range(N_READERS)]
    people += [partial(_review, port, tally, session, over) for session in sessions]
    memory = [resident_mb(pid) for _ in at_once(people, over, seconds)]
    times, n = tally.milliseconds, len(tally.milliseconds)
    words = f", such as {tally.errors[0]}" if tally.errors else ""
    case = (
        f"{who}, {len(people)} at once for {seconds:.0f} s: {n / seconds:.1f} requests a second, "
        f"{len(tally.errors)} errors{words}, {tally.n_refused} for what was rejected or decided meanwhile; "
        f"memory of the server {memory[0]:.0f} MB at the beginning, {max(memory):.0f} at most, {memory[-1]:.0f} at the "
        f"end; load of the machine {os.getloadavg()[0]:.1f}"
    )
    p50, p95, p99 = (round(percentile(times, share), 1) for share in (0.5, 0.95, 0.99))
    return Measure("load", case, p50, p95, n=n, ratio=round(memory[-1] / memory[0], 2), against="memory", p99_ms=p99)
