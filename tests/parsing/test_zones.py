"""The instant of a date in every way in which feeds and pages name a zone."""

from datetime import UTC, date, datetime

import pytest

from claims.parsing.dating import read_published

ON = date(2025, 2, 3)


@pytest.mark.parametrize(
    "words, hour",
    [
        ("Mon, 03 Feb 2025 10:00:00", 10),
        ("Mon, 03 Feb 2025 10:00:00 GMT", 10),
        ("Mon, 03 Feb 2025 10:00:00 Z", 10),
        ("Mon, 03 Feb 2025 10:00:00 -0000", 10),
        ("Mon, 03 Feb 2025 10:00:00 EST", 15),
        ("Mon, 03 Feb 2025 10:00 cst", 16),
        ("Mon, 03 Feb 25 10:00:00 PDT", 17),
        ("Mon, 03 Feb 2025 10:00:00 CET", 9),
        ("Mon, 03 Feb 2025 10:00:00 CEST", 8),
        ("Mon, 03 Feb 2025 10:00:00 BST", 9),
        ("Mon, 03 Feb 2025 10:00:00 MESZ", 8),
        ("Mon, 03 Feb 2025 10:00:00 EET", 8),
        ("Mon, 03 Feb 2025 10:00:00 (CET)", 9),
        ("Mon, 03 Feb 2025 10:00:00 +0100 (CET)", 9),
        ("Mon, 03 Feb 2025 10:00:00 +01:00", 9),
        ("Mon, 03 Feb 2025 10:00:00 +1:00", 9),
        ("Mon, 03 Feb 2025 10:00:00 GMT+0100", 9),
        ("Mon, 03 Feb 2025 10:00:00 GMT+1", 9),
        ("Mon, 03 Feb 2025 10:00:00 UTC-05:00", 15),
        ("Mon Feb  3 10:00:00 CET 2025", 9),
        ("2025-02-03 10:00:00 UTC", 10),
        ("2025-02-03 10:00:00 +0000 UTC", 10),
        ("2025-02-03T10:00:00 CET", 9),
        ("2025-02-03T10:00:00.1234567Z", 10),
        ("2025-02-03T10:00+01", 9),
        ("Feb 3, 2025 at 10:00 PM EST", 27),
        ("Feb 3, 2025, 12:05 a.m.", 0),
        ("Feb 3, 2025 12:05pm", 12),
    ],
)
def test_the_instant(words, hour):
    published = read_published(words, "feed")
    at = published.at.astimezone(UTC)
    hours = (at - datetime(2025, 2, 3, tzinfo=UTC)).total_seconds() // 3600
    assert (published.on, hours, published.words) == (ON, hour, " ".join(words.split()))


@pytest.mark.parametrize("zone", ["IST", "ist", "AST", "A", "XYZ", "ET", "(IST)", "Europe/Berlin", "Eastern Time"])
def test_of_a_zone_that_may_be_several_or_none_the_day_is_kept_and_no_instant(zone):
    for words in (f"Mon, 03 Feb 2025 10:00:00 {zone}", f"2025-02-03 10:00 {zone}"):
        published = read_published(words, "feed")
        assert (published.on, published.at) == (ON, None)


@pytest.mark.parametrize("words", ["10:00", ":00 " * 20, "1:00" * 20, "+" * 80, "a" * 80, "10:00 " + "a /" * 24])
def test_what_is_no_date_is_none(words):
    assert read_published(words, "feed").on is None
