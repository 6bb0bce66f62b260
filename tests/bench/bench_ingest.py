"""``bench ingest``: what reading feeds and pages costs in the child process, beside the bare libraries in the same run.

Times are wall clock, for the work is done in two processes; what is compared is run in turns.
"""

import io
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import feedparser
import trafilatura
from django.db import transaction
from django.utils import timezone

from claims.ingest.entries import keep_entries
from claims.ingest.readers import read_article, read_feed
from claims.models import Feed, Publisher
from tests.bench.database import use_bench_database
from tests.bench.measuring import Measure, Options, percentile, time_side_by_side
from tests.bench.web import feed, pages

N_ITEMS = 1_000
N_PAGES = 60
N_ROUNDS = 5
N_FOR_MEMORY, N_BETWEEN = 10_000, 500
URL = "https://news.example.org/feed.xml"


def run(options: Options) -> Iterator[Measure]:
    """Measure a feed, pages, and memory; takes about five minutes."""
    use_bench_database(options.n_appearances, options.fresh, options.report)
    options.report(f"a feed of {N_ITEMS:,} items")
    yield from _feed()
    options.report(f"{N_PAGES} pages")
    yield from _pages()
    options.report(f"memory over {N_FOR_MEMORY:,} pages")
    yield from _memory()


def _feed() -> Iterator[Measure]:
    data = feed(N_ITEMS)
    whole, bare = time_side_by_side(lambda: _store(data), lambda: feedparser.parse(io.BytesIO(data)), N_ROUNDS)
    yield _measure("bare feedparser parse", bare)
    yield _measure(f"a feed of {N_ITEMS:,} new items, parsed and stored", whole, bare, "bare feedparser parse")


def _store(data: bytes) -> None:
    """Parse and store; rolled back, so that the entries are new in every round."""
    with transaction.atomic():
        publisher = Publisher.objects.named("The News")
        row = Feed.objects.create(url=f"{URL}?{timezone.now().timestamp()}", publisher=publisher)
        keep_entries(row, read_feed(data, URL))
        transaction.set_rollback(True)


def _pages() -> Iterator[Measure]:
    """Milliseconds per page: child, main text, sanitising, paragraphs and links against the main text alone."""
    samples = pages(N_PAGES)
    for sample in samples[:5]:
        trafilatura.extract(sample)
        read_article(sample, "https://news.example.org/story")
    pairs = [(_ms(trafilatura.extract, page), _ms(_read, page)) for page in samples]
    bare, whole = map(list, zip(*pairs, strict=True))
    yield _measure("trafilatura alone", bare)
    yield _measure("a page, the whole stage", whole, bare, "trafilatura alone")


def _memory() -> Iterator[Measure]:
    """Memory of this process and its children; megabytes have no column: they are in the case."""
    samples, sizes, times = cycle(pages(N_PAGES)), [], []
    for number, page in enumerate(islice(samples, N_FOR_MEMORY), start=1):
        times.append(_ms(_read, page))
        if number % N_BETWEEN == 0:
            sizes.append(_resident_mb())
    first, last = sizes[1], max(sizes[len(sizes) // 2 :])
    case = f"memory over {N_FOR_MEMORY:,} pages: {first:.0f} MB, later at most {last:.0f} MB"
    yield _measure(case, times, ratio=last / first, against=f"after {2 * N_BETWEEN:,} pages")


def _read(page: bytes) -> object:
    return read_article(page, "https://news.example.org/story")


def _ms(call, *arguments) -> float:
    begun = perf_counter()
    call(*arguments)
    return (perf_counter() - begun) * 1000


def _resident_mb() -> float:
    """Resident memory of this process and of those that it started, in MB."""
    own = Path("/proc/self/task").glob("*/children")
    processes = ["self", *(pid for children in own for pid in children.read_text().split())]
    lines = (line for pid in processes for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024 / 1_000_000


def _measure(
    case: str,
    times: list[float],
    base: list[float] | None = None,
    against: str | None = None,
    ratio: float | None = None,
) -> Measure:
    ratio = percentile(times, 0.5) / percentile(base, 0.5) if base else ratio
    return Measure(
        bench="ingest",
        case=case,
        p50_ms=round(percentile(times, 0.5), 2),
        p95_ms=round(percentile(times, 0.95), 2),
        n=len(times),
        ratio=ratio and round(ratio, 2),
        against=against,
    )
