"""From counts to figures, and their intervals."""

import pytest

from claims.evaluation.counts import ArticleScore, Hits, Trials, add_up
from claims.evaluation.figures import accuracy_of, balance_of, figures_of
from claims.evaluation.intervals import N_DRAWS, draws, middle_of, wilson


@pytest.mark.parametrize(
    "right, n, low, high",
    [(0, 10, 0.0, 0.277533), (5, 10, 0.236593, 0.763407), (10, 10, 0.722467, 1.0), (3, 3, 0.438503, 1.0)],
)
def test_wilson_gives_the_figures_of_the_textbook(right, n, low, high):
    assert wilson(right, n) == pytest.approx((low, high), abs=1e-6)


def test_the_same_articles_are_drawn_each_time():
    assert draws(5) == draws(5)
    assert len(draws(5)) == N_DRAWS
    assert {i for draw in draws(5) for i in draw} == set(range(5))


def test_the_middle_leaves_out_a_fortieth_on_either_side():
    assert middle_of(range(1_000)) == (24, 975)
    assert middle_of([0.5]) == (0.5, 0.5)


@pytest.mark.parametrize(
    "hits, nothing, figures",
    [
        (Hits(1, 2, 4), 1.0, (0.5, 0.25, 1 / 3)),
        (Hits(0, 2, 4), 1.0, (0, 0, 0)),
        (Hits(0, 0, 4), 1.0, (0, 0, 0)),
        (Hits(0, 2, 0), 1.0, (0, 0, 0)),
        (Hits(0, 0, 0), 1.0, (1, 1, 1)),
        (Hits(0, 0, 0), 0.0, (0, 0, 0)),
    ],
)
def test_precision_recall_and_f1(hits, nothing, figures):
    assert balance_of(hits, nothing) == pytest.approx(figures)


def test_an_accuracy_without_a_case_has_no_value():
    assert accuracy_of("chain", Trials()).estimate is None


def test_counts_add_up_by_name():
    sums = add_up([{"a": Trials(1, 2)}, {"b": Hits(1, 1, 1)}, {"a": Trials(0, 1), "b": Hits(0, 1, 0)}])
    assert sums == {"a": Trials(1, 3), "b": Hits(1, 2, 1)}


def test_figures_stand_in_the_order_of_the_counts():
    scores = [ArticleScore({"claims": Hits(1, 1, 2), "speaker": Trials(1, 1)}), ArticleScore({"claims": Hits(2, 2, 2)})]
    claims, speaker = figures_of(scores, 1.0)
    assert (claims.name, claims.n, claims.n_found, claims.n_right) == ("claims", 4, 3, 3)
    assert (claims.precision.value, claims.recall.value) == (1.0, 0.75)
    assert (claims.recall.low, claims.recall.high) == (0.5, 1.0)
    assert (speaker.name, speaker.estimate.value, speaker.n) == ("speaker", 1.0, 1)


def test_articles_that_are_alike_leave_no_doubt_and_others_do():
    alike = figures_of([ArticleScore({"claims": Hits(1, 2, 2)})] * 20, 1.0)[0].f1
    unlike = figures_of([ArticleScore({"claims": Hits(n % 3, 2, 2)}) for n in range(21)], 1.0)[0].f1
    assert alike.low == alike.value == alike.high == 0.5
    assert 0.2 < unlike.low < unlike.value == 0.5 < unlike.high < 0.8
