"""Pairs of claims: which there are, and how many of those found are right."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from claims.evaluation.counts import ArticleScore, Hits
from claims.evaluation.figures import Balance, figures_of

#: Two claims, in no order.
Pair = frozenset[str]

#: Precision and recall where there was nothing to find and nothing was found.
NOTHING = 1.0


def pairs_within(groups: Iterable[Sequence[str]]) -> set[Pair]:
    """Every pair of claims that share a group."""
    return {frozenset(pair) for members in groups for pair in combinations(members, 2)}


def folded(pairs: Iterable[Pair], group_of: Mapping[str, str]) -> set[Pair]:
    """The pairs with each claim replaced by its gold group: the members of one are interchangeable in a dispute.

    A pair within one group stays as it is, and wrong.
    """
    kept = set()
    for pair in pairs:
        names = frozenset(group_of.get(member, member) for member in pair)
        kept.add(names if len(names) == 2 else pair)
    return kept


def pair_figures(name: str, gold: set[Pair], found: set[Pair]) -> Balance:
    """Precision, recall and F1 of the pairs found.

    For the intervals whole clusters of claims are drawn, those that a pair of either kind holds together: the pairs of
    one group are right or wrong together, and drawn one by one they would make the interval look narrower than it is.
    """
    clusters = _clusters(gold | found)
    scores = [ArticleScore({name: _hits(gold, found, cluster)}) for cluster in clusters]
    return figures_of(scores or [ArticleScore({name: Hits()})], NOTHING)[0]


def _hits(gold: set[Pair], found: set[Pair], cluster: set[Pair]) -> Hits:
    return Hits(len(cluster & gold & found), len(cluster & found), len(cluster & gold))


def _clusters(pairs: set[Pair]) -> list[set[Pair]]:
    """The pairs, those together that share a claim or are linked by others that do."""
    above: dict[str, str] = {}

    def top(claim: str) -> str:
        while (higher := above.setdefault(claim, claim)) != claim:
            above[claim] = above[higher]
            claim = higher
        return claim

    for one, other in pairs:
        above[top(one)] = top(other)
    clusters: dict[str, set[Pair]] = {}
    for pair in sorted(pairs, key=sorted):
        clusters.setdefault(top(min(pair)), set()).add(pair)
    return list(clusters.values())
