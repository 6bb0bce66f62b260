"""Groups from pairs: the same in any order, and nothing in one that was kept apart."""

from itertools import combinations, permutations, product
from random import Random
from statistics import fmean

import pytest

from claims.linking.clustering import UNLIKE, Alike, grouped


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


def one_by_one(names: list[str], known: dict[frozenset, Alike], articles: dict[str, set[int]]) -> set[frozenset]:
    """The same groups by what the module says of them: all pairs of groups are looked at before each joining."""

    def score(one: frozenset, other: frozenset) -> float:
        between = [(pair, known.get(frozenset(pair), Alike(0.0))) for pair in product(one, other)]
        beside = [alike for (mine, theirs), alike in between if articles[mine] & articles[theirs]]
        if any(alike.is_apart for _, alike in between) or any(alike.score < UNLIKE for alike in beside):
            return 0.0
        if not any(alike.score >= 0.5 for _, alike in between):
            return 0.0
        return fmean(alike.within(one | other) if alike.within else alike.score for _, alike in between)

    found = {frozenset(name) for name in names}
    while True:
        scored = [(-score(*pair), sorted(min(group) for group in pair), pair) for pair in combinations(found, 2)]
        best = min(scored, default=(0, [], ()), key=lambda each: each[:2])
        if -best[0] < 0.5:
            return found
        one, other = best[2]
        found = found - {one, other} | {one | other}


@pytest.mark.parametrize("seed", range(200))
def test_sums_give_the_groups_that_looking_at_all_pairs_gives(seed):
    dice = Random(seed)
    names = list("abcdefghij")[: dice.randint(1, 10)]
    known = {}
    for pair in combinations(names, 2):
        if dice.random() < 0.7:
            score, rivals = dice.randrange(64) / 64, {name for name in names if dice.random() < 0.1} - {*pair}
            within = (lambda group, score=score, rivals=rivals: score + len(rivals & group) / 64) if rivals else None
            known[frozenset(pair)] = Alike(score, dice.random() < 0.05, within)
    articles = {name: {dice.randrange(len(names)), dice.randrange(20)} for name in names}
    keys = {name: name for name in dice.sample(names, len(names))}
    found = grouped(keys, known, lambda one, other: known[frozenset((one, other))], 0.5, articles)
    assert set(found) == one_by_one(names, known, articles)
