"""``bench worker``: the memory of one worker over thousands of articles, from the feed to linked claims.

Each tenth of the articles comes in a feed of its own; all go the whole way, from the child process that reads their
pages to the jobs that link what was found in them. Megabytes have no column: they are in the case.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

from claims import stages
from claims.models import Appearance, Article, Feed, JobFailure, Publisher
from tests.bench import gazette  # noqa: F401 (the server's articles)
from tests.bench.database import use_empty_database
from tests.bench.measuring import CannotMeasure, Measure, Options
from tests.hostile.server import HostileServer
from tests.load.workers import a_worker, is_done, stop

N_PARTS = 10
SECONDS_BETWEEN_LOOKS = 0.5


def run(options: Options) -> Iterator[Measure]:
    """Measure a worker's memory and pace at the first and at the last tenth; an hour for 10,000 articles."""
    use_empty_database("bench_worker")
    n_each = options.n_articles // N_PARTS
    with HostileServer() as server:
        worker = a_worker(server)
        try:
            parts = []
            for number in range(N_PARTS):
                parts.append(_load(server, worker, number * n_each, (number + 1) * n_each))
                options.report(f"{Article.objects.count():,} articles: at most {parts[-1][0]:.0f} MB")
        finally:
            stop(worker)
    if Article.objects.count() != N_PARTS * n_each or JobFailure.objects.exists():
        raise CannotMeasure("Not every article came through: look at the failures in the database bench_worker.")
    yield _measure(parts, n_each)


def _load(server: HostileServer, worker: subprocess.Popen, first: int, last: int) -> tuple[float, float]:
    """Have the articles from `first` to before `last` taken; the most memory meanwhile, in MB, and the seconds."""
    publisher = Publisher.objects.named("The Gazette")
    feed = Feed.objects.create(url=server.url(f"gazette/feed-{first}-{last}"), publisher=publisher)
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    begun, most = monotonic(), 0.0
    while not is_done(last):
        if worker.poll() is not None:
            raise CannotMeasure("The worker ended: run it by hand to see why.")
        most = max(most, resident_mb(worker.pid))
        sleep(SECONDS_BETWEEN_LOOKS)
    return most, monotonic() - begun


def resident_mb(pid: int) -> float:
    """Resident memory of a process and of those that it started, in MB."""
    children = (pid for found in Path(f"/proc/{pid}/task").glob("*/children") for pid in found.read_text().split())
    lines = (line for one in (pid, *children) for line in _status(one).splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024 / 1_000_000


def _status(pid: int | str) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text()
    except OSError:  # a child that has just ended
        return ""


def _measure(parts: list[tuple[float, float]], n_each: int) -> Measure:
    (first, _), (last, _) = parts[0], parts[-1]
    paces = sorted(seconds / n_each * 1000 for _, seconds in parts)
    case = (
        f"a worker's memory: {first:.0f} MB at most in the first {n_each:,} articles, {last:.0f} MB in the last "
        f"(of {N_PARTS * n_each:,} with {Appearance.objects.count():,} claims, {sum(s for _, s in parts) / 60:.0f} min)"
    )
    return Measure(
        bench="worker",
        case=case,
        p50_ms=round(paces[len(paces) // 2], 1),
        p95_ms=round(paces[-1], 1),
        n=len(parts),
        ratio=round(last / first, 2),
        against=f"the first {n_each:,}",
    )
