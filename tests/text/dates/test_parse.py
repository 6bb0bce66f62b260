from datetime import date

import pytest

from claims.text.dates import parse_fuzzy

PUBLISHED = date(2025, 1, 30)


@pytest.mark.parametrize(
    "typed, value",
    [
        ("last fall", "2024-09-01/2024-11-30"),
        ("  in  January 2025 ", "2025-01-01/2025-01-31"),
        ("january 2025", "2025-01-01/2025-01-31"),
        ("may", "2024-05-01/2024-05-31"),
        ("tuesday", "2025-01-28"),
        ("around 2020", "2020-01-01/2020-12-31"),
        ("the past two weeks", "2025-01-16/2025-01-30"),
        ("2025-01-28", "2025-01-28"),
        ("2024-23", "2024-09-01/2024-11-30"),
        ("2024-09/2024-11", "2024-09-01/2024-11-30"),
        ("../2024-05", "../2024-05-31"),
        ("2024-05/..", "2024-05-01/.."),
        ("201X", "2010-01-01/2019-12-31"),
        ("before 2024", "../2023-12-31"),
        ("after May 2024", "2024-06-01/.."),
        ("since last fall", "2024-09-01/.."),
        ("until yesterday", "../2025-01-29"),
    ],
)
def test_understands(typed, value):
    assert parse_fuzzy(typed, PUBLISHED).value == value


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "soon", "garbage 2024", "2024-13", "0000", "2025-02-31", "2024-10/2024-01", "../..", "x" * 5000],
)
def test_refuses_what_it_does_not_understand_as_a_whole(typed):
    assert parse_fuzzy(typed, PUBLISHED) is None


def test_a_relative_expression_needs_a_day_to_count_from():
    assert parse_fuzzy("last fall", None) is None


def test_keeps_the_edtf_and_the_rule():
    parsed = parse_fuzzy("2024-23", PUBLISHED)
    assert (parsed.edtf, parsed.rule, parsed.anchor_on) == ("2024-23", "edtf", None)
    assert parse_fuzzy("since last fall", PUBLISHED).rule == "since-season-relative"
