"""``bench pages``: what a reader's page costs the server, warm and in-process, as a ratio to an empty view.

Requests pass through all middleware, views, templates and the database; no network and no web server are in it. Times
are processor time, PostgreSQL's included, so that a busy machine does not stretch them.

A rare name is one of two words that about as many tellings have at each size: to search for it may cost more among
more names and more claims, not because more is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, cycle
from random import Random
from time import perf_counter
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from claims.models import Appearance, Claim, Dispute, Document, Party, Publisher, TimelineEntry
from claims.permissions import Gate
from claims.terms import Standing
from claims.timeline.columns_kept import columns_of
from claims.timeline.counts import count as count_all
from claims.timeline.counts import rows_of_cards
from claims.timeline.facets import list_facets
from claims.timeline.filters import MINUS, SPEAKER, STANDING, Filters
from claims.timeline.looks import Row
from claims.timeline.paging import PER_PAGE, find_page
from claims.timeline.words import query_of
from tests.bench.cpu import Clock
from tests.bench.database import use_bench_database
from tests.bench.generator import LAST_DAY
from tests.bench.measuring import CannotMeasure, Measure, Options, count_queries, percentile
from tests.bench.urls import EMPTY_PAGE

#: So many runs of each page, fewer where they take long; a case with more addresses is given each of them once.
N_RUNS, LEAST_RUNS, MOST_SECONDS = 100, 30, 20
#: Runs that warm up or count queries.
N_UNMEASURED = 3
N_PAIRS = 100
#: Of so many claims that came in last the names are looked at; the rare one is in about so many tellings.
N_NAMED, N_FOUND = 4_000, 1_000
AGAINST = "empty view with one query"


@dataclass(frozen=True, slots=True)
class Case:
    """One page: its name in the table, and its address.

    ``is_kept``: asked for at the same address again and again, so that readers get what is kept of it. ``others`` are
    asked for in turns with ``url``, so that each time other rows stand on the page.
    """

    name: str
    url: str
    is_kept: bool = False
    others: tuple[str, ...] = ()


def run(options: Options) -> Iterator[Measure]:
    """Measure every kind of page on a dispute of the size asked for; CannotMeasure where one does not answer 200."""
    use_bench_database(options.n_appearances, options.fresh, options.report)
    with override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["testserver"], SEARCHES=0):
        client = Client(raise_request_exception=False)
        client.get(EMPTY_PAGE)
        yield _measure(client, Case("empty view", EMPTY_PAGE), options.n_runs)
        for case in _cases():
            options.report(case.url)
            yield _measure(client, case, options.n_runs)


def _measure(client: Client, case: Case, most_runs: int | None) -> Measure:
    turns, clock = count(), Clock()
    urls = cycle((case.url, *case.others))

    def get(url: str = "") -> float:
        url = url or next(urls)
        if not case.is_kept:  # another address each time: what is kept for those who come back is measured apart
            url = f"{url}{'&' if '?' in url else '?'}turn={next(turns)}"
        begun = clock.ms()
        status = client.get(url).status_code
        if status != 200:
            raise CannotMeasure(f"{url} answered {status}.")
        return clock.ms() - begun

    for _ in range(N_UNMEASURED):
        get()
    pairs = [(get(), get(EMPTY_PAGE)) for _ in _runs(most_runs or max(N_RUNS, 1 + len(case.others)))]
    own, empty = ([pair[place] for pair in pairs] for place in (0, 1))
    p50, p95, p99 = (round(percentile(own, share), 2) for share in (0.5, 0.95, 0.99))
    ratio = round(p50 / percentile(empty, 0.5), 1)
    return Measure("pages", case.name, p50, p95, len(own), count_queries(get), ratio, AGAINST, p99)


def _runs(most: int) -> Iterator[int]:
    """As many as there is time for, but the least in any case."""
    begun = perf_counter()
    for number in range(most):
        if number >= LEAST_RUNS and perf_counter() - begun > MOST_SECONDS:
            return
        yield number


def _cases() -> Iterator[Case]:
    root = Dispute.objects.roots().get()
    yield _speakers_never_asked_for(root)
    yield Case("timeline", reverse("timeline"))
    yield Case("timeline, come back to", reverse("timeline"), is_kept=True)
    kept = {"by": _most_and_least(Party.objects, root.entries, "speaker")[0].slug, "standing": Standing.DISPUTED.value}
    yield Case("timeline, filtered, come back to", _address("timeline", **kept), is_kept=True)
    yield from _filters(root)
    yield from _far_pages(root)
    yield from _looks()
    yield from _searches(root)
    yield from _claims(root)
    yield from _parties_and_sources(root)
    yield from _ties(root)
    yield from _wound_back(root)
    yield from _news(root)
    yield from _for_programs(root)


def _speakers_never_asked_for(root: Dispute) -> Case:
    """Another of the busy speakers each time: no card of the page has been made before."""
    counted = _published(root).exclude(speaker=None).values_list("speaker__slug").annotate(n=Count("pk"))
    slugs = [slug for slug, _ in counted.order_by("-n", "speaker__slug")[: N_RUNS + N_UNMEASURED + 1]]
    first, *others = (_address("timeline", **{SPEAKER.name: slug}) for slug in slugs)
    return Case("timeline, who said it: another each time", first, others=tuple(others))


def _filters(root: Dispute) -> Iterator[Case]:
    """Every value that is listed beside a timeline, one after the other, so that none was asked for just before."""
    gate, filters = Gate.for_readers(), Filters()
    columns = columns_of(gate, root, filters)
    lists = list_facets(count_all(columns, filters), filters, columns.names, [*root.threads.order_by("position")])
    listed = {each.facet: [option.choice.value for option in (*each.options, *each.further)] for each in lists}
    listed[STANDING] = [value for value in listed[STANDING] if value != Standing.WITHDRAWN]
    for facet, values in listed.items():
        yield _one_after_the_other(f"timeline, {facet.title.lower()}", [{facet.name: value} for value in values])
    every = [(facet.name, value) for facet, values in listed.items() for value in values]
    yield _one_after_the_other("timeline, any single filter", [dict([one]) for one in every])
    yield _one_after_the_other("timeline, all but one value", [{name: f"{MINUS}{value}"} for name, value in every])
    rng = Random(1)
    pairs = [
        {name: rng.choice(listed[facet]) for facet in rng.sample([*listed], 2) for name in [facet.name]}
        for _ in range(N_PAIRS)
    ]
    yield _one_after_the_other("timeline, two filters", pairs)
    name = listed[SPEAKER][0][:3]
    yield Case("timeline, a name looked for in a facet", _address("timeline", **{"find-by": name}))
    quarters = [
        {"from": LAST_DAY - timedelta(days=n + 90), "to": LAST_DAY - timedelta(days=n)} for n in range(0, 3000, 91)
    ]
    yield _one_after_the_other("timeline, three months", quarters)


def _one_after_the_other(name: str, queries: list[dict[str, object]]) -> Case:
    first, *others = (_address("timeline", **query) for query in queries)
    return Case(f"{name} ({len(queries)} of them)", first, others=tuple(others))


def _far_pages(root: Dispute) -> Iterator[Case]:
    """Pages to which somebody pages for long, or a link leads."""
    filters, gate = Filters(), Gate.for_readers()
    columns = columns_of(gate, root, filters)
    n_cards = len(rows_of_cards(columns, filters))
    for name, place in (("the middle", n_cards // 2), ("the last page", n_cards - PER_PAGE)):
        cursor = find_page(columns, filters, None, max(1, place)).next
        yield Case(f"timeline, {name}", _address("timeline", cursor=cursor.token(filters)) if cursor else "/")


def _searches(root: Dispute) -> Iterator[Case]:
    told = _published(root).order_by("-pk").select_related("claim")
    yield Case("search: a word in half of all claims", _address("search", q="training"))
    yield Case("search: a rare name", _address("search", q=_rare_name()))
    busiest = _most_and_least(Party.objects, root.entries, "speaker")[0].name
    yield Case("search: a name misspelt", _address("search", q=f"{busiest[:-2]}{busiest[-1]}{busiest[-2]}"))
    name = _rare_name()
    busy = _most_and_least(Party.objects, root.entries, "speaker")[0].slug
    yield Case("timeline, searched for a word in half of all claims", _address("timeline", q="training"))
    yield Case("timeline, searched for a rare name", _address("timeline", q=name))
    yield Case("timeline, searched, with a speaker", _address("timeline", q="training", by=busy))
    yield Case("timeline, searched in vain", _address("timeline", q=f"{name} nowhere"))
    yield Case("search: claims like one", _address("search", like=told[0].claim.number))


def _for_programs(root: Dispute) -> Iterator[Case]:
    yield Case("feed", reverse("dispute-as", args=[root.slug, "atom"]))
    yield Case("interface: a page of claims", reverse("api-claims"), is_kept=True)  # it knows no other parameters


def _news(root: Dispute) -> Iterator[Case]:
    """What is new where all of it is, and where nothing is."""
    page, now = reverse("dispute-news", args=[root.slug]), timezone.now().replace(tzinfo=None)
    yield Case("what is new: everything", f"{page}?since=2000-01-01")
    yield Case("what is new: everything, the tenth page of claims", f"{page}?since=2000-01-01&part=claims&page=10")
    yield Case("what is new: nothing", f"{page}?since={now:%Y-%m-%dT%H:%M:%S}")


def _looks() -> Iterator[Case]:
    """The other looks of the same query, and bars of other lengths."""
    for row in Row:
        yield Case(f"timeline, lanes of each {row}", _address("timeline", look="lanes", row=row))
    yield Case("timeline, lanes, by what happened", _address("timeline", look="lanes", clock="happened"))
    yield Case("timeline, table", _address("timeline", look="table"))
    yield Case("timeline, table by number of articles", _address("timeline", look="table", sort="articles"))
    yield Case("timeline, printed", _address("timeline", look="print"))
    yield Case("timeline, by what happened", _address("timeline", clock="happened"))
    yield Case("timeline, bars by year", _address("timeline", zoom="year"))


def _wound_back(root: Dispute) -> Iterator[Case]:
    """Pages as known on a day of the last third: many claims have been told, and are told again later."""
    day = {"as_of": LAST_DAY - timedelta(days=400)}
    busiest, _ = _most_and_least(Party.objects, _published(root), "speaker")
    yield Case("timeline, as known on a day", _address("timeline", **day))
    yield Case("timeline, as held on a day", _address("timeline", **day, as_of_clock="first_held"))
    yield Case(
        "party, the busiest, as known on a day", f"{reverse('party-detail', args=[busiest.slug])}?{urlencode(day)}"
    )
    yield Case("parties, as known on a day", _address("party-list", **day))
    yield Case("sources, as known on a day", _address("source-list", **day))
    yield Case("search, as known on a day", _address("search", q="training", **day))


def _claims(root: Dispute) -> Iterator[Case]:
    told = Claim.objects.filter(entries__in=_published(root)).annotate(n=Count("entries")).order_by("-n", "number")
    many, few = told.first(), told.filter(n=1).last()
    yield Case(f"claim, {many.n:,} appearances", reverse("claim-detail", args=[many.number]))
    yield Case("claim, 1 appearance", reverse("claim-detail", args=[few.number]))
    article = few.entries.first().article_id
    yield Case("article", reverse("article-detail", args=[article]))
    yield Case("articles", reverse("article-list"))


def _parties_and_sources(root: Dispute) -> Iterator[Case]:
    entries = _published(root)
    for noun, page, objects, column in (
        ("party", "party-detail", Party.objects, "speaker"),
        ("publisher", "publisher-detail", Publisher.objects, "publisher"),
    ):
        busiest, rare = _most_and_least(objects, entries, column)
        yield Case(f"{noun}, the busiest", reverse(page, args=[busiest.slug]))
        yield Case(f"{noun}, a rare one", reverse(page, args=[rare.slug]))
    document = Document.objects.filter(chain_links__appearance__entries__in=entries).order_by("pk").first()
    yield Case("document", reverse("document-detail", args=[document.slug]))
    yield Case("parties", reverse("party-list"))
    yield Case("sources", reverse("source-list"))


def _ties(root: Dispute) -> Iterator[Case]:
    """Who quotes whom, what a busy party denies, has not answered and changed, and two that are busy side by side."""
    network = reverse("network", args=[root.slug])
    yield Case("network", network)
    yield Case("network, a year", f"{network}?from={LAST_DAY.year - 1}&to={LAST_DAY.year - 1}")
    entries = _published(root)
    speaker, rare_speaker = _most_and_least(Party.objects, entries, "speaker")
    outlet, rare_outlet = _most_and_least(Publisher.objects, entries, "publisher")
    for part in ("denies", "unanswered", "position"):
        yield Case(f"party, the busiest: {part}", f"{reverse('party-detail', args=[speaker.slug])}?part={part}")
    yield Case("two parties compared", _address("compare", a=speaker.slug, b=rare_speaker.slug))
    yield Case("two outlets compared", _address("compare", pair="outlets", a=outlet.slug, b=rare_outlet.slug))


def _most_and_least(objects, entries: QuerySet, column: str) -> tuple:
    """The rows of ``objects`` with the most and with the fewest entries, of those with any."""
    counted = _published_only(entries).exclude(**{column: None}).values_list(column).annotate(n=Count("pk"))
    ranked = [pk for pk, _ in counted.order_by("-n", column)]
    return objects.get(pk=ranked[0]), objects.get(pk=ranked[-1])


def _rare_name() -> str:
    """What claims that came in last are about: the name that is in the number of tellings nearest to ``N_FOUND``."""
    latest = Claim.objects.order_by("-pk").values_list("slots__object", flat=True)[:N_NAMED]
    names = sorted({name for name in latest if name and len(name.split()) == 2})
    return min(names, key=lambda name: abs(Appearance.objects.filter(search=query_of(name)).count() - N_FOUND))


def _published(root: Dispute) -> QuerySet:
    return _published_only(root.entries)


def _published_only(entries) -> QuerySet:
    return entries.filter(standing__gte=TimelineEntry.SUGGESTED)


def _address(name: str, **query: object) -> str:
    return f"{reverse(name)}?{urlencode(query)}"
