"""The strip of claims per month."""

from collections import Counter
from datetime import date

import pytest

from claims.terms import Manner
from claims.timeline.counts import Counts, month_index
from claims.timeline.density import N_BARS, draw_strip
from claims.timeline.filters import FACETS, Filters

JANUARY, MAY = date(2025, 1, 1), date(2025, 5, 1)


def counts(tellings: dict[tuple[date, Manner], int], first: date = JANUARY, last: date = MAY) -> Counts:
    """Counts with nothing but these tellings."""
    by_month = Counter({(month_index(month), manner): n for (month, manner), n in tellings.items()})
    facets = {facet: {} for facet in FACETS}
    return Counts(0, 0, 0, month_index(first), month_index(last), Counter(), by_month, facets)


def test_every_month_has_a_bar_empty_or_not():
    strip = draw_strip(counts({(JANUARY, Manner.SAID): 3, (MAY, Manner.FILED): 1}), Filters())
    assert [(bar.label, bar.n) for bar in strip.bars] == [
        ("Jan 2025", 3), ("Feb 2025", 0), ("Mar 2025", 0), ("Apr 2025", 0), ("May 2025", 1),
    ]  # fmt: skip
    assert strip.fullest.label == "Jan 2025"
    assert strip.unit == "month"


def test_manners_are_stacked_from_the_bottom_up_to_the_height_of_the_fullest():
    strip = draw_strip(
        counts({(JANUARY, Manner.SAID): 3, (JANUARY, Manner.FILED): 1, (MAY, Manner.SAID): 2}), Filters()
    )
    said, filed = strip.bars[0].pieces
    assert (said.manner, said.y, said.height) == (Manner.SAID, "18.00", "54.00")
    assert (filed.manner, filed.y, filed.height) == (Manner.FILED, "0.00", "18.00")
    assert strip.bars[-1].pieces[0].height == "36.00"


def test_a_bar_chooses_its_month_and_chosen_it_undoes_that():
    filters = Filters()
    bar = draw_strip(counts({(JANUARY, Manner.SAID): 1}), filters).bars[0]
    assert bar.query == "?from=2025-01-01&to=2025-01-31"
    chosen = draw_strip(counts({(JANUARY, Manner.SAID): 1}), filters.during(bar.first, bar.last)).bars
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
    strip = draw_strip(counts({(JANUARY, Manner.SAID): 1}), Filters(first=first, last=last))
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
    strip = draw_strip(counts({(first, Manner.SAID): 2, (MAY, Manner.SAID): 1}, first), Filters())
    assert strip.unit == unit
    assert len(strip.bars) <= N_BARS + 1
    assert sum(bar.n for bar in strip.bars) == 3


def test_without_any_date_there_is_no_strip():
    nothing = counts({})
    assert (
        draw_strip(Counts(3, 1, 1, None, None, Counter({None: 3}), nothing.tellings, nothing.facets), Filters()) is None
    )
