"""Counts are exact under every combination of filters: random ones, held against a plain reckoning in Python."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim, TimelineEntry
from claims.permissions import KNOWING, Gate, Known
from claims.terms import Clock, Publishes, Standing
from claims.timeline import figures, open_rows, packed
from claims.timeline.bars import BarCounts, count_bars
from claims.timeline.column_loading import load_columns
from claims.timeline.columns import Columns
from claims.timeline.counts import Counts, count, rows_of_cards
from claims.timeline.filters import CLAIM, FACETS, ROLE, STANDING, Choice, Filters, Order
from claims.timeline.passing import originator
from claims.timeline.passing_rows import passing_of
from claims.timeline.query import entries_for, one_per_claim, passing, tombstones_for
from claims.timeline.searched import look_for
from claims.timeline.standing import tombstones_of
from tests.factories import a_party
from tests.thorough import examples
from tests.timeline.reckoning import Reckoning, figure
from tests.timeline.varied import DAYS, JANUARY, a_varied_dispute

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    """Two of its claims have a wording of their own: one is told once, one again later."""
    dispute = a_varied_dispute()
    for name in ("claim 2 ", "claim 9 "):
        Claim.objects.filter(wording__startswith=name).update(wording=f"{name}reworded")
    return dispute


def counted(gate: Gate, dispute, filters: Filters) -> Counts:
    """The counts, read anew; in each of the ways in which they are counted, which must all come to the same.

    Those of the bars and the cards in their order come with them.
    """
    columns = load_columns(gate, dispute, filters)
    filters = searched_in(gate, columns, filters)
    counts = all_of(columns, filters)
    every = len(columns)
    ways = ((0, 0, 0, 32), (0, 1, 0, 0), (1, 0, 0, 16), (1, 1, 0, 8), (1, 1, every, 16), (0, 1, 0, 16))
    for most, few, many_rows, n_bits in ways:
        limits = {"_MOST": most, "_NEARLY_ALL": most, "_FEW": few, "_MANY_ROWS": many_rows, "_N_BITS": n_bits}
        assert all_of(columns, filters, **limits) == counts
    return counts[0]


def searched_in(gate: Gate, columns: Columns, filters: Filters) -> Filters:
    """The filters with what their words find."""
    return look_for(gate, columns, filters).filters if filters.words else filters


def all_of(columns: Columns, filters: Filters, **limits: int) -> tuple[Counts, BarCounts, list[list[int]]]:
    """What is counted under such limits of the ways of counting: by what is found or by what is lost, by numbers that
    are marked or put in order."""
    columns = replace(columns, _remembered={}, _latest={}, _costly={})
    with pytest.MonkeyPatch.context() as patch:
        of_open_rows = ((open_rows, name) for name in ("_MOST", "_NEARLY_ALL", "_FEW"))
        of_values = ((figures, "_MANY_ROWS"), (packed, "_MANY_ROWS"), (packed, "_N_BITS"))
        for module, name in (*of_open_rows, *of_values):
            patch.setattr(module, name, limits.get(name, getattr(module, name)))
        counts = count(columns, filters)
        in_order = [passing_of(columns, filters).cards_in_order(order).tolist() for order in Order]
        return counts, count_bars(columns, counts, filters), in_order


def every_choice(dispute) -> list[Choice]:
    """A choice of everything that any entry has, wanted and left out."""
    found = []
    for facet in (*FACETS, CLAIM):
        rows = TimelineEntry.objects.filter(dispute=dispute).annotate(root=originator())
        held = list(Standing) if facet is STANDING else rows.values_list(facet.column, flat=True)
        keys = {key for one in held for key in (one if facet.is_array and facet is not STANDING else [one])}
        found += [Choice(facet, str(key), str(key), str(key)) for key in sorted(keys - {None, ""}, key=str)]
    return [*found, *(choice.turned for choice in found)]


#: Single words, in any of which tellings may stand.
WORDS = st.sampled_from(["", "", "deepseek", "3", "9", "reworded"])
PERIODS = st.one_of(
    st.just((None, None)), st.tuples(st.sampled_from(DAYS), st.none()), st.tuples(st.none(), st.sampled_from(DAYS))
)
KNOWN = st.one_of(st.none(), st.builds(Known, st.sampled_from(DAYS), st.sampled_from(KNOWING)))


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), period=PERIODS, known=KNOWN, sees_all=st.booleans(), publishes=st.sampled_from(Publishes))
def test_counts_and_lists_are_those_of_a_plain_reckoning(dispute, data, period, known, sees_all, publishes):
    dispute.publishes = publishes
    dispute.save()
    gate = Gate(sees_all=sees_all, known=known)
    some = st.lists(
        st.sampled_from(every_choice(dispute)), max_size=4, unique_by=lambda choice: (choice.facet, choice.key)
    )
    clock = data.draw(st.sampled_from([Clock.PUBLISHED, Clock.FIRST_HELD]))
    filters = Filters(tuple(data.draw(some)), *period, clock=clock, known=known)
    if words := data.draw(WORDS):
        filters = filters.searching(words)
    reckoning = Reckoning(gate, dispute)
    entries = entries_for(gate, dispute, filters)
    counts = counted(gate, dispute, filters)
    found = reckoning.passing(filters)
    assert (counts.n_found, counts.n_origins) == figure(found)
    facets = {facet: dict(figures) for facet, figures in counts.facets.items()}
    facets[STANDING].pop(Standing.WITHDRAWN, None)
    assert facets == {facet: reckoning.figures(facet, filters) for facet in FACETS}
    assert {entry.pk for entry in passing(entries, filters)} == {entry.pk for entry in found}
    cards = one_per_claim(passing(entries, filters), filters).values_list("pk", flat=True)
    columns = load_columns(gate, dispute, filters)
    rows = rows_of_cards(columns, searched_in(gate, columns, filters))
    assert set(columns.id[rows].tolist()) == set(cards)
    for facet, n in counts.without.items():
        loosened = filters.without(facet) if facet else filters.without_period()
        assert n == figure(reckoning.passing(loosened))[0]


@pytest.mark.parametrize("n_bits", [16, 21])
def test_what_is_open_for_bits_of_packed_facets_is_counted_as_row_by_row(dispute, n_bits, monkeypatch):
    monkeypatch.setattr(packed, "_N_BITS", n_bits)
    gate, reckoning = Gate.for_readers(), Reckoning(Gate.for_readers(), dispute)
    columns = load_columns(gate, dispute, Filters())
    choices = [one for one in every_choice(dispute) if one.facet in packed.packed_of(columns).places]
    alike = [one for one in choices if columns.is_alike(one.facet)]
    asked = [*((one,) for one in choices), *((one, other) for one in alike for other in choices if one != other)]
    said_by_bits = [filters for filters in map(Filters, asked) if passing_of(columns, filters).open().bits]
    assert {len(filters.choices) for filters in said_by_bits} == {1, 2}
    assert {choice.is_out for filters in said_by_bits for choice in filters.choices} == {False, True}
    for filters in said_by_bits:
        facets = {facet: dict(figures) for facet, figures in all_of(columns, filters, _MANY_ROWS=0)[0].facets.items()}
        facets[STANDING].pop(Standing.WITHDRAWN, None)
        assert facets == {facet: reckoning.figures(facet, filters) for facet in FACETS}


def test_the_dispute_of_the_reckoning_has_something_of_everything(dispute):
    facets = counted(Gate.for_readers(), dispute, Filters()).facets
    assert all(len(facets[facet]) > 1 for facet in FACETS if facet.name != "thread")
    assert set(facets[STANDING]) == set(Standing)
    assert {"accused", "plaintiff", "judge", "outlet", f"accused:{a_party('DeepSeek').pk}"} <= set(facets[ROLE])


def test_a_withdrawn_claim_is_counted_where_it_or_no_other_is_asked_for_by_number(dispute):
    gate, other = Gate.for_readers(), Claim.objects.exclude(status="withdrawn").first()
    (tombstone,) = tombstones_of(gate, dispute)
    asked, others = (Choice(CLAIM, str(claim.number), str(claim.pk), "") for claim in (tombstone, other))
    for choices in ((asked,), (asked, others), (others.turned,)):
        assert counted(gate, dispute, Filters(choices)).facets[STANDING]["withdrawn"] == (1, 0)
        assert [*tombstones_for(gate, dispute, Filters(choices))] == [tombstone]
    for choices in ((others,), (asked.turned,)):
        assert "withdrawn" not in counted(gate, dispute, Filters(choices)).facets[STANDING]
        assert not tombstones_for(gate, dispute, Filters(choices))


def test_of_a_withdrawn_claim_the_reason_is_listed_and_counted_where_nothing_else_is_asked(dispute):
    gate = Gate.for_readers()
    assert [claim.tombstone for claim in tombstones_of(gate, dispute)] == ["It was a mix-up."]
    withdrawn = Choice(STANDING, "withdrawn", "withdrawn", "withdrawn")
    for filters in (Filters(), Filters((withdrawn,))):
        assert counted(gate, dispute, filters).facets[STANDING]["withdrawn"] == (1, 0)
    for filters in (Filters(first=JANUARY), Filters((withdrawn, Choice(ROLE, "judge", "judge", "judge")))):
        assert "withdrawn" not in counted(gate, dispute, filters).facets[STANDING]
