"""The strip of claims per month."""

from collections import Counter
from datetime import date

import pytest

from claims.terms import Manner
from claims.timeline.bars import DAY, N_BARS, BarCounts, LongerTime, scale_of
from claims.timeline.counts import Counts, month_index
from claims.timeline.density import Strip, draw_strip
from claims.timeline.filters import FACETS, Filters
from claims.timeline.looks import Zoom

JANUARY, MAY = date(2025, 1, 1), date(2025, 5, 1)


def counts(tellings: dict[tuple[date, Manner], int], first: date = JANUARY, last: date = MAY) -> Counts:
    """Counts with nothing but these tellings."""
    by_month = Counter({(month_index(month), manner): n for (month, manner), n in tellings.items()})
    facets = {facet: {} for facet in FACETS}
    return Counts(0, 0, 0, month_index(first), month_index(last), Counter(), by_month, facets)


def months(counts: Counts, **filters) -> Strip | None:
    """The strip by months, nothing of a longer time."""
    return draw_strip(counts, Filters(**filters), BarCounts(counts.tellings))


def test_every_month_has_a_bar_empty_or_not():
    strip = months(counts({(JANUARY, Manner.SAID): 3, (MAY, Manner.FILED): 1}))
    assert [(bar.time.label, bar.n) for bar in strip.bars] == [
        ("Jan 2025", 3), ("Feb 2025", 0), ("Mar 2025", 0), ("Apr 2025", 0), ("May 2025", 1),
    ]  # fmt: skip
    assert strip.fullest.time.label == "Jan 2025"
    assert strip.unit == "month"


def test_manners_are_stacked_from_the_bottom_up_to_the_height_of_the_fullest():
    strip = months(counts({(JANUARY, Manner.SAID): 3, (JANUARY, Manner.FILED): 1, (MAY, Manner.SAID): 2}))
    said, filed = strip.bars[0].pieces
    assert (said.manner, said.y, said.height) == (Manner.SAID, "18.00", "54.00")
    assert (filed.manner, filed.y, filed.height) == (Manner.FILED, "0.00", "18.00")
    assert strip.bars[-1].pieces[0].height == "36.00"


def test_a_bar_chooses_its_month_and_chosen_it_undoes_that():
    bar = months(counts({(JANUARY, Manner.SAID): 1})).bars[0]
    assert bar.query == "?from=2025-01-01&to=2025-01-31"
    chosen = months(counts({(JANUARY, Manner.SAID): 1}), first=bar.time.first, last=bar.time.last).bars
    assert [bar.is_chosen for bar in chosen] == [True, False, False, False, False]
    assert chosen[0].query == ""


@pytest.mark.parametrize(
    "first,last,chosen",
    [
        (None, None, 0),
        (date(2025, 2, 1), None, 4),
        (None, date(2025, 2, 28), 2),
        (date(2025, 2, 2), date(2025, 3, 31), 1),
    ],
)
def test_the_bars_of_the_chosen_period_are_marked(first, last, chosen):
    strip = months(counts({(JANUARY, Manner.SAID): 1}), first=first, last=last)
    assert sum(bar.is_chosen for bar in strip.bars) == chosen


@pytest.mark.parametrize(
    "first,unit",
    [
        (date(2015, 1, 1), "month"),
        (date(2000, 1, 1), "quarter"),
        (date(1950, 1, 1), "year"),
        (date(1, 1, 1), "50 years"),
    ],
)
def test_a_long_dispute_has_broader_bars_and_loses_no_claim(first, unit):
    of_all = counts({}, first)
    scale = scale_of(of_all, Filters())
    told = Counter({(scale.number(first), Manner.SAID): 2, (scale.number(MAY), Manner.SAID): 1})
    strip = draw_strip(of_all, Filters(), BarCounts(told))
    assert strip.unit == unit
    assert len(strip.bars) <= N_BARS + 1
    assert sum(bar.n for bar in strip.bars) == 3


def test_without_any_date_there_is_no_strip():
    assert months(Counts(3, 1, 1, None, None, Counter({None: 3}), Counter(), {})) is None


def test_a_longer_time_is_a_band_under_all_bars_that_it_touches():
    times = [LongerTime(date(2025, 2, 1), date(2025, 4, 2), 2), LongerTime(date(2025, 4, 1), None, 1)]
    strip = draw_strip(counts({(JANUARY, Manner.SAID): 1}), Filters(), BarCounts(Counter(), times))
    assert [bar.n_longer for bar in strip.bars] == [0, 2, 2, 3, 1]
    assert strip.bars[1].words == "Feb 2025: 0 claims; a longer time of 2 claims touches it"
    assert strip.has_band


def test_a_time_within_one_bar_is_no_longer_time_there():
    times = [LongerTime(date(2025, 2, 1), date(2025, 2, 28), 2)]
    assert not draw_strip(counts({}), Filters(), BarCounts(Counter(), times)).has_band


def test_days_are_offered_for_a_bounded_period_and_drawn_around_it():
    chosen = Filters(first=date(2025, 2, 3), last=date(2025, 2, 5), zoom=Zoom.DAY)
    strip = draw_strip(counts({}), chosen, BarCounts(Counter({(DAY.number(chosen.first), "said"): 2})))
    assert (strip.unit, strip.by, len(strip.bars)) == ("day", Zoom.DAY, 28)
    assert [bar.time.label for bar in strip.bars if bar.n] == ["3 Feb 2025"]
    assert sum(bar.is_chosen for bar in strip.bars) == 3
    assert strip.bars[0].query == "?from=2025-02-01&to=2025-02-01&zoom=day"


@pytest.mark.parametrize(
    "period",
    [{}, {"first": JANUARY}, {"first": date(2024, 1, 1), "last": date(2025, 1, 1)}],
    ids=["none", "open", "long"],
)
def test_days_of_too_long_a_time_are_not_offered_and_months_drawn(period):
    strip = months(counts({(JANUARY, Manner.SAID): 1}), zoom=Zoom.DAY, **period)
    assert (strip.unit, strip.by, strip.offers) == ("month", Zoom.MONTH, [Zoom.YEAR, Zoom.MONTH])
