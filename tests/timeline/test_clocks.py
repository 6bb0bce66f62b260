"""Clocks in words."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.timeline import clocks


def days(first: str | None, after: str | None) -> DateRange:
    return DateRange(first and date.fromisoformat(first), after and date.fromisoformat(after))


@pytest.mark.parametrize(
    "clock,why,label",
    [
        pytest.param(None, {}, "", id="unknown"),
        pytest.param(DateRange(empty=True), {}, "", id="empty"),
        pytest.param(days("2025-01-28", "2025-01-29"), {}, "28 Jan 2025", id="one day"),
        pytest.param(days("2020-05-01", "2020-06-01"), {}, "May 2020", id="whole month"),
        pytest.param(days("2020-12-01", "2021-01-01"), {}, "Dec 2020", id="whole December"),
        pytest.param(days("2024-01-01", "2025-01-01"), {}, "2024", id="whole year"),
        pytest.param(days("2024-02-01", "2024-03-01"), {}, "Feb 2024", id="leap month"),
        pytest.param(days("2023-02-01", "2023-02-28"), {}, "1–27 Feb 2023", id="a day short of a month"),
        pytest.param(days("2024-09-01", "2024-12-01"), {"edtf": "2024-23"}, "autumn 2024", id="season by its EDTF"),
        pytest.param(days("2024-09-01", "2024-12-01"), {}, "1 Sep – 30 Nov 2024", id="the same days without EDTF"),
        pytest.param(days("2024-12-30", "2025-01-03"), {}, "30 Dec 2024 – 2 Jan 2025", id="over the new year"),
        pytest.param(days("2024-09-01", None), {}, "1 Sep 2024 or later", id="open at its end"),
        pytest.param(days(None, "2024-09-01"), {}, "until 31 Aug 2024", id="open at its start"),
        pytest.param(
            days("2024-05-01", "2024-06-01"), {"edtf": "2024-05"}, "May 2024", id="EDTF of a month is no season"
        ),
    ],
)
def test_label(clock, why, label):
    assert clocks.label(clock, why) == label


def test_days_spells_out_a_season():
    assert clocks.days(days("2024-09-01", "2024-12-01")) == "1 Sep – 30 Nov 2024"


def test_bounds_are_inclusive_however_the_range_is_closed():
    closed = DateRange(date(2025, 1, 1), date(2025, 1, 3), "[]")
    opened = DateRange(date(2024, 12, 31), date(2025, 1, 4), "()")
    assert clocks.bounds(closed) == clocks.bounds(opened) == (date(2025, 1, 1), date(2025, 1, 3))


@pytest.mark.parametrize(
    "clock,machine",
    [
        (days("2025-01-28", "2025-01-29"), "2025-01-28"),
        (days("2020-05-01", "2020-06-01"), "2020-05"),
        (days("2024-01-01", "2025-01-01"), "2024"),
        (days("2024-09-01", "2024-12-01"), ""),
        (days("2024-09-01", None), ""),
        (None, ""),
    ],
)
def test_machine_says_only_what_html_can(clock, machine):
    assert clocks.machine(clock) == machine


def test_reason_names_words_anchor_and_rule():
    why = {"words": "last fall", "rule": "last-season", "edtf": "2024-23", "anchor_on": "2025-01-30"}
    assert clocks.reason(why) == "“last fall”, counted from 30 Jan 2025, rule last-season"
    assert clocks.reason({}) == ""


def test_reason_says_where_a_day_of_publication_stood():
    why = {"words": "2025-09-19T09:00:00Z", "rule": "meta", "edtf": "2025-09-19", "anchor_on": None}
    assert clocks.reason(why) == "“2025-09-19T09:00:00Z”, from the page’s data"
