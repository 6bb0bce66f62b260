"""Stretches between quotation marks."""

import pytest

from claims.text.quoted import quoted, words_quoted

CLOSING = {"“": "”", "„": "“”", '"': '"'}


@pytest.mark.parametrize(
    "text, found",
    [
        ("no mark", []),
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ("“a “b” c”", ["“a “b”"]),
        ("“left open and „closed“", ["„closed“"]),
        ("“left open\nin a line” of “its own”", ["“its own”"]),
        ('a "straight" one" and', ['"straight"']),
        ("„either“ or „other”", ["„either“", "„other”"]),
        ("the last “", []),
    ],
)
def test_what_stands_between_marks_of_one_line(text, found):
    assert [span.of(text) for span in quoted(text, CLOSING)] == found


def test_marks_by_the_hundred_thousand_that_nothing_closes_are_looked_through_once():
    """Each looking for its end by itself would take hours."""
    assert [span.start for span in quoted("“a " * 300_000 + "\n„b“", CLOSING)] == [900_001]


def test_the_words_between_double_marks_go_without_those_around_them():
    assert words_quoted('It is “theft” by a "so-called" firm, and ‘nothing’ else') == '“theft” "so-called"'
