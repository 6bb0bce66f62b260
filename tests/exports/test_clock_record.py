from datetime import date

import pytest

from claims.exports.clock_record import ClockRecord

FALL = date(2024, 9, 1), date(2024, 11, 30)


@pytest.mark.parametrize(
    "first, last, why, precision, edtf",
    [
        (date(2025, 1, 30), date(2025, 1, 30), {}, "day", "2025-01-30"),
        (date(2024, 2, 1), date(2024, 2, 29), {}, "month", "2024-02"),
        (date(2023, 1, 1), date(2023, 12, 31), {}, "year", "2023"),
        (*FALL, {"edtf": "2024-23"}, "season", "2024-23"),
        (*FALL, {}, "range", "2024-09-01/2024-11-30"),
        (*FALL, {"edtf": "nonsense"}, "range", "2024-09-01/2024-11-30"),
        (date(2024, 2, 1), None, {}, "open", "2024-02-01/.."),
        (None, date(2024, 2, 1), {}, "open", "../2024-02-01"),
        (date(2023, 12, 1), date(2024, 12, 31), {}, "range", "2023-12-01/2024-12-31"),
    ],
)
def test_how_exact_it_is_and_its_edtf(first, last, why, precision, edtf):
    clock = ClockRecord.of(first, last, "in words", why)
    assert (clock.precision, clock.edtf) == (precision, edtf)


def test_an_unknown_clock_is_none():
    assert ClockRecord.of(None, None, "", {"words": "some day"}) is None


def test_why_it_says_so_goes_with_it():
    clock = ClockRecord.of(*FALL, "autumn 2024", {"words": "last fall", "rule": "season", "anchor_on": "2025-01-30"})
    assert (clock.words, clock.rule, clock.counted_from) == ("last fall", "season", "2025-01-30")
    assert ClockRecord.of(*FALL, "", {"entered": True}).rule == "entered"
