"""Pointing at words in a text that may change: the selectors of the W3C Web Annotation Data Model.

A TextQuoteSelector keeps the words and a little of what stood around them, a TextPositionSelector where they stood.
`describe` makes both from a span; `anchor` finds the words again in another version of the text and owns up to how
sure it is: *same*, *moved*, *changed* or *gone*. Source of the names: https://www.w3.org/TR/annotation-model/#selectors.

Words are the same whatever their commas, quotation marks and blanks (`comparable`). `anchor_all` does it for all that
one text is to be searched for, so that no place is handed out twice: where a sentence stands three times and one of
them was cut, the two left are those whose context fits best, and the third is gone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os.path import commonprefix

from claims.terms import AnchorState
from claims.text.comparable import Ground, forms_of
from claims.text.offers import Sought, offer_near
from claims.text.order import out_of_order
from claims.text.spans import Overlaps, Span

CONTEXT = 32
_ENOUGH_CONTEXT = 8
_WORDS_THAT_SPEAK_FOR_THEMSELVES = 24

#: Two spans of which so much is in both are one place: a quotation mark more or less makes no other.
_SAME_PLACE = 0.9

#: So many places of one wording, those around the old one, are weighed by their context.
_MOST_PLACES = 200


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

    For *same* and *moved* `span` covers exactly the described words, though perhaps with other commas and quotation
    marks. For *changed* it is only an offer: the passage that comes nearest, for a person to take or leave. For *gone*
    it is None. `similarity` (0 to 1) is the share of words that the passage has in common with the described ones.
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

    *same*: the same words with at least half of the context, at the old position or where they stand only once; where
    they stand more often, with the whole context. *moved*: the same words at the place whose context fits best; words
    too short to speak for themselves need some of their context there. *changed*: a passage comes near enough to be
    offered. *gone*: nothing does.
    """
    return anchor_all(text, [selectors])[0]


def anchor_all(text: str, described: Sequence[Selectors], taken: Iterable[Span] = ()) -> list[Anchored]:
    """Finds all described words in `text`; the results are in the order of `described`.

    Equal words that stood at different places are found at different places, and an offer is no place at which other
    described words stand, nor one of `taken`, which belong to others. What changed its order among the others is
    *moved*, too. Two equal descriptions share their place. Time grows with the length of the text and with the number
    of descriptions, not with their product.
    """
    return anchor_on(Ground(text), described, taken)


def anchor_on(ground: Ground, described: Sequence[Selectors], taken: Iterable[Span] = ()) -> list[Anchored]:
    """``anchor_all`` in a text that was made ready: for words that have nothing to do with each other, asked for one
    after the other."""
    asked, taken = list(dict.fromkeys(described)), list(taken)
    owned: Overlaps[None] = Overlaps()
    for span in taken:
        owned.add(span, None)
    found: dict[Selectors, Anchored] = {}
    by_words: dict[tuple[str, ...], list[Selectors]] = {}
    for selectors in asked:
        by_words.setdefault(forms_of(selectors.exact) or (selectors.exact,), []).append(selectors)
    for forms, rivals in by_words.items():
        found |= _settle_rivals(ground, forms, rivals, owned)
    _mark_moved(found)
    missing = {selectors: Sought(selectors.exact, selectors.start) for selectors in asked if selectors not in found}
    standing = [*taken, *(anchored.span for anchored in found.values())]
    for selectors, near in offer_near(ground, missing, standing).items():
        found[selectors] = Anchored(AnchorState.CHANGED, near.span, near.similarity)
    return [found.get(selectors, Anchored(AnchorState.GONE)) for selectors in described]


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    context: int


def _settle_rivals(
    ground: Ground, forms: tuple[str, ...], rivals: list[Selectors], owned: Overlaps[None]
) -> dict[Selectors, Anchored]:
    """Hands the places of one wording to those that had it, each place once, the best fitting context first."""
    begins = ground.find(forms)
    places = {selectors: _places(ground, selectors, len(forms), begins) for selectors in rivals}
    closed = {place.span for found in places.values() for place in found if _is_owned(place.span, owned)}
    pairs = [
        (-place.context, abs(place.span.start - selectors.start), number, selectors, place)
        for number, selectors in enumerate(rivals)
        for place in places[selectors]
        if _speaks(place, selectors)
    ]
    found: dict[Selectors, Anchored] = {}
    for *_, selectors, place in sorted(pairs, key=lambda pair: pair[:3]):
        if selectors not in found and place.span not in closed:
            closed.add(place.span)
            state = AnchorState.SAME if _is_same(place, places[selectors], selectors) else AnchorState.MOVED
            found[selectors] = Anchored(state, place.span, similarity=1.0)
    return found


def _mark_moved(found: dict[Selectors, Anchored]) -> None:
    """What stands behind others that it stood before has moved, however little its own surroundings changed."""
    standing = list(found)
    for index in out_of_order([(selectors.start, found[selectors].span.start) for selectors in standing]):
        selectors = standing[index]
        found[selectors] = replace(found[selectors], state=AnchorState.MOVED)


def _is_owned(span: Span, owned: Overlaps[None]) -> bool:
    return any(span.likeness(other) >= _SAME_PLACE for other, _ in owned.over(span))


def _places(ground: Ground, described: Selectors, n_words: int, begins: list[int]) -> list[_Place]:
    """Where the words stand: to the letter at the old position, and word for word elsewhere."""
    near = ground.nearest_to(described.start, begins, _MOST_PLACES)
    spans = [_with_marks(ground.text, ground.span(Span(at, at + n_words)), described.exact) for at in near]
    old = Span(described.start, described.start + len(described.exact))
    if len(old) and ground.text.startswith(described.exact, old.start):
        spans = [old, *(span for span in spans if not span.overlaps(old))]
    if not spans and described.exact and (start := ground.text.find(described.exact)) >= 0:
        spans = [Span(start, start + len(described.exact))]
    return [_Place(span, _shared_context(ground.text, span, described)) for span in spans]


def _with_marks(text: str, span: Span, exact: str) -> Span:
    """The span with as many marks around it as the described words have around theirs: their quotation marks, say."""
    before, behind = _n_marks(exact.strip()), _n_marks(exact.strip()[::-1])
    start, end = span.start, span.end
    while before and start and _is_mark(text[start - 1]):
        start, before = start - 1, before - 1
    while behind and end < len(text) and _is_mark(text[end]):
        end, behind = end + 1, behind - 1
    return Span(start, end)


def _n_marks(words: str) -> int:
    """How many marks stand before the first word."""
    return next((at for at, letter in enumerate(words) if not _is_mark(letter)), 0)


def _is_mark(letter: str) -> bool:
    return not letter.isspace() and not forms_of(letter)


def _shared_context(text: str, place: Span, described: Selectors) -> int:
    """How many letters directly before and behind the place are the described ones."""
    before = _letters(text[max(0, place.start - 2 * CONTEXT) : place.start])
    behind = _letters(text[place.end : place.end + 2 * CONTEXT])
    shared_before = commonprefix([before[::-1], _letters(described.prefix)[::-1]])
    return len(shared_before) + len(commonprefix([behind, _letters(described.suffix)]))


def _letters(context: str) -> str:
    """What of a context counts: a paragraph that was split, or a quotation mark made curly, leaves it as it was."""
    return "".join(letter for letter in context.casefold() if letter.isalnum())


def _whole_context(described: Selectors) -> int:
    return len(_letters(described.prefix)) + len(_letters(described.suffix))


def _speaks(place: _Place, described: Selectors) -> bool:
    """Whether the words here are surely the described ones and not just equal: "he said" stands everywhere."""
    long_enough = len(described.exact) >= _WORDS_THAT_SPEAK_FOR_THEMSELVES
    return long_enough or place.context >= min(_ENOUGH_CONTEXT, _whole_context(described))


def _is_same(best: _Place, places: list[_Place], described: Selectors) -> bool:
    whole = _whole_context(described)
    if best.span.start == described.start or len(places) == 1:
        return 2 * best.context >= whole
    return best.context == whole and sum(place.context == whole for place in places) == 1
