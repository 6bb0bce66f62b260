"""Hands the nearest passages to those whose words are gone, so that no passage is offered as two things at once."""

import heapq
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from claims.text.comparable import Ground
from claims.text.near import Near, nearest_passage
from claims.text.spans import Overlaps, Span

#: A passage of which more than this share belongs to something else is that, and is not offered.
_MOST_TAKEN = 0.75

#: So often the next best passage is looked for when the best one belongs to something else.
_TRIES = 4

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that are gone, and where they stood."""

    words: str
    start: int


def offer_near(ground: Ground, missing: Mapping[Key, Sought], taken: Iterable[Span]) -> dict[Key, Near]:
    """For each of the missing words the nearest passage that is nobody else's; without an entry where there is none.

    The likest pair comes first, and what it takes is taken for all others.
    """
    owned = _Owned(taken)
    waiting = [_ranked(number, _free_passage(ground, missing[key], owned), key) for number, key in enumerate(missing)]
    waiting = [entry for entry in waiting if entry]
    heapq.heapify(waiting)
    offers: dict[Key, Near] = {}
    while waiting:
        _, number, near, key = heapq.heappop(waiting)
        if owned.claims(near.span):
            again = _ranked(number, _free_passage(ground, missing[key], owned), key)
            if again:
                heapq.heappush(waiting, again)
        else:
            offers[key] = near
            owned.add(near.span)
    return offers


def _ranked(number: int, near: Near | None, key: Key) -> tuple | None:
    return (-near.similarity, number, near, key) if near else None


def _free_passage(ground: Ground, sought: Sought, owned: "_Owned") -> Near | None:
    closed: list[Span] = []
    for _ in range(_TRIES):
        near = nearest_passage(ground, sought.words, sought.start, closed)
        owners = near and owned.claims(near.span)
        if not owners:
            return near
        closed += owners
    return None


class _Owned:
    """Stretches of a text that belong to something."""

    def __init__(self, spans: Iterable[Span]):
        self._spans: Overlaps[None] = Overlaps()
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        self._spans.add(span, None)

    def claims(self, span: Span) -> list[Span]:
        """The stretches to which most of this one belongs; none where it is free."""
        return [other for other, _ in self._spans.over(span) if other.shared(span) > _MOST_TAKEN * len(span)]
