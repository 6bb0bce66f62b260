"""Groups from pairs: the same in any order, and nothing in one that was kept apart."""

from itertools import combinations, permutations

import pytest

from claims.linking.clustering import Alike, grouped


def groups(pairs: dict[str, float | None], names: str, threshold: float = 0.5, beside: str = "") -> set[str]:
    """The groups of one-letter units; None keeps a pair apart, a pair that is missing is not alike.

    Those ``beside`` each other stand in one article, each other one in its own.
    """

    def likeness(one: str, other: str) -> Alike:
        score = pairs.get("".join(sorted(one + other)), 0.0)
        return Alike(1.0, is_apart=True) if score is None else Alike(score)

    keys, articles = ({name: name for name in names}, {name: {0 if name in beside else ord(name)} for name in names})
    found = grouped(keys, combinations(names, 2), likeness, threshold, articles)
    return {"".join(sorted(group)) for group in found}


@pytest.mark.parametrize(
    "pairs, found",
    [
        ({}, {"a", "b", "c"}),
        ({"ab": 0.9}, {"ab", "c"}),
        ({"ab": 0.9, "bc": 0.9, "ac": 0.9}, {"abc"}),
        ({"ab": 0.9, "bc": 0.8, "ac": 0.3}, {"abc"}),
        ({"ab": 0.9, "bc": 0.6, "ac": 0.3}, {"ab", "c"}),
        ({"ab": 0.45}, {"a", "b", "c"}),
        ({"ab": 0.9, "bc": 0.45, "ac": 0.45}, {"ab", "c"}),
        ({"ab": 0.6, "bc": 0.9, "ac": None}, {"a", "bc"}),
        ({"ab": 0.9, "bc": 0.9, "ac": None}, {"ab", "c"}),
    ],
)
def test_groups(pairs, found):
    for order in permutations("abc"):
        assert groups(pairs, "".join(order)) == found


def test_every_unit_is_in_one_group():
    pairs = {"".join(pair): 0.4 + 0.05 * (ord(pair[0]) + ord(pair[1])) % 0.6 for pair in combinations("abcdefgh", 2)}
    found = groups(pairs, "abcdefgh")
    assert sorted("".join(found)) == list("abcdefgh")


def test_one_article_says_nothing_unlike_twice_in_one_group():
    pairs = {"ab": 0.95, "ac": 0.95, "bc": 0.07}
    assert groups(pairs, "abc") == {"abc"}
    assert groups(pairs, "abc", beside="bc") in ({"ab", "c"}, {"ac", "b"})
    assert groups(pairs | {"bc": 0.2}, "abc", beside="bc") == {"abc"}


def test_what_goes_with_two_groups_goes_with_the_one_that_it_is_more_like_on_average():
    pairs = {"ab": 0.9, "cd": 0.9, "be": 0.85, "ae": 0.3, "ce": 0.8, "de": 0.7}
    for order in permutations("abcde"):
        assert groups(pairs, "".join(order)) == {"ab", "cde"}


def test_what_is_in_the_group_speaks_against_no_two_of_it():
    """That one is nearer to c than a is: as long as it is elsewhere, that is against the two."""

    def likeness(one: str, other: str) -> Alike:
        score = {"ac": 0.1, "ab": 0.9, "bc": 0.6}["".join(sorted(one + other))]
        return Alike(score, within=lambda group: 0.7 if "b" in group else score)

    articles = {name: {ord(name)} for name in "abc"}
    [found] = grouped(dict(zip("abc", "abc", strict=True)), combinations("abc", 2), likeness, 0.5, articles)
    assert found == set("abc")
