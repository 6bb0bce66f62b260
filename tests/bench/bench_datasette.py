"""``bench datasette``: the same questions to a timeline and to Datasette, which has the same tellings in SQLite.

Datasette is what a journalist with a table would use. It has an index for each column that is asked for, a full-text
index and time for its facets; it counts rows, and knows nothing of claims, origins, dates that are ranges or of who may
see what. Both answer in this process, without a network; times are processor time, PostgreSQL's included.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from django.db.models import Count, F
from django.test import Client, override_settings

from claims.models import Dispute, Party, TimelineEntry
from claims.permissions import Gate
from tests.bench.cpu import Clock
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options, percentile

N_RUNS, N_WARM = 12, 3
FACETS = ("speaker", "publisher", "directness", "certainty", "language")
_COLUMNS = ("id", "claim", "wording", *FACETS, "published")
_READ = {
    "claim_number": "claim__number",
    "wording": "claim__wording",
    "says": "speaker__slug",
    "prints": "publisher__slug",
}
_TABLE = f"CREATE TABLE tellings (id INTEGER PRIMARY KEY, {', '.join(_COLUMNS[1:])})"
_SEARCH = (
    "CREATE VIRTUAL TABLE tellings_fts USING fts5(wording, content='tellings', content_rowid='id', tokenize='porter')",
    "INSERT INTO tellings_fts(tellings_fts) VALUES ('rebuild')",
)
_SETTINGS = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000}


def run(options: Options) -> Iterator[Measure]:
    """Measure both on a dispute of the size asked for; CannotMeasure where one does not answer."""
    try:
        from datasette.app import Datasette
    except ImportError as error:
        raise CannotMeasure("Datasette is not installed: it is in tests/requirements.txt.") from error
    use_bench_database(options.n_appearances, options.fresh, options.report)
    with (
        TemporaryDirectory() as folder,
        override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["testserver"]),
    ):
        path = Path(folder) / "bench.db"
        options.report(f"{_fill(path):,} tellings in SQLite, {path.stat().st_size / 1e6:,.0f} MB")
        datasette, client = Datasette([str(path)], settings=_SETTINGS), Client()
        with asyncio.Runner() as runner:
            for case, own, other in _questions():
                options.report(case)
                yield _measure(case, own, other, client, lambda url: runner.run(datasette.client.get(url)))


def _questions() -> Iterator[tuple[str, dict[str, object], dict[str, object]]]:
    """Each question in the words of both."""
    entries = Dispute.objects.roots().get().entries.filter(standing__gte=TimelineEntry.SUGGESTED)
    busiest = entries.exclude(speaker=None).values("speaker").annotate(n=Count("pk")).order_by("-n")[:2]
    first, second = (Party.objects.get(pk=row["speaker"]).slug for row in busiest)
    yield "no filter", {}, {}
    yield "one speaker", {"by": first}, {"speaker": first}
    yield "certainty: may", {"certainty": "may"}, {"certainty": "may"}
    yield "one speaker and a certainty", {"by": second, "certainty": "may"}, {"speaker": second, "certainty": "may"}
    yield (
        "a year",
        {"from": "2024-01-01", "to": "2024-12-31"},
        {"published__gte": "2024-01-01", "published__lte": "2024-12-31"},
    )
    yield "search: a word in half of all claims", {"q": "training"}, {"_search": "training"}
    yield "search: a name", {"q": first.replace("-", " ")}, {"_search": first.replace("-", " ")}


def _measure(case: str, own: dict, other: dict, client: Client, ask: Callable) -> Measure:
    turns, clock = count(), Clock()
    facets = [] if "_search" in other else [("_facet", name) for name in FACETS]
    of_datasette = urlencode(
        [*other.items(), ("_size", 30), *([] if "_search" in other else [("_sort_desc", "published")]), *facets]
    )

    def get_own() -> float:
        client.get("/?certainty=stated")  # so that no part of the question was asked just before
        page = "/search/" if "q" in own else "/"
        return _time(clock, lambda: client.get(f"{page}?{urlencode({**own, 'turn': next(turns)})}"))

    def get_other() -> float:
        return _time(clock, lambda: ask(f"/bench/tellings?{of_datasette}"))

    for _ in range(N_WARM):
        get_own(), get_other()
    pairs = [(get_own(), get_other()) for _ in range(N_RUNS)]
    ours, theirs = ([pair[place] for pair in pairs] for place in (0, 1))
    p50, p95, of_theirs = percentile(ours, 0.5), percentile(ours, 0.95), percentile(theirs, 0.5)
    against = f"Datasette: {of_theirs:.0f} ms, 95 % within {percentile(theirs, 0.95):.0f}"
    return Measure("datasette", case, round(p50, 1), round(p95, 1), N_RUNS, None, round(p50 / of_theirs, 2), against)


def _time(clock: Clock, ask: Callable) -> float:
    begun = clock.ms()
    if (status := ask().status_code) != 200:
        raise CannotMeasure(f"A page answered {status}.")
    return clock.ms() - begun


def _fill(path: Path) -> int:
    """The tellings of the dispute that readers see, in one table with an index for each column that is asked for."""
    entries = (
        Gate.for_readers()
        .entries_of(Dispute.objects.roots().get())
        .annotate(**{name: F(to) for name, to in _READ.items()})
    )
    rows = entries.order_by().values_list("pk", *_READ, "directness", "certainty", "language", "published_on")
    with closing(sqlite3.connect(path)) as table:
        table.execute(_TABLE)
        marks = ", ".join("?" * len(_COLUMNS))
        written = ((*row[:-1], row[-1] and row[-1].isoformat()) for row in rows.iterator(20_000))
        table.executemany(f"INSERT INTO tellings VALUES ({marks})", written)
        for column in ("claim", *FACETS, "published"):
            table.execute(f"CREATE INDEX tellings_{column} ON tellings ({column})")
        for statement in _SEARCH:
            table.execute(statement)
        table.execute("ANALYZE")
        table.commit()
        return table.execute("SELECT count(*) FROM tellings").fetchone()[0]
