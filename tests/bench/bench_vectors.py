"""``bench vectors``: what a sentence vector costs, and finding the nearest claims among ever more.

The claims and their vectors are made up, in a database that is dropped again: ten tellings of each matter close
together, everything else as far apart as unrelated sentences are. Sizes go up to what ``--appearances`` says; from
20,000 on the index is asked. Times are processor time, PostgreSQL's included; ratios are to the smallest size.
"""

from collections.abc import Callable, Iterator

import numpy as np
from django.db import connection, transaction
from pgvector import HalfVector
from psycopg.sql import SQL

from claims.linking.nearest import nearest
from claims.linking.vectors import MODEL, encode, key_of
from claims.management.scratch import scratch_database
from claims.models import Claim, Party
from claims.terms import PartyKind
from tests.bench.cpu import Clock
from tests.bench.load import no_triggers
from tests.bench.measuring import Measure, Options, count_queries, percentile

SIZES = (1_000, 10_000, 100_000)
N_WORDINGS, N_SEARCHES, N_ADDED = 40, 20, 100
N_NEAREST = 20
N_SPEAKERS, N_TELLINGS = 50, 10
SEED = 5

#: How far a vector lies from the middle of all, of its matter and of its own: cosines of .8 and .95, as in the news.
OF_MATTER, OF_ITS_OWN = 0.44, 0.25
N_DIMENSIONS = 384


def run(options: Options) -> Iterator[Measure]:
    """Measure the making of vectors, then at each size the search among all claims and among one speaker's."""
    wordings = [
        f"Claim number {n} says that the company copied {n * 7} articles without asking." for n in range(N_WORDINGS)
    ]
    yield _measure("a vector", [lambda wording=wording: encode([wording]) for wording in wordings])
    with scratch_database():
        before, base = 0, {}
        for size in SIZES:
            if size > max(options.n_appearances, SIZES[0]):
                break
            options.report(f"{size:,} claims")
            fill(before, size)
            for measure in _at_size(before, size):
                name = measure.case.partition(",")[0]
                base.setdefault(name, measure.p50_ms)
                yield Measure(**{**_values(measure), "ratio": round(measure.p50_ms / base[name], 2)})
            before = size


def _values(measure: Measure) -> dict:
    return {name: getattr(measure, name) for name in Measure.__slots__} | {"against": f"{SIZES[0]:,} claims"}


def _at_size(before: int, size: int) -> Iterator[Measure]:
    speaker = Claim.objects.filter(speaker=Party.objects.order_by("pk")[:1])
    searches = {
        "nearest of all": lambda words: nearest(words, N_NEAREST),
        f"nearest of a speaker with 1 in {N_SPEAKERS}": lambda words: nearest(words, N_NEAREST, among=speaker),
    }
    numbers = np.random.default_rng(SEED).choice(size, N_SEARCHES, replace=False)
    for name, search in searches.items():
        calls = [lambda number=number, search=search: search(_wording(number)) for number in numbers]
        yield _measure(f"{name}, {size:,} claims", calls, count_queries(calls[0]))
    added = vectors(size, size + N_ADDED)
    calls = [lambda n=n: _store(size + n, size + n + 1, added[n : n + 1]) for n in range(N_ADDED)]
    with transaction.atomic():
        yield _measure(f"one more in the index, {size:,} claims", calls)
        transaction.set_rollback(True)


def _measure(case: str, calls: list[Callable[[], object]], n_queries: int | None = None) -> Measure:
    clock, times = Clock(), []
    calls[0]()
    for call in calls[1:]:
        begun = clock.ms()
        call()
        times.append(clock.ms() - begun)
    shares = [round(percentile(times, share), 2) for share in (0.5, 0.95)]
    return Measure("vectors", case, *shares, n=len(times), queries=n_queries)


def fill(before: int, size: int) -> None:
    """Claims number ``before`` up to, not including, ``size``, and their vectors; the index is made anew."""
    with connection.cursor() as cursor, no_triggers(cursor, ["claims_claim"]):
        if not before:
            Party.objects.bulk_create(
                Party(name=f"Speaker {n}", slug=f"speaker-{n}", kind=PartyKind.PERSON) for n in range(N_SPEAKERS)
            )
        speakers = list(Party.objects.order_by("pk").values_list("pk", flat=True))
        with cursor.copy(
            "COPY claims_claim (wording, speaker_id, negated, slots, status, tombstone) FROM STDIN"
        ) as rows:
            for number in range(before, size):
                speaker = speakers[number // N_TELLINGS % N_SPEAKERS]
                rows.write_row((_wording(number), speaker, False, "{}", "suggested", ""))
        cursor.execute("DROP INDEX embedding_nearest")
        _store(before, size, vectors(before, size))
        cursor.execute("CREATE INDEX embedding_nearest ON claims_embedding USING hnsw (vector halfvec_ip_ops)")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE claims_embedding, claims_claim")


def vectors(first: int, last: int) -> np.ndarray:
    """Rows of length 1; those of ``N_TELLINGS`` numbers in a row are near each other. The same ones each time."""
    made = []
    middle = _direction(0)
    for number in range(first, last):
        made.append(
            middle + OF_MATTER * _direction(1 + number // N_TELLINGS) + OF_ITS_OWN * _direction(10_000_000 + number)
        )
    rows = np.array(made)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _direction(seed: int) -> np.ndarray:
    drawn = np.random.default_rng((SEED, seed)).standard_normal(N_DIMENSIONS)
    return drawn / np.linalg.norm(drawn)


def _wording(number: int) -> str:
    return f"Claim {number}."


def _store(first: int, last: int, rows: np.ndarray) -> None:
    copy = SQL("COPY claims_embedding (wording_hash, model, vector) FROM STDIN")
    with connection.cursor() as cursor, cursor.copy(copy) as lines:
        for number, row in zip(range(first, last), rows, strict=True):
            lines.write_row((key_of(_wording(number)), MODEL, HalfVector(row).to_text()))
