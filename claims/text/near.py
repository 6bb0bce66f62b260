"""Finds the passage of a text that comes nearest to given words, to be offered when those words are gone."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.text.spans import Span

NEAR_ENOUGH = 0.6
_LONGEST = 4_000
_STRAY_GAP = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Near:
    """A passage and the share of words (0 to 1) that it has in common with the given ones, in the same order."""

    span: Span
    similarity: float


def nearest_passage(text: str, words: str, near_start: int) -> Near | None:
    """The passage most like `words`, among equals the one nearest to `near_start`; None below `NEAR_ENOUGH`.

    Time grows with the length of the text. Words of more than 4,000 code points are not compared: None.
    """
    wanted = _folded(list(_WORD.finditer(words)))
    if not wanted or len(words) > _LONGEST:
        return None
    found = list(_WORD.finditer(text))
    folded = _folded(found)
    first = _fullest_window(folded, wanted, [abs(word.start() - near_start) for word in found])
    low = max(0, first - len(wanted) // 2)
    window = folded[low : first + len(wanted) + len(wanted) // 2]
    matched = _without_strays(SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()[:-1])
    if not matched:
        return None
    begin, end = matched[0].b, matched[-1].b + matched[-1].size
    similarity = 2 * sum(block.size for block in matched) / (len(wanted) + end - begin)
    span = Span(found[low + begin].start(), found[low + end - 1].end())
    return Near(span, round(similarity, 3)) if similarity >= NEAR_ENOUGH else None


def _folded(found: list[re.Match[str]]) -> list[str]:
    return [word[0].casefold() for word in found]


def _fullest_window(folded: list[str], wanted: list[str], distance: list[int]) -> int:
    """Index of the window, as long as `wanted`, that holds most of its words; among equals the least distant."""
    lacking = Counter(wanted)
    shared, best = 0, (-1, 0, 0)
    for end, word in enumerate(folded):
        shared += lacking[word] > 0
        lacking[word] -= 1
        begin = end - len(wanted) + 1
        if begin > 0:
            left_behind = folded[begin - 1]
            lacking[left_behind] += 1
            shared -= lacking[left_behind] > 0
        at = max(0, begin)
        best = max(best, (shared, -distance[at], at))
    return best[2]


def _without_strays(blocks: list) -> list:
    """Drops single words at either end that stand apart from the rest: an "of" three words before proves nothing."""
    while len(blocks) > 1 and blocks[0].size == 1 and blocks[1].b - blocks[0].b > _STRAY_GAP:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size == 1 and blocks[-1].b - blocks[-2].b - blocks[-2].size >= _STRAY_GAP:
        blocks = blocks[:-1]
    return blocks
