"""``bench formats``: what the formats cost: a list of 100 claims as JSON, who holds it already, and whole tables.

Requests pass through all middleware, views and the database; no network is in it. A table is read as it is sent; the
case says how much memory it took at most above what there was before, Python's and not the database's.
"""

import tracemalloc
from collections.abc import Iterator
from time import perf_counter

from django.test import Client, override_settings

from claims.models import Dispute
from claims.syndication.formats import OF_DISPUTE
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options, count_queries, percentile, time_side_by_side
from tests.bench.urls import EMPTY_PAGE

N_RUNS = 30
#: What is sent while it is written, and how a line of it ends.
TABLES = {"csv": b"\r\n", "appearances.csv": b"\r\n", "ftm.json": b"\n"}


def run(options: Options) -> Iterator[Measure]:
    """Measure all formats on a dispute of the size asked for."""
    use_bench_database(options.n_appearances, options.fresh, options.report)
    dispute = Dispute.objects.roots().get()
    with override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["testserver"]):
        client = Client()
        for ending in OF_DISPUTE:
            address = f"/d/{dispute.slug}.{ending}"
            options.report(f"formats: {ending}")
            if ending in TABLES:
                yield _measure_table(client, ending, address)
            else:
                yield _measure(client, ending, address)
        yield _measure_held(client, f"/d/{dispute.slug}.json")


def _measure(client: Client, case: str, address: str) -> Measure:
    return _timed(client, f"{case}, its first part", address, {}, 200)


def _measure_held(client: Client, address: str) -> Measure:
    held = client.get(address)["ETag"]
    return _timed(client, "json that is held already", address, {"If-None-Match": held}, 304)


def _timed(client: Client, case: str, address: str, headers: dict[str, str], status: int) -> Measure:
    def ask() -> None:
        if (got := client.get(address, headers=headers).status_code) != status:
            raise CannotMeasure(f"{address} answered {got}.")

    own, base = time_side_by_side(ask, lambda: client.get(EMPTY_PAGE), N_RUNS)
    p50, p95, of_base = percentile(own, 0.5), percentile(own, 0.95), percentile(base, 0.5)
    return Measure(
        "formats", case, round(p50, 1), round(p95, 1), N_RUNS, count_queries(ask), round(p50 / of_base, 1),
        "empty view with one query",
    )  # fmt: skip


def _measure_table(client: Client, ending: str, address: str) -> Measure:
    """Once for the time, and once for the memory, which makes it slow."""
    n_lines, seconds = _read(client, address, TABLES[ending])
    tracemalloc.start()
    _read(client, address, TABLES[ending])
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    case = f"{ending}, all {n_lines:,} lines; {most:.0f} MB at most"
    return Measure("formats", case, round(seconds * 1000, 1), round(seconds * 1000, 1), 1)


def _read(client: Client, address: str, line_end: bytes) -> tuple[int, float]:
    begun, n_lines = perf_counter(), 0
    for part in client.get(address).streaming_content:
        n_lines += part.count(line_end)
    return n_lines, perf_counter() - begun
