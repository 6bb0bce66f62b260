"""What comes out when two claims are the same, or at odds, as soon as they are alike enough in one respect.

The threshold is the one that does best on the very claims that it is measured on: no other choice of it could do
better, so whatever beats it does more than choose well.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, groupby

from claims.evaluation.links.pairs import Pair
from claims.text.comparable import forms_of

#: How alike two claims are, by their names.
Likeness = Callable[[str, str], float]

#: How alike the two are, and which they are.
Ranked = tuple[float, Pair]


@dataclass(frozen=True, slots=True)
class Cut:
    """The pairs that are at least so much alike. No threshold (None) where taking none is best."""

    least: float | None
    pairs: frozenset[Pair]


def word_overlap(words: Mapping[str, str]) -> Likeness:
    """The words that two texts share, as a share of those that either has; 0 for two texts without words."""
    forms = {name: frozenset(forms_of(text)) for name, text in words.items()}

    def likeness(one: str, other: str) -> float:
        n_shared = len(forms[one] & forms[other])
        n_both = len(forms[one]) + len(forms[other]) - n_shared
        return n_shared / n_both if n_both else 0.0

    return likeness


def ranked(names: Iterable[str], likeness: Likeness) -> list[Ranked]:
    """All pairs of these claims, the most alike first: what takes long, once for whatever they are measured against."""
    return sorted(((likeness(*pair), frozenset(pair)) for pair in combinations(names, 2)), key=lambda one: -one[0])


def best_cut(ranked: Sequence[Ranked], gold: Set[Pair]) -> Cut:
    """The threshold with the best F1 over these pairs; of several equally good ones the highest."""
    best, n_best, taken, n_right = 0.0, 0, 0, 0
    for _, tied in groupby(ranked, key=lambda one: one[0]):
        for _, pair in tied:
            taken += 1
            n_right += pair in gold
        f1 = 2 * n_right / (taken + len(gold))
        if f1 > best:
            best, n_best = f1, taken
    return Cut(ranked[n_best - 1][0] if n_best else None, frozenset(pair for _, pair in ranked[:n_best]))
