"""Scores of links, worked out by hand: pairs, disputes, origins, look-alikes, and the simplest rules beside them."""

from dataclasses import replace

import pytest

from claims.evaluation import Article
from claims.evaluation.links import Answer, Linked, LinkFolder, score_links
from claims.evaluation.links.baselines import best_cut, ranked, word_overlap
from claims.evaluation.links.gold import Group
from claims.evaluation.links.origins import always_one, best_title_match, by_linking, by_title, origin_figure
from claims.evaluation.links.pairs import folded, pair_figures, pairs_within
from claims.evaluation.links.tables import as_text


def pairs(*names: str) -> set[frozenset[str]]:
    """``pairs("ab", "cd")``: a with b, c with d."""
    return {frozenset(name) for name in names}


def test_every_pair_of_a_group_counts_once():
    assert pairs_within([("a", "b", "c"), ("d",)]) == pairs("ab", "ac", "bc")


@pytest.mark.parametrize(
    "gold, found, expected",
    [
        (pairs("ab", "ac", "bc", "de"), pairs("ab", "df"), (1 / 2, 1 / 4, 1 / 3)),
        (pairs("ab"), set(), (0, 0, 0)),
        (set(), pairs("ab"), (0, 0, 0)),
        (set(), set(), (1, 1, 1)),
    ],
    ids=["some right", "nothing found", "nothing to find", "nothing at all"],
)
def test_precision_recall_and_f1_of_pairs(gold, found, expected):
    figure = pair_figures("pairs", gold, found)
    assert (figure.precision.value, figure.recall.value, figure.f1.value) == pytest.approx(expected)
    assert (figure.n, figure.n_found, figure.n_right) == (len(gold), len(found), len(gold & found))


def test_the_interval_draws_whole_clusters():
    """Ten pairs of one group are one case: they are all right in one draw and all missing in another."""
    together = pairs_within(["abcde"])
    one = pair_figures("pairs", together | pairs("xy"), together)
    apart = pair_figures("pairs", pairs("ab", "cd", "ef", "gh", "ij", "kl", "xy"), pairs("ab", "cd", "ef", "gh", "ij"))
    assert (one.recall.low, one.recall.high) == (0, 1)
    assert apart.recall.low > 0.1


def test_members_of_one_group_are_interchangeable_in_a_dispute():
    group_of = {"a": "G", "b": "G"}
    assert folded(pairs("ax", "bx"), group_of) == {frozenset(("G", "x"))}
    assert folded(pairs("ab"), group_of) == pairs("ab")


@pytest.mark.parametrize(
    "gold, least, taken",
    [
        (pairs("ab"), 0.9, pairs("ab")),
        (pairs("ac"), 0.5, pairs("ab", "ac", "bc")),  # equally near pairs are taken together
        (set(), None, set()),
    ],
)
def test_the_threshold_is_the_best_one(gold, least, taken):
    near = {frozenset("ab"): 0.9, frozenset("ac"): 0.5, frozenset("bc"): 0.5}
    cut = best_cut(ranked("abc", lambda one, other: near[frozenset((one, other))]), gold)
    assert (cut.least, cut.pairs) == (least, taken)


def test_word_overlap_is_the_share_of_all_words():
    likeness = word_overlap({"a": "Prices fell, it said", "b": "prices “fell”", "c": "", "d": "…"})
    assert likeness("a", "b") == 0.5
    assert likeness("c", "d") == 0


def a_group(members: str, n_origins: int | None = 1) -> Group:
    return Group(members, tuple(members), n_origins)


def test_origins_are_those_of_the_found_group_that_shares_most():
    found = [Linked(("a", "x"), 5), Linked(("b", "c"), 2), Linked(("d", "e", "y"), 3), Linked(("f",), 4)]
    count = by_linking(found)
    assert [count(a_group(members)) for members in ("abc", "de", "ef", "xf")] == [2, 3, 4, 4]


def test_groups_whose_origins_nobody_counted_are_left_out():
    groups = [a_group("ab", 1), a_group("cd", 2), a_group("ef", None)]
    figure = origin_figure("always 1", groups, always_one)
    assert (figure.n_right, figure.n) == (1, 2)


def test_titles_that_are_alike_are_one_origin():
    titles = word_overlap({"a": "Judge lets suit go on", "b": "Judge lets the suit go on", "c": "Meta answers"})
    assert by_title(titles, 0.8)(a_group("abc")) == 2
    assert by_title(titles, 1.0)(a_group("abc")) == 3
    best = best_title_match([a_group("abc", 2), a_group("ab", 1)], titles)
    assert (best(a_group("abc")), best(a_group("ab"))) == (2, 1)


@pytest.fixture
def folder() -> LinkFolder:
    """Three articles with a claim each: the first two tell one, the third disputes it and looks like the second."""
    texts = {"1": "Prices fell in May", "2": "Prices fell in May", "3": "Prices never fell in May"}
    articles = [
        Article(id, text, {"claims": [{"start": 0, "end": len(text)}]}, title=f"Story {id}")
        for id, text in texts.items()
    ]
    lookalikes = frozenset([frozenset(("2#0", "3#0"))])
    return LinkFolder(
        tuple(articles),
        (Group("G", ("1#0", "2#0"), 2),),
        disputes=frozenset([frozenset(("1#0", "3#0"))]),
        lookalikes=lookalikes,
    )


def test_all_figures_of_a_linking(folder):
    answer = Answer((Linked(("1#0",), 1), Linked(("2#0", "3#0"), 2)), (("3#0", "2#0"),))
    report = score_links(folder, answer, lambda one, other: 0.5)
    same = {figure.name: (figure.precision.value, figure.recall.value) for figure in report.same}
    assert same == {"linking": (0, 0), "word overlap alone, from 1.00": (1, 1), "vectors alone, from 0.50": (1 / 3, 1)}
    assert report.disputes[0].f1.value == 1
    assert [(figure.name, figure.n_right) for figure in report.origins] == [
        ("linking", 0),
        ("always 1", 0),
        ("title match alone", 1),
    ]
    assert [figure.n_right for figure in report.lookalikes] == [0, 1, 0]


def test_an_optional_dispute_counts_neither_way(folder):
    optional = replace(folder, disputes=frozenset(), optional_disputes=frozenset([frozenset(("1#0", "3#0"))]))
    answer = Answer((Linked(("1#0", "2#0"), 2), Linked(("3#0",), 1)), (("3#0", "2#0"),))
    for given, n_found in ((optional, 0), (replace(optional, optional_disputes=frozenset()), 1)):
        assert score_links(given, answer, lambda one, other: 0.5).disputes[0].n_found == n_found


def test_tables_name_what_was_measured(folder):
    answer = Answer((Linked(("1#0", "2#0"), 2), Linked(("3#0",), 1)), ())
    lines = as_text(score_links(folder, answer, lambda one, other: 0.5)).splitlines()
    assert lines[0] == "3 articles, 3 claims, 1 groups with 2 members, 1 disputes."
    rows = [line.split() for line in lines if line.startswith("linking")]
    assert [row[1] for row in rows] == ["1.000", "0.000", "1.000", "1.000"]
    assert [row[-1] for row in rows] == ["1", "1", "1", "1"]


def test_the_answer_as_json():
    answer = Answer((Linked(("1#0", "2#0"), 2),), (("3#0", "2#0"),))
    assert answer.as_json() == {"groups": [{"members": ["1#0", "2#0"], "origins": 2}], "disputes": [["3#0", "2#0"]]}
