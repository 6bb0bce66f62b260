"""Finds the passage of a text that comes nearest to given words, to be offered when those words are gone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.text.comparable import Ground, forms_of
from claims.text.spans import Span

NEAR_ENOUGH = 0.6
_LONGEST = 4_000
_STRAY_GAP = 3

#: So many places of a wording's rarest words are looked at: a bound on the time for one wording in a long text.
_MOST_HITS = 500


@dataclass(frozen=True, slots=True)
class Near:
    """A passage and the share of words (0 to 1) that it has in common with the given ones, in the same order."""

    span: Span
    similarity: float


def nearest_passage(ground: Ground, words: str, near_start: int, taken: Iterable[Span] = ()) -> Near | None:
    """The passage most like `words`, among equals the one nearest to `near_start`; None below `NEAR_ENOUGH`.

    `taken` are stretches of the text that are not offered. Time for one wording does not grow with the text (`Ground`
    has read it once). Words of more than 4,000 code points are not compared: None.
    """
    if len(words) > _LONGEST:
        return None
    wanted = forms_of(words)
    closed = [ground.words_within(span) for span in taken]
    first = _fullest_window(ground, wanted, near_start, closed)
    if first is None:
        return None
    low = max(0, first - len(wanted))
    window = [
        "" if any(span.start <= at < span.end for span in closed) else form
        for at, form in enumerate(ground.forms[low : first + 2 * len(wanted)], low)
    ]
    found = _common_stretch(wanted, window)
    if found is None:
        return None
    stretch, similarity = found
    return Near(ground.span(stretch.shifted(low)), similarity) if similarity >= NEAR_ENOUGH else None


def _fullest_window(ground: Ground, wanted: tuple[str, ...], near_start: int, closed: list[Span]) -> int | None:
    """The first word of the window, as long as `wanted`, that holds most of its words; among equals the least distant.

    None when the text has none of the words that are looked at.
    """
    hits = [at for at in _hits(ground, wanted) if not any(span.start <= at < span.end for span in closed)]
    lacking, shared, left = Counter(wanted), 0, 0
    best: tuple[int, int, int] | None = None
    for at in hits:
        while hits[left] <= at - len(wanted):
            form = ground.forms[hits[left]]
            lacking[form] += 1
            shared -= lacking[form] > 0
            left += 1
        shared += lacking[ground.forms[at]] > 0
        lacking[ground.forms[at]] -= 1
        score = (shared, -abs(ground.words[hits[left]].start - near_start), hits[left])
        best = max(best, score) if best else score
    return best[2] if best else None


def _hits(ground: Ground, wanted: tuple[str, ...]) -> list[int]:
    """Where the words stand, the rarest first until there are enough: "the" adds little to "exfiltrated"."""
    hits: list[int] = []
    for form in sorted(set(wanted), key=lambda form: (len(ground.places.get(form, ())), form)):
        places = ground.places.get(form, [])
        if hits and len(hits) + len(places) > _MOST_HITS:
            break
        hits += places
    return sorted(hits)


def _common_stretch(wanted: tuple[str, ...], window: list[str]) -> tuple[Span, float] | None:
    """The stretch of `window` from the first to the last word shared with `wanted`, and how alike the two are."""
    blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()[:-1]
    matched = _without_strays(blocks)
    if not matched:
        return None
    begin, end = matched[0].b, matched[-1].b + matched[-1].size
    similarity = 2 * sum(block.size for block in matched) / (len(wanted) + end - begin)
    return Span(begin, end), round(similarity, 3)


def _without_strays(blocks: list) -> list:
    """Drops single words at either end that stand apart from the rest: an "of" three words before proves nothing."""
    while len(blocks) > 1 and blocks[0].size == 1 and blocks[1].b - blocks[0].b > _STRAY_GAP:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size == 1 and blocks[-1].b - blocks[-2].b - blocks[-2].size >= _STRAY_GAP:
        blocks = blocks[:-1]
    return blocks
