"""Pairs of tellings compared: what they say, and where that may be the same, how they stand in their articles, too."""

from collections.abc import Callable, Mapping, Set
from functools import partial
from typing import NamedTuple

from claims.linking.sameness import Comparison, Match, Stated
from claims.linking.standing import Node, Nodes, Surroundings, load_surroundings
from claims.linking.weights import Setting


class Compared(NamedTuple):
    """What came of comparing two nodes, and how alike they are in a group of nodes; None where that is no other."""

    match: Match
    within: Callable[[Set[Node]], float] | None = None


def compare_nodes(
    nearness: Mapping[Nodes, float], stated: Mapping[Node, Stated], in_one_article: Set[Nodes]
) -> dict[Nodes, Compared]:
    """How alike the two of each pair are, which are so near to each other; two queries for those that may be the same.

    Some stand ``in_one_article``, whatever others they stand in.
    """
    comparisons = {pair: Comparison(*(stated[node] for node in sorted(pair)), near) for pair, near in nearness.items()}
    around = load_surroundings({pair: nearness[pair] for pair, found in comparisons.items() if found.may_match})
    return {
        pair: _compared(found, around.get(pair, Surroundings()), pair in in_one_article)
        for pair, found in comparisons.items()
    }


def _compared(comparison: Comparison, around: Surroundings, are_in_one: bool) -> Compared:
    match = comparison.match(_with_article(around.setting, comparison, are_in_one))
    return Compared(match, partial(_score_within, comparison, around, are_in_one) if around.rivals else None)


def _score_within(comparison: Comparison, around: Surroundings, are_in_one: bool, group: Set[Node]) -> float:
    return comparison.score(_with_article(around.among(group), comparison, are_in_one))


def _with_article(setting: Setting, found: Comparison, are_in_one: bool) -> Setting:
    headlined = are_in_one and found.one.is_headline != found.other.is_headline
    return setting._replace(one_article=float(are_in_one), headlined=float(headlined))
