"""What a benchmark is asked for, and what it answers: times, queries, and a ratio to something known."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext


class CannotMeasure(Exception):
    """Something stands in the way of a benchmark; the message says what."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a benchmark shall run: size of the dispute, whether to generate it anew, whom to tell of progress, and how
    many articles are loaded where that is what is measured; how often each page is asked for at most, None: as the
    benchmark thinks best."""

    n_appearances: int
    fresh: bool
    report: Callable[[str], None]
    n_articles: int = 0
    n_runs: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table. Times are milliseconds; ``ratio`` is that of the medians, ``against`` says to what."""

    bench: str
    case: str
    p50_ms: float
    p95_ms: float
    n: int
    queries: int | None = None
    ratio: float | None = None
    against: str | None = None
    p99_ms: float | None = None


def time_side_by_side(
    call: Callable[[], object], base: Callable[[], object], n: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of ``n`` runs of each, warmed up, in turns: a busy moment of the machine meets both."""
    for _ in range(3):
        call()
        base()
    pairs = [(_time(call), _time(base)) for _ in range(n)]
    return [own for own, _ in pairs], [other for _, other in pairs]


def _time(call: Callable[[], object]) -> float:
    begun = perf_counter()
    call()
    return (perf_counter() - begun) * 1000


def percentile(values: list[float], share: float) -> float:
    """The nearest-rank percentile: the smallest value that at least this share of all values do not exceed."""
    return sorted(values)[max(math.ceil(share * len(values)), 1) - 1]


def count_queries(call: Callable[[], object]) -> int:
    """How many database queries one run takes."""
    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)
