from datetime import UTC, date, datetime

import pytest

from claims.parsing.dating import read_published


@pytest.mark.parametrize(
    "words, on, at",
    [
        ("2025-01-30", date(2025, 1, 30), None),
        ("2025-01-30T09:30:00Z", date(2025, 1, 30), datetime(2025, 1, 30, 9, 30, tzinfo=UTC)),
        ("2025-01-30T23:30:00-05:00", date(2025, 1, 30), datetime(2025, 1, 31, 4, 30, tzinfo=UTC)),
        ("Thu, 30 Jan 2025 09:30:00 +0100", date(2025, 1, 30), datetime(2025, 1, 30, 8, 30, tzinfo=UTC)),
        ("January 30, 2025", date(2025, 1, 30), None),
        (" 30 January\n2025 ", date(2025, 1, 30), None),
    ],
)
def test_reads(words, on, at):
    published = read_published(words, "meta")
    assert (published.on, published.at, published.rule) == (on, at, "meta")


@pytest.mark.parametrize(
    "words",
    [
        "0001-01-01",
        "9999-12-31T23:59:59-12:00",
        "1969-12-31",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "soon",
        "January",
        "1" * 9999,
    ],
)
def test_the_impossible_is_left_empty_with_a_note(words):
    published = read_published(words, "meta")
    assert published.on is None
    assert published.at is None
    assert published.note
