"""Who goes with whom, from all pairs at once: the same groups in whatever order the tellings came.

Pure. Groups, at first of one unit each (tellings that people, or the very same words, hold together), are joined two at
a time: those first that are most alike on average, equals by their keys, which come from the texts and not from the
database. Nothing may keep any two of their units apart: news says a thing once, or twice in like words.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count, product
from typing import NamedTuple, TypeVar

Unit = TypeVar("Unit", bound=Hashable)

#: Two units that stand in one article, and are less alike, are kept apart whatever each of them is like elsewhere.
UNLIKE = 0.15

_ONE = 1 << 60


class Alike(NamedTuple):
    """How alike two units are by themselves, whether something keeps them apart for good, and how alike in a group.

    That is more where a unit of the group, by itself, speaks against the two.
    """

    score: float
    is_apart: bool = False
    within: Callable[[frozenset], float] | None = None


_UNKNOWN = Alike(0.0)


@dataclass(frozen=True, slots=True)
class _Between:
    """What is known of two groups' units, each of the one with each of the other; adds up where groups are joined.

    ``score`` is that of all pairs but the ``changing`` ones, which have more of it within some groups.
    """

    score: int
    is_apart: bool
    is_likely: bool
    changing: tuple[Alike, ...]

    def __add__(self, more: "_Between") -> "_Between":
        return _Between(
            self.score + more.score,
            self.is_apart or more.is_apart,
            self.is_likely or more.is_likely,
            self.changing + more.changing,
        )

    def among(self, one: frozenset, other: frozenset) -> int:
        """The score where these two are one group."""
        both = one | other if self.changing else None
        return self.score + sum(_whole(alike.within(both)) for alike in self.changing)


def _whole(score: float) -> int:
    """A score as a whole number: those add up to the same in whatever order they come."""
    return int(score * _ONE)


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
    """The groups so far: of each its first key, what stands in which article, and what is between it and others.

    What is between a joined group and a third one is the sum of what was between its two parts and that one: of n
    units, each two known, some n² pairs of groups are looked at.
    """

    def __init__(
        self,
        keys: Mapping[Unit, str],
        known: Mapping[frozenset[Unit], Alike],
        threshold: float,
        articles: Mapping[Unit, Set[int]],
    ):
        self._known, self._threshold, self._numbers = known, threshold, count()
        alone = {unit: frozenset((unit,)) for unit in keys}
        self._key = {alone[unit]: key for unit, key in keys.items()}
        self._told = {alone[unit]: {article: [unit] for article in articles[unit]} for unit in keys}
        self._between: dict[frozenset[Unit], dict[frozenset[Unit], _Between]] = {group: {} for group in alone.values()}
        for (one, other), alike in known.items():
            self._tie(alone[one], alone[other], self._of_units(alike))
        self._waiting = list(self._entries((alone[one], alone[other]) for one, other in known))

    def groups(self) -> list[Set[Unit]]:
        """Join until no two groups fit."""
        heapify(self._waiting)
        while self._waiting:
            *_, one, other = heappop(self._waiting)
            if one in self._between and other in self._between:
                joined = self._join(one, other)
                for entry in self._entries((joined, third) for third in self._between[joined]):
                    heappush(self._waiting, entry)
        return list(self._between)

    def _of_units(self, alike: Alike) -> _Between:
        is_likely = alike.score >= self._threshold and not alike.is_apart
        score, changing = (0, (alike,)) if alike.within else (_whole(alike.score), ())
        return _Between(score, alike.is_apart, is_likely, changing)

    def _tie(self, one: frozenset[Unit], other: frozenset[Unit], between: _Between) -> None:
        self._between[one][other] = self._between[other][one] = between

    def _entries(self, pairs: Iterable[tuple[frozenset[Unit], frozenset[Unit]]]) -> Iterable[tuple]:
        """Those of these pairs that may be joined: the most alike sort first, and are told apart by a number."""
        for one, other in pairs:
            between = self._between[one][other]
            if between.is_likely and not between.is_apart and not self._clash(one, other):
                average = between.among(one, other) / (len(one) * len(other) * _ONE)
                if average >= self._threshold:
                    yield -average, sorted((self._key[one], self._key[other])), next(self._numbers), one, other

    def _clash(self, one: frozenset[Unit], other: frozenset[Unit]) -> bool:
        """Whether an article would say two unlike things in one group."""
        mine, theirs = self._told[one], self._told[other]
        beside = (pair for article in mine.keys() & theirs.keys() for pair in product(mine[article], theirs[article]))
        return any(self._known.get(frozenset(pair), _UNKNOWN).score < UNLIKE for pair in beside)

    def _join(self, one: frozenset[Unit], other: frozenset[Unit]) -> frozenset[Unit]:
        joined = one | other
        self._key[joined] = min(self._key[one], self._key[other])
        told = self._told[joined] = defaultdict(list, self._told.pop(one))
        for article, units in self._told.pop(other).items():
            told[article] = told[article] + units
        near, more = self._between.pop(one), self._between.pop(other)
        self._between[joined] = {}
        for third in (near.keys() | more.keys()) - {one, other}:
            for part in (one, other):
                self._between[third].pop(part, None)
            parts = [found[third] for found in (near, more) if third in found]
            self._tie(joined, third, parts[0] + parts[1] if len(parts) > 1 else parts[0])
        return joined
