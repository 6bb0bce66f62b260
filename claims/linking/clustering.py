"""Who goes with whom, from all pairs at once: the same groups in whatever order the tellings came.

Pure. Units (tellings that people, or the very same words, hold together) are joined pair by pair, the most alike pairs
first, equals by their keys, which come from the texts and not from the database. Two groups are joined where they are
alike on average, and where nothing keeps any two of their units apart: news says a thing once, or twice in like words.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from typing import TypeVar

Unit = TypeVar("Unit", bound=Hashable)

#: How alike two units are, and whether something keeps them apart for good.
Likeness = Callable[[Unit, Unit], tuple[float, bool]]

_UNKNOWN = (0.0, False)

#: Two units that stand in one article, and are less alike, are kept apart whatever each of them is like elsewhere.
UNLIKE = 0.1


def grouped(
    units: Mapping[Unit, str],
    pairs: Iterable[Set[Unit]],
    likeness: Likeness,
    threshold: float,
    articles: Mapping[Unit, Set[int]],
) -> list[Set[Unit]]:
    """The groups of these units, each unit in one of them.

    ``units`` holds their keys for breaking ties, ``pairs`` those of which anything is known: all others are not alike.
    ``articles`` are those in which each unit stands.
    """
    known = {frozenset(pair): likeness(*pair) for pair in pairs}
    alike = [(pair, score) for pair, (score, is_apart) in known.items() if score >= threshold and not is_apart]
    alike.sort(key=lambda each: (-each[1], sorted(units[unit] for unit in each[0])))
    group_of = {unit: {unit} for unit in units}
    for pair, _ in alike:
        one, other = (group_of[unit] for unit in pair)
        if one is not other and _fit(one, other, known, threshold) and not _clash(one, other, known, articles):
            one |= other
            group_of.update(dict.fromkeys(other, one))
    return list({id(group): group for group in group_of.values()}.values())


def _fit(one: Set[Unit], other: Set[Unit], known: Mapping, threshold: float) -> bool:
    between = [known.get(frozenset((mine, theirs)), _UNKNOWN) for mine in one for theirs in other]
    if any(is_apart for _, is_apart in between):
        return False
    return sum(score for score, _ in between) >= threshold * len(between)


def _clash(one: Set[Unit], other: Set[Unit], known: Mapping, articles: Mapping[Unit, Set[int]]) -> bool:
    """Whether any article would say two unlike things in one group."""
    beside = ((mine, theirs) for mine in one for theirs in other if not articles[mine].isdisjoint(articles[theirs]))
    return any(known.get(frozenset(pair), _UNKNOWN)[0] < UNLIKE for pair in beside)
