"""Pairs of tellings compared: what they say, and where that may be the same, how they stand in their articles, too."""

from collections.abc import Mapping, Set

from claims.linking.sameness import ANY, Comparison, Match, Stated
from claims.linking.standing import Node, Nodes, load_settings
from claims.linking.weights import Setting


def compare_nodes(
    nearness: Mapping[Nodes, float], stated: Mapping[Node, Stated], in_one_article: Set[Nodes]
) -> dict[Nodes, Match]:
    """How alike the two of each pair are, which are so near to each other; two queries for those that may be the same.

    Some stand ``in_one_article``, whatever others they stand in.
    """
    comparisons = {pair: Comparison(*(stated[node] for node in sorted(pair)), near) for pair, near in nearness.items()}
    settings = load_settings({pair: nearness[pair] for pair, found in comparisons.items() if found.may_match})
    return {
        pair: found.match(_with_article(settings.get(pair, ANY), found, pair in in_one_article))
        for pair, found in comparisons.items()
    }


def _with_article(setting: Setting, found: Comparison, are_in_one: bool) -> Setting:
    headlined = are_in_one and found.one.is_headline != found.other.is_headline
    return setting._replace(one_article=float(are_in_one), headlined=float(headlined))
