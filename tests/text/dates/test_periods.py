from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.dates import periods
from claims.text.dates.periods import Unit


@pytest.mark.parametrize(
    "whole, part, edtf",
    [
        (periods.whole_year(2023), "late", "2023-10/2023-12"),
        (periods.month(2024, 2), "late", "2024-02-21/2024-02-29"),
        (periods.season(2024, 24), "mid", "2025-01"),
        (periods.half(2024, 2), "early", "2024-07/2024-08"),
        (periods.decade(2010), "mid", "2014/2016"),
        (periods.week_of(date(2025, 1, 30)), "early", "2025-01-27/2025-01-29"),
        (periods.one_day(date(2025, 1, 30)), "late", "2025-01-30"),
    ],
)
def test_parts(whole, part, edtf):
    assert periods.part_of(whole, part).edtf == edtf


def test_winter_runs_into_the_next_year():
    winter = periods.season(2023, 24)
    assert (winter.first, winter.last) == (date(2023, 12, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    "unit, by, first",
    [(Unit.MONTH, -1, date(2024, 12, 1)), (Unit.QUARTER, -1, date(2024, 10, 1)), (Unit.WEEK, 1, date(2025, 2, 3))],
)
def test_steps_from_a_period_to_its_neighbour(unit, by, first):
    assert periods.period_around(date(2025, 1, 30), unit, by).first == first


def test_a_day_the_new_month_lacks_becomes_its_last():
    assert periods.moved(date(2025, 1, 31), Unit.MONTH, 1) == date(2025, 2, 28)


def test_what_no_calendar_has_is_an_error():
    with pytest.raises(ValueError, match="month"):
        periods.month(2025, 13)
    with pytest.raises(ValueError, match="comes after"):
        periods.days_between(date(2025, 2, 1), date(2025, 1, 1))


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.sampled_from([Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR]))
def test_the_period_around_a_day_contains_it_and_touches_the_next(day, unit):
    around, following = periods.period_around(day, unit), periods.period_around(day, unit, 1)
    assert around.first <= day <= around.last
    assert (following.first - around.last).days == 1
