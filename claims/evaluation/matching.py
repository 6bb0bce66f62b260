"""Which found span is meant to be which gold span: each at most once, the best fitting pairs first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.evaluation.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Pair:
    """Gold span number `gold` and found span number `found`, and how much they share."""

    gold: int
    found: int
    overlap: float


def match(
    gold: Sequence[Tokens],
    found: Sequence[Tokens],
    share: Callable[[Tokens, Tokens], float],
    least: float,
    prefers: Callable[[int, int], bool] = lambda gold, found: False,
) -> list[Pair]:
    """The pairs that share at least `least`, best first.

    Among pairs that fit equally well, one that `prefers` speaks for comes first, then the one that stands earlier in
    the gold. Taking a higher `least` gives the head of the same list: no pair depends on one that fits worse.
    """
    pairs = [
        Pair(i, j, overlap)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (overlap := share(one, other)) >= least
    ]
    pairs.sort(key=lambda pair: (-pair.overlap, not prefers(pair.gold, pair.found), pair.gold, pair.found))
    return _each_once(pairs)


def _each_once(pairs: list[Pair]) -> list[Pair]:
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    kept = []
    for pair in pairs:
        if pair.gold not in taken_gold and pair.found not in taken_found:
            taken_gold.add(pair.gold)
            taken_found.add(pair.found)
            kept.append(pair)
    return kept
