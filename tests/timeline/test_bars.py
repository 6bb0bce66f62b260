"""What the strip counts: bars of other lengths, longer times, claims without a day."""

from datetime import date

import pytest

from claims.models import Article
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.bars import BarCounts, LongerTime, count_bars
from claims.timeline.columns_kept import columns_of
from claims.timeline.counts import count
from claims.timeline.filters import DIRECTNESS, Choice, Filters
from claims.timeline.looks import Zoom
from tests.factories import a_dispute, a_placed_claim, a_publisher, an_appearance, an_article

YEAR = (date(2023, 1, 1), date(2024, 1, 1))


@pytest.fixture
def dispute(db):
    return a_dispute()


def bars(dispute, **filters) -> BarCounts:
    """As a reader gets them."""
    gate, chosen = Gate.for_readers(), Filters(**filters)
    columns = columns_of(gate, dispute, chosen)
    return count_bars(columns, count(columns, chosen), chosen)


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


def test_what_was_first_held_is_of_one_day_and_always_of_one(dispute):
    a_placed_claim(dispute, published_on=None)
    found = bars(dispute, clock=Clock.FIRST_HELD, first=date(2020, 1, 1))
    assert (found.told.total(), found.longer, found.n_without) == (1, [], 0)


def test_only_what_passes_the_other_filters_has_longer_times(dispute):
    a_placed_claim(dispute, appearance={"happened": YEAR, "directness": "direct"})
    a_placed_claim(dispute, appearance={"happened": YEAR, "directness": "indirect"})
    a_placed_claim(dispute, appearance={"directness": "indirect"})
    direct = (Choice(DIRECTNESS, "direct", "direct", "direct"),)
    found = bars(dispute, clock=Clock.HAPPENED, choices=direct, first=date(2025, 1, 1))
    assert [time.n for time in found.longer] == [1]
    assert found.n_without == 0


def test_one_claim_told_twice_within_the_same_longer_time_is_one(dispute):
    claim = a_placed_claim(dispute, appearance={"happened": YEAR})
    retell(claim, date(2025, 3, 1))
    claim.appearances.update(happened=YEAR)
    assert [time.n for time in bars(dispute, clock=Clock.HAPPENED).longer] == [1]
