"""Skewed choices: few are chosen often, many hardly ever."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Lottery(Generic[T]):
    """Items drawn with weights; making it costs as much as it has items, a draw the logarithm of that."""

    def __init__(self, items: Sequence[T], weights: Sequence[float]):
        self.items = list(items)
        self._reach = list(accumulate(weights))

    @classmethod
    def zipf(cls, items: Sequence[T], exponent: float = 1.0) -> "Lottery[T]":
        """The item at rank r (from 1) gets the weight 1 / r**exponent: Zipf's law."""
        return cls(items, [1 / rank**exponent for rank in range(1, len(items) + 1)])

    @classmethod
    def of(cls, shares: dict[T, float]) -> "Lottery[T]":
        """Item → weight."""
        return cls(list(shares), list(shares.values()))

    def draw(self, rng: Random) -> T:
        """One item."""
        return self.items[bisect(self._reach, rng.random() * self._reach[-1])]

    def draw_other(self, rng: Random, *taken: T) -> T:
        """One item that is none of ``taken``; there must be one."""
        while (item := self.draw(rng)) in taken:
            pass
        return item
