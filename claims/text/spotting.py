"""Words that a person typed or pasted, found in a stored text."""

from dataclasses import dataclass
from os.path import commonprefix

from claims.text.comparable import Ground, forms_of
from claims.text.spans import Span

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at which the words stand, with what stands before and behind it."""

    span: Span
    before: str
    words: str
    after: str


def spots_of(text: str, words: str, most: int = 50) -> list[Spot]:
    """Where these words stand in the text, at most so many places. Commas, quotation marks and blanks do not count."""
    ground, forms = Ground(text), forms_of(words)
    return [_spot(text, ground.span(Span(at, at + len(forms)))) for at in ground.find(forms)[:most]]


def nearest_spot(text: str, spots: list[Spot], before: str) -> int | None:
    """Which of the places has these words before it, by its index; None where that tells no two apart."""
    shared = [len(commonprefix([_letters(text[: spot.span.start])[::-1], _letters(before)[::-1]])) for spot in spots]
    best = max(shared, default=0)
    return shared.index(best) if best and shared.count(best) == 1 else None


def _spot(text: str, span: Span) -> Spot:
    start, end = max(0, span.start - _AROUND), span.end + _AROUND
    before, after = text[start : span.start].split(), text[span.end : end].split()
    return Spot(
        span=span,
        before=" ".join(before[1:] if start else before),  # what was cut through is left out
        words=span.of(text),
        after=" ".join(after[:-1] if end < len(text) else after),
    )


def _letters(text: str) -> str:
    return "".join(text[-400:].split()).casefold()
