"""Who goes with whom, from all pairs at once: the same groups in whatever order the tellings came.

Pure. Groups, at first of one unit each (tellings that people, or the very same words, hold together), are joined two at
a time: those first that are most alike on average, equals by their keys, which come from the texts and not from the
database. Nothing may keep any two of their units apart: news says a thing once, or twice in like words.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from heapq import heapify, heappop, heappush
from itertools import count, product
from math import fsum
from typing import NamedTuple, TypeVar

Unit = TypeVar("Unit", bound=Hashable)

#: Two units that stand in one article, and are less alike, are kept apart whatever each of them is like elsewhere.
UNLIKE = 0.15


class Alike(NamedTuple):
    """How alike two units are by themselves, whether something keeps them apart for good, and how alike in a group.

    That is more where a unit of the group, by itself, speaks against the two.
    """

    score: float
    is_apart: bool = False
    within: Callable[[frozenset], float] | None = None

    def among(self, group: frozenset) -> float:
        return self.within(group) if self.within else self.score


_UNKNOWN = Alike(0.0)


def grouped(
    units: Mapping[Unit, str],
    pairs: Iterable[Set[Unit]],
    likeness: Callable[[Unit, Unit], Alike],
    threshold: float,
    articles: Mapping[Unit, Set[int]],
) -> list[Set[Unit]]:
    """The groups of these units, each unit in one of them.

    ``units`` holds their keys for breaking ties, ``pairs`` those of which anything is known: all others are not alike.
    Two groups are joined that are alike from the ``threshold`` on, and have two units which are so by themselves.
    ``articles`` are those in which each unit stands.
    """
    return _Grouping(units, {frozenset(pair): likeness(*pair) for pair in pairs}, threshold, articles).groups()


class _Grouping:
    def __init__(
        self,
        keys: Mapping[Unit, str],
        known: Mapping[frozenset[Unit], Alike],
        threshold: float,
        articles: Mapping[Unit, Set[int]],
    ):
        self.keys, self.threshold, self.articles = keys, threshold, articles
        self.group_of = {unit: frozenset((unit,)) for unit in keys}
        self.known: dict[Unit, dict[Unit, Alike]] = {unit: {} for unit in keys}
        self.likely: dict[Unit, set[Unit]] = defaultdict(set)
        for (one, other), found in known.items():
            self.known[one][other] = self.known[other][one] = found
            if found.score >= threshold and not found.is_apart:
                self.likely[one].add(other)
                self.likely[other].add(one)
        self._numbers = count()

    def groups(self) -> list[Set[Unit]]:
        """Join until no two groups fit."""
        waiting = [entry for group in list(self.group_of.values()) for entry in self._entries(group)]
        heapify(waiting)
        while waiting:
            *_, one, other = heappop(waiting)
            if self._stands(one) and self._stands(other):
                joined = one | other
                self.group_of.update(dict.fromkeys(joined, joined))
                for entry in self._entries(joined):
                    heappush(waiting, entry)
        return list(set(self.group_of.values()))

    def _stands(self, group: frozenset[Unit]) -> bool:
        return self.group_of[next(iter(group))] is group

    def _entries(self, group: frozenset[Unit]) -> Iterable[tuple]:
        """The groups that this one may be joined with: those most alike sort first, and are told apart by a number."""
        for other in {self.group_of[unit] for mine in group for unit in self.likely[mine]} - {group}:
            average = self._average(group, other)
            if average >= self.threshold:
                keys = sorted(min(self.keys[unit] for unit in each) for each in (group, other))
                yield -average, keys, next(self._numbers), group, other

    def _average(self, one: frozenset[Unit], other: frozenset[Unit]) -> float:
        """How alike two groups are, each two units as they are among all of these; 0 where any two are kept apart."""
        found = []
        for mine, theirs in product(one, other):
            alike = self.known[mine].get(theirs, _UNKNOWN)
            if alike.is_apart or self._clash(mine, theirs, alike):
                return 0.0
            found.append(alike)
        both = one | other
        return fsum(alike.among(both) for alike in found) / len(found)  # exact: the same in whatever order they come

    def _clash(self, one: Unit, other: Unit, alike: Alike) -> bool:
        """Whether an article would say two unlike things in one group."""
        return alike.score < UNLIKE and not self.articles[one].isdisjoint(self.articles[other])
