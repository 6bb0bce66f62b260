"""Time cut into pieces."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.timeline.column_loading import months_of
from claims.timeline.scale import Scale, finest

SCALES = [Scale(months=months) for months in (1, 3, 12, 60, 1200)] + [Scale(days=1), Scale(days=7)]
scales = st.sampled_from(SCALES)


@given(st.dates(), scales)
def test_a_day_lies_within_its_piece(day, scale):
    number = scale.number(day)
    assert scale.first(number) <= day <= scale.last(number)


@given(st.dates(date(100, 1, 1), date(9000, 1, 1)), scales)
def test_pieces_follow_each_other_without_a_gap(day, scale):
    number = scale.number(day)
    assert scale.last(number).toordinal() + 1 == scale.first(number + 1).toordinal()


@pytest.mark.parametrize(
    "scale,name,label",
    [
        (Scale(months=1), "month", "Jan 2025"),
        (Scale(months=12), "year", "2025"),
        (Scale(months=60), "5 years", "1 Jan 2025 – 31 Dec 2029"),
        (Scale(days=1), "day", "30 Jan 2025"),
        (Scale(days=7), "week", "27 Jan – 2 Feb 2025"),
    ],
)
def test_a_piece_has_a_name(scale, name, label):
    assert (scale.name, scale.label(scale.number(date(2025, 1, 30)))) == (name, label)


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2024, 12, 31), date(2024, 2, 29), date(1, 1, 1)])
def test_many_days_are_counted_alike(day):
    days = np.array([day.toordinal()])
    for scale in SCALES:
        assert scale.numbers_of(days, months_of(days)).tolist() == [scale.number(day)], scale


def test_the_finest_that_fits_is_taken_else_the_coarsest():
    first, last = date(2020, 1, 1), date(2025, 12, 31)
    assert finest(SCALES[:3], first, last, 72).name == "month"
    assert finest(SCALES[:3], first, last, 71).name == "quarter"
    assert finest(SCALES[:3], first, last, 2).name == "year"
