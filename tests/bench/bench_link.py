"""``bench link``: linking one article of ten claims to ever more claims that are stored.

The claims and their vectors are made up, in a database that is dropped again; those of the article are made beforehand,
and each comes near to ten stored ones. Sizes go up to what ``--appearances`` says. Times are processor time,
PostgreSQL's included; ratios are to the smallest size.
"""

from collections.abc import Iterator

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.linking import link_article
from claims.management.scratch import scratch_database
from tests.bench.cpu import Clock
from tests.bench.linked import N_CLAIMS, fill, waiting_article
from tests.bench.measuring import Measure, Options, percentile

SIZES = (1_000, 10_000, 100_000, 1_000_000)
N_ARTICLES = 12


def run(options: Options) -> Iterator[Measure]:
    """Measure at each size."""
    with scratch_database():
        before, base = 0, None
        for size in SIZES:
            if size > max(options.n_appearances, SIZES[0]):
                break
            options.report(f"{size:,} claims")
            fill(before, size)
            times, n_queries = _times(size)
            half, most = (round(percentile(times, share), 2) for share in (0.5, 0.95))
            base = base or half
            case = f"an article of {N_CLAIMS} claims, {size:,} stored"
            against = f"{SIZES[0]:,} stored"
            yield Measure(
                "link", case, half, most, n=len(times), queries=n_queries, ratio=round(half / base, 2), against=against
            )
            before = size


def _times(size: int) -> tuple[list[float], int]:
    """What each article took, in ms of processor time, and how many queries the first one made; nothing is kept."""
    clock, times, n_queries = Clock(), [], 0
    for number in range(N_ARTICLES + 1):
        with transaction.atomic():
            article = waiting_article(number, size)
            with CaptureQueriesContext(connection) if number == 0 else transaction.atomic() as queries:
                begun = clock.ms()
                link_article(article)
                took = clock.ms() - begun
            if number == 0:  # the first one loads what the others find loaded
                n_queries = len(queries)
            else:
                times.append(took)
            transaction.set_rollback(True)
    return times, n_queries
