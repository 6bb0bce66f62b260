"""``bench alerts``: which of a few claims that changed a saved search finds, among all of a dispute.

Times are processor time, PostgreSQL's included; the ratio is to a view with one query in the same run. As a worker does
it: the claims are looked up once, and then each search is read and asked.
"""

from collections.abc import Iterator
from random import Random

from django.db.models import Count
from django.test import Client, override_settings

from claims.alerts.collecting import Finds
from claims.alerts.happened import Happened
from claims.alerts.reading import read_search
from claims.models import Dispute, Party, Publisher, SavedSearch
from claims.permissions import Gate
from claims.terms import AlertKind
from tests.bench.cpu import Clock
from tests.bench.database import use_bench_database
from tests.bench.measuring import CannotMeasure, Measure, Options, count_queries, percentile
from tests.bench.urls import EMPTY_PAGE

N_RUNS = 20
#: So many claims changed: one, as many as of an article, and as many as are read in one transaction.
SIZES = (1, 20, 500)


def run(options: Options) -> Iterator[Measure]:
    """Measure searches of every kind on a dispute of the size asked for."""
    use_bench_database(options.n_appearances, options.fresh, options.report)
    dispute, gate = Dispute.objects.roots().get(), Gate.for_readers()
    numbers = list(gate.claims().order_by("number").values_list("number", flat=True))
    with override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["testserver"]):
        for kind, query in _searches(dispute):
            for size in SIZES:
                options.report(f"alerts: {kind}, {size}")
                yield _measure(gate, SavedSearch(dispute=dispute, name=kind, query=query), numbers, size)


def _searches(dispute: Dispute) -> Iterator[tuple[str, str]]:
    speaker, outlet = (_most(dispute, *kind) for kind in ((Party, "speaker"), (Publisher, "publisher")))
    yield "everything", ""
    yield "a speaker", f"by={speaker}"
    yield "all but a speaker", f"by=-{speaker}"
    yield "an outlet", f"publisher={outlet}"
    yield "what is disputed", "standing=disputed"
    yield "any standing", "standing=disputed&standing=unanswered&standing=one-origin&standing=changed"
    yield "one claim", f"claim={dispute.entries.values_list('claim__number', flat=True).first()}"
    yield "a word in half of all tellings", "q=training"
    yield "a word, disputed, by a speaker", f"q=training&standing=disputed&by={speaker}"


def _most(dispute: Dispute, model: type, column: str) -> str:
    ranked = dispute.entries.exclude(**{column: None}).values_list(column).annotate(n=Count("pk")).order_by("-n")
    return model.objects.get(pk=ranked[0][0]).slug


def _measure(gate: Gate, search: SavedSearch, numbers: list[int], size: int) -> Measure:
    clock, client, random = Clock(), Client(), Random(1)

    def ask() -> None:
        some = random.sample(numbers, min(size, len(numbers)))
        finds = Finds(gate, [Happened(number, AlertKind.CORRECTED) for number in some])
        if finds.of(read_search(gate, search)) is None:
            raise CannotMeasure(f"the search for {search.name} cannot be read.")

    def spent(call) -> float:
        begun = clock.ms()
        call()
        return clock.ms() - begun

    for _ in range(3):
        ask()
        client.get(EMPTY_PAGE)
    pairs = [(spent(ask), spent(lambda: client.get(EMPTY_PAGE))) for _ in range(N_RUNS)]
    own, base = ([pair[place] for pair in pairs] for place in (0, 1))
    p50, p95 = percentile(own, 0.5), percentile(own, 0.95)
    return Measure(
        "alerts", f"{search.name}, of {size:,} changed", round(p50, 1), round(p95, 1), N_RUNS, count_queries(ask),
        round(p50 / percentile(base, 0.5), 1), "empty view with one query",
    )  # fmt: skip
