"""Pointing at words in a text that may change: the selectors of the W3C Web Annotation Data Model.

A TextQuoteSelector keeps the words and a little of what stood around them, a TextPositionSelector where they stood.
`describe` makes both from a span; `anchor` finds the words again in another version of the text and owns up to how
sure it is: *same*, *moved*, *changed* or *gone*. Source of the names: https://www.w3.org/TR/annotation-model/#selectors.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from os.path import commonprefix

from claims.terms import AnchorState
from claims.text.near import nearest_passage
from claims.text.spans import Span

CONTEXT = 32
_ENOUGH_CONTEXT = 8
_WORDS_THAT_SPEAK_FOR_THEMSELVES = 24


@dataclass(frozen=True, slots=True)
class Selectors:
    """Both selectors of one stretch of text, as they are stored.

    `exact`, `prefix` and `suffix` make the TextQuoteSelector: the words, with up to `CONTEXT` code points before and
    behind them. `start` and `end` make the TextPositionSelector: where they stood, in code points, half-open.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where described words stand in a text.

    For *same* and *moved* `span` covers exactly the described words. For *changed* it is only an offer: the passage
    that comes nearest, for a person to take or leave. For *gone* it is None. `similarity` (0 to 1) is the share of
    words that the passage has in common with the described ones.
    """

    state: AnchorState
    span: Span | None = None
    similarity: float = 0.0


def describe(text: str, span: Span) -> Selectors:
    """The selectors of `span` in `text`; ValueError when it is empty or reaches beyond the end of the text."""
    if not len(span) or span.end > len(text):
        raise ValueError(f"the span {span.start} to {span.end} covers no words of a text of {len(text)}")
    prefix = text[max(0, span.start - CONTEXT) : span.start]
    suffix = text[span.end : span.end + CONTEXT]
    return Selectors(span.of(text), prefix, suffix, span.start, span.end)


def anchor(text: str, selectors: Selectors) -> Anchored:
    """Finds described words in `text`.

    *same*: the same words with the same context, at the old position or at only one place; or at the old position with
    most of the context. *moved*: the same words at the place whose context fits best; words too short to speak for
    themselves need some of their context there. *changed*: a passage comes near enough to be offered. *gone*: nothing
    does.
    """
    places = [_Place(start, _shared_context(text, start, selectors)) for start in _occurrences(text, selectors)]
    best = max(places, key=lambda place: (place.context, -abs(place.start - selectors.start)), default=None)
    if best and _speaks(best, selectors):
        state = AnchorState.SAME if _is_same(best, places, selectors) else AnchorState.MOVED
        return Anchored(state, Span(best.start, best.start + len(selectors.exact)), similarity=1.0)
    near = nearest_passage(text, selectors.exact, selectors.start)
    if near:
        return Anchored(AnchorState.CHANGED, near.span, near.similarity)
    return Anchored(AnchorState.GONE)


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    context: int


def _occurrences(text: str, described: Selectors) -> Iterator[int]:
    """Starts of the described words: the old position, if they stand there, and all others that do not overlap."""
    exact = described.exact
    if exact and text.startswith(exact, described.start):
        yield described.start
    start = text.find(exact) if exact else -1
    while start >= 0:
        if start != described.start:
            yield start
        start = text.find(exact, start + len(exact))


def _shared_context(text: str, start: int, described: Selectors) -> int:
    """How many code points directly before and behind the place are the described ones."""
    end = start + len(described.exact)
    before = text[max(0, start - len(described.prefix)) : start]
    behind = text[end : end + len(described.suffix)]
    shared_before = commonprefix([before[::-1], described.prefix[::-1]])
    return len(shared_before) + len(commonprefix([behind, described.suffix]))


def _whole_context(described: Selectors) -> int:
    return len(described.prefix) + len(described.suffix)


def _speaks(place: _Place, described: Selectors) -> bool:
    """Whether the words here are surely the described ones and not just equal: "he said" stands everywhere."""
    long_enough = len(described.exact) >= _WORDS_THAT_SPEAK_FOR_THEMSELVES
    return long_enough or place.context >= min(_ENOUGH_CONTEXT, _whole_context(described))


def _is_same(best: _Place, places: list[_Place], described: Selectors) -> bool:
    whole = _whole_context(described)
    if best.start == described.start:
        return 2 * best.context >= whole
    return best.context == whole and sum(place.context == whole for place in places) == 1
