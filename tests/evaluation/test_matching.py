"""Who is whose partner."""

import pytest

from claims.evaluation.matching import match
from claims.evaluation.tokens import share_of_all

CASES = {
    "the best pair first": ([{1, 2, 3}, {3, 4}], [{3, 4}, {1, 2}], [(1, 0), (0, 1)]),
    "each only once": ([{1, 2}], [{1, 2}, {1, 2}], [(0, 0)]),
    "too little in common": ([{1, 2, 3}], [{3, 4, 5}], []),
    "nothing at all": ([], [], []),
    "the earlier of equals": ([{1, 2}, {1, 2}], [{1, 2}], [(0, 0)]),
}


@pytest.mark.parametrize("gold, found, pairs", CASES.values(), ids=CASES)
def test_partners(gold, found, pairs):
    assert [(pair.gold, pair.found) for pair in match(gold, found, share_of_all, 0.5)] == pairs


def test_of_equals_the_preferred_one_comes_first():
    pairs = match([{1}, {1}], [{1}], share_of_all, 0.5, prefers=lambda gold, found: gold == 1)
    assert [(pair.gold, pair.found) for pair in pairs] == [(1, 0)]


def test_stricter_pairs_are_the_head_of_the_looser_ones():
    gold, found = [{1, 2, 3}, {4, 5}, {6, 7, 8}], [{1, 2}, {4, 5}, {6}]
    loose, strict = (match(gold, found, share_of_all, least) for least in (0.3, 0.6))
    assert loose[: len(strict)] == strict
