"""Whom a text credits."""

import pytest

from claims.text.credited import credits_in
from claims.text.spans import Span

FIRST = "The firm copied it, its rival said."


def named(text: str) -> bool:
    return any("Ledger" in words for words in credits_in(text, Span(0, len(FIRST))))


@pytest.mark.parametrize(
    "rest",
    [
        " (source: The Ledger)",
        "\n\nCompiled from court papers and from The Ledger.",
        "\n\nTranslated from the German; the original ran in The Ledger.",
        "\n\nThis story was first published by The Ledger.",
        "\n\nCredit to The Ledger.",
    ],
)
def test_a_credit_anywhere_speaks_for_the_whole_text(rest):
    assert named(FIRST + rest)


def test_a_dateline_is_a_credit():
    assert named("BOSTON (The Ledger) - " + FIRST)


def test_who_reported_something_else_is_no_credit():
    assert not named(FIRST + "\n\nThe Ledger reported that prices rose.")


def test_who_reported_it_in_the_same_paragraph_is_one():
    text = FIRST + " The Ledger reported it first."
    assert credits_in(text, Span(0, len(text)))
