"""Spans as sets of words, and how much two of them share.

A word is known by where it begins, so that two spans share exactly the words that both hold, and a comma or a
quotation mark more or less costs nothing.
"""

import re
from collections.abc import Set

WORD = re.compile(r"\w+")
CONTRACTED = re.compile(r"\w+(?:['’]\w+)?")  # "don't" is one word

Tokens = Set[int]


def word_starts(text: str, start: int, end: int, word: re.Pattern[str] = WORD) -> frozenset[int]:
    """Where the words of `text` from `start` to `end` begin; a word that is cut there counts from the cut on."""
    return frozenset(found.start() for found in word.finditer(text, start, end))


def share_of_all(one: Tokens, other: Tokens) -> float:
    """Intersection over union, 0 to 1; 0 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 0.0


def share_of_larger(one: Tokens, other: Tokens) -> float:
    """The words in common as a share of the larger set, 0 to 1; 0 for two empty sets."""
    return len(one & other) / max(len(one), len(other)) if one or other else 0.0


def share_of_span(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two half-open spans, counted in characters; 0 for two empty ones."""
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    every = one[1] - one[0] + other[1] - other[0] - common
    return common / every if every else 0.0
