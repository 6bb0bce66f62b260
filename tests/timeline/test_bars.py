"""What the strip counts: bars of other lengths, longer times, claims without a day."""

from datetime import date

import pytest

from claims.models import Article
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.bars import BarCounts, LongerTime, count_bars
from claims.timeline.columns import columns_of
from claims.timeline.counts import count
from claims.timeline.filters import Filters
from claims.timeline.looks import Zoom
from claims.timeline.query import entries_for
from tests.factories import a_dispute, a_placed_claim, a_publisher, an_appearance, an_article

YEAR = (date(2023, 1, 1), date(2024, 1, 1))


@pytest.fixture
def dispute(db):
    return a_dispute()


def bars(dispute, **filters) -> BarCounts:
    """As a reader gets them."""
    gate, chosen = Gate.for_readers(), Filters(**filters)
    counts = count(columns_of(gate, dispute, chosen), chosen)
    return count_bars(entries_for(gate, dispute, chosen), counts, chosen)


def retell(claim, day: date) -> None:
    snapshot = an_article(f"Wired of {day}\n\nIt was told again.", day, a_publisher("Wired"))
    an_appearance(snapshot, claim, "told again", directness="direct")


def test_a_claim_counts_once_in_a_year_by_its_first_telling_there(dispute):
    claim = a_placed_claim(dispute, published_on=date(2025, 1, 30))
    retell(claim, date(2025, 3, 1))
    retell(claim, date(2026, 3, 1))
    assert bars(dispute, zoom=Zoom.YEAR).told == {(2025, "reported"): 1, (2026, "said"): 1}
    assert bars(dispute).told.total() == 3


def test_days_are_those_of_the_months_around_the_period(dispute):
    for day in (date(2025, 1, 1), date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 1)):
        a_placed_claim(dispute, published_on=day)
    told = bars(dispute, zoom=Zoom.DAY, first=date(2025, 1, 9), last=date(2025, 1, 10)).told
    assert [(date.fromordinal(bar + 1), n) for (bar, _), n in told.items()] == [
        (date(2025, 1, 1), 2),
        (date(2025, 1, 31), 1),
    ]


@pytest.mark.parametrize("period", [{}, {"first": date(2025, 1, 1)}], ids=["any", "chosen"])
def test_longer_times_and_claims_without_a_day_are_counted_whatever_the_period(dispute, period):
    for happened in (YEAR, YEAR, (date(2023, 5, 1), None), (date(2023, 5, 1), date(2023, 5, 2)), None):
        a_placed_claim(dispute, appearance={"happened": happened})
    found = bars(dispute, clock=Clock.HAPPENED, **period)
    assert sorted(found.longer, key=lambda time: time.first) == [
        LongerTime(date(2023, 1, 1), date(2023, 12, 31), 2),
        LongerTime(date(2023, 5, 1), None, 1),
    ]
    assert found.n_without == 1


def test_an_article_of_an_unknown_day_is_published_within_its_month(dispute):
    a_placed_claim(dispute)
    Article.objects.update(published=(date(2025, 1, 1), date(2025, 2, 1)))
    assert bars(dispute).longer == [LongerTime(date(2025, 1, 1), date(2025, 1, 31), 1)]


def test_nothing_is_asked_where_counts_have_it_all(dispute, django_assert_num_queries):
    a_placed_claim(dispute)
    gate, held = Gate.for_readers(), Filters(clock=Clock.FIRST_HELD, first=date(2020, 1, 1))
    entries, counts = entries_for(gate, dispute, held), count(columns_of(gate, dispute, held), held)
    with django_assert_num_queries(0):
        assert count_bars(entries, counts, held).told.total() == 1
