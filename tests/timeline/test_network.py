"""Who quotes whom about whom: against what the timeline finds under the filters of each tie."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from django.db.models import BigIntegerField, Count, F, Func
from django.http import QueryDict

from claims.forms.network import NetworkForm
from claims.models import ClaimParty, Dispute
from claims.permissions import Gate, Known
from claims.terms import Publishes
from claims.timeline.columns_kept import columns_of, names_in
from claims.timeline.months import load_span
from claims.timeline.network import Network, load_network
from claims.timeline.network_counts import ENDS, count_ties
from claims.timeline.query import entries_for, passing
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher
from tests.standing import standing
from tests.thorough import first_of

pytestmark = pytest.mark.django_db

GATE = Gate.for_readers()
BEFORE_MARCH = Gate.for_readers(Known(date(2025, 2, 28)))
QUERIES = ["", "about=deepseek", "publisher=reuters", "by=openai&by=google", "from=2025-02", "from=2025-01&to=2025-01"]
QUERIES += ["standing=unanswered", "publisher=-mint", "about=-openai&by=google"]


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with standing(django_db_blocker, tell):
        yield


@pytest.fixture
def dispute(told):
    return Dispute.objects.get(slug="data")


def tell() -> None:
    """Some claims of three speakers about two parties through three outlets, in three months."""
    dispute = a_dispute(slug="data")
    parties = [a_party(name) for name in ("OpenAI", "Google", "DeepSeek")]
    for n in range(24):
        claim = a_placed_claim(
            dispute,
            f"Claim {n} is so.",
            speaker=parties[n % 3],
            about=(parties[(n + 1) % 3], parties[2]) if n % 3 != 1 else (parties[2],),
            via=(a_publisher("Reuters"),) if n % 4 == 0 else (),
            publisher=a_publisher(("Mint", "The Star")[n % 2]),
            published_on=date(2025, 1 + n % 3, 9),
        )
        if n % 5 == 0:
            ClaimParty.objects.create(claim=claim, party=a_party("The Star Company"), role="accused")


def network(dispute, query: str = "", **options) -> Network:
    return load_network(GATE, dispute, filters_of(dispute, query), **options)


def filters_of(dispute, query: str):
    form = NetworkForm(QueryDict(query), GATE, [], partial(names_in, GATE, dispute))
    assert form.is_valid(), form.errors
    return form.filters


def ends(found: Network) -> set[tuple[str, str, str]]:
    return {(tie.start.named.name, tie.kind.value, tie.end.named.name) for tie in found.ties}


@pytest.mark.parametrize("query", first_of(QUERIES, 2))
@pytest.mark.slow
def test_every_tie_counts_what_the_timeline_shows_under_it(dispute, query):
    found = network(dispute, query)
    assert found.ties
    for tie in found.ties:
        filters = filters_of(dispute, tie.query.removeprefix("?"))
        shown = passing(entries_for(GATE, dispute, filters), filters).values("claim").distinct()
        assert shown.count() == tie.n, tie


@pytest.mark.parametrize("gate", [GATE, BEFORE_MARCH], ids=["today", "wound back"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_columns_hold_what_the_database_counts(dispute, gate, query):
    filters = replace(filters_of(dispute, query), known=gate.known)
    entries = gate.with_lists_then(entries_for(gate, dispute, filters), ["about"])
    entries = passing(entries, filters).filter(speaker__isnull=False).order_by()
    n_ties = 0
    for ties, facets in zip(count_ties(columns_of(gate, dispute, filters), filters), ENDS.values(), strict=True):
        ends = {f"end_{n}": end_of(filters.column(facet), facet.is_array) for n, facet in enumerate(facets)}
        counted = entries.annotate(**ends).values_list(*ends).annotate(n=Count("claim", distinct=True))
        chosen = [{int(choice.key) for choice in filters.of(facet)} for facet in facets]
        among = {row for row in counted if all(not some or end in some for some, end in zip(chosen, row, strict=False))}
        assert {*zip(ties.start, ties.end, ties.n, strict=True)} == among
        n_ties += len(among)
    assert n_ties


def end_of(column: str, is_array: bool) -> F | Func:
    return Func(F(column), function="unnest", output_field=BigIntegerField()) if is_array else F(column)


def test_wound_back_only_what_was_told_then_ties(dispute):
    then = replace(GATE, known=Known(date(2025, 1, 31)))
    filters = replace(filters_of(dispute, ""), known=then.known)
    found = load_network(then, dispute, filters)
    assert 0 < sum(tie.n for tie in found.ties) < sum(tie.n for tie in network(dispute).ties)


def test_an_outlet_quotes_and_a_party_speaks_about(dispute):
    found = ends(network(dispute))
    assert ("Reuters", "quotes", "OpenAI") in found
    assert ("Mint", "quotes", "Google") in found
    assert ("OpenAI", "speaks about", "DeepSeek") not in found
    assert ("OpenAI", "about", "DeepSeek") in found


def test_a_chosen_end_leaves_no_other(dispute):
    assert {start for start, kind, _ in ends(network(dispute, "publisher=reuters")) if kind == "quotes"} == {"Reuters"}


def test_the_weakest_are_left_out_and_counted(dispute):
    whole, some = network(dispute), network(dispute, n_nodes=3)
    assert len(some.actors) == 3
    assert some.n_actors_left == len(whole.actors) - 3
    assert some.n_ties_left == len(whole.ties) - len(some.ties)
    assert min(actor.n_claims for actor in some.actors) >= max(
        actor.n_claims for actor in whole.actors if actor not in some.actors
    )


def test_the_weakest_ties_are_left_out_and_counted(dispute, monkeypatch):
    whole = network(dispute)
    monkeypatch.setattr("claims.timeline.network.MOST_TIES", 5)
    some = network(dispute)
    assert some.ties == whole.ties[:5]
    assert some.n_ties_left == len(whole.ties) - 5
    assert {actor.key for actor in some.actors} == {end.key for tie in some.ties for end in (tie.start, tie.end)}
    assert some.n_actors_left == len(whole.actors) - len(some.actors)


def test_what_is_not_published_ties_nobody():
    strict = a_dispute(publishes=Publishes.ACCEPTED)
    a_placed_claim(strict, about=(a_party("DeepSeek"),))
    assert network(strict).ties == []


def test_the_months_to_choose_from(dispute):
    span = load_span(GATE, dispute, filters_of(dispute, "from=2025-02"))
    assert [(month.value, month.label, month.is_chosen) for month in span.first] == [
        ("", "Jan 2025", False),
        ("2025-02", "Feb 2025", True),
        ("2025-03", "Mar 2025", False),
    ]
    assert [month.value for month in span.last if month.is_chosen] == [""]
    assert load_span(GATE, a_dispute(), filters_of(dispute, "")) is None
