"""Pairs of tellings compared: what they say, and where that may be the same, how they stand in their articles, too."""

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from claims.linking.sameness import Comparison, Match, Stated
from claims.linking.standing import Node, Nodes, Surroundings, load_surroundings


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
        pair: _compared(found, _as_told(around.get(pair, Surroundings()), pair, stated, pair in in_one_article))
        for pair, found in comparisons.items()
    }


def _compared(comparison: Comparison, around: Surroundings) -> Compared:
    match = comparison.match(around.setting)
    return Compared(match, partial(_score_within, comparison, around) if around.rivals else None)


def _score_within(comparison: Comparison, around: Surroundings, group: Set[Node]) -> float:
    return comparison.score(around.among(group))


def _as_told(around: Surroundings, pair: Nodes, stated: Mapping[Node, Stated], are_in_one: bool) -> Surroundings:
    """With what follows for the setting from how the two are told."""
    charges = {node for node in pair if stated[node].is_charge}
    setting = around.setting._replace(
        one_article=float(are_in_one),
        headlined=float(are_in_one and sum(stated[node].is_headline for node in pair) == 1),
        charged=float(not are_in_one and bool(charges) and pair == charges | around.firsts),
    )
    return replace(around, setting=setting)
