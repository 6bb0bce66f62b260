"""Spans as sets of words."""

import pytest

from claims.evaluation.tokens import CONTRACTED, WORD, share_of_all, share_of_larger, share_of_span, word_starts


@pytest.mark.parametrize(
    "text, start, end, word, starts",
    [
        ("“One, two”", 0, 10, WORD, {1, 6}),
        ("“One, two”", 2, 7, WORD, {2, 6}),
        ("I don't", 0, 7, WORD, {0, 2, 6}),
        ("I don’t", 0, 7, CONTRACTED, {0, 2}),
        ("—", 0, 1, WORD, set()),
    ],
    ids=["marks do not count", "a cut word counts", "two words", "one word", "no word"],
)
def test_words_are_known_by_where_they_begin(text, start, end, word, starts):
    assert word_starts(text, start, end, word) == starts


@pytest.mark.parametrize(
    "one, other, of_all, of_larger",
    [({1, 2}, {1, 2}, 1, 1), ({1, 2}, {2, 3, 4}, 1 / 4, 1 / 3), ({1}, {2}, 0, 0), (set(), set(), 0, 0)],
)
def test_shares(one, other, of_all, of_larger):
    assert share_of_all(one, other) == of_all
    assert share_of_larger(one, other) == of_larger


@pytest.mark.parametrize(
    "one, other, share", [((0, 4), (2, 6), 1 / 3), ((0, 4), (4, 6), 0), ((0, 4), (0, 4), 1), ((3, 3), (3, 3), 0)]
)
def test_shares_of_spans(one, other, share):
    assert share_of_span(one, other) == share
