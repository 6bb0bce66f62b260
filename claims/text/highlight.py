"""Cuts a text into pieces at the ends of marks that may overlap, so that a template can light them up."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the ids of all marks that cover it, in the order in which the marks were given."""

    text: str
    marks: tuple[Hashable, ...]


def segments(text: str, marks: Iterable[tuple[Hashable, Span]], within: Span | None = None) -> list[Segment]:
    """The pieces of `text`, or of the stretch `within` it, in order; joined they are that stretch.

    `marks` are pairs of an id and a span, with offsets into the whole text; parts outside `within` are ignored.
    """
    within = within or Span(0, len(text))
    kept = [(number, mark, span) for number, (mark, span) in enumerate(marks) if span.overlaps(within)]
    if not kept:
        return [Segment(text[within.start : within.end], ())] if within.start < within.end else []
    cuts = {within.start, within.end}
    opening, closing = {}, {}
    for number, mark, span in kept:
        start, end = max(span.start, within.start), min(span.end, within.end)
        cuts |= {start, end}
        opening.setdefault(start, []).append((number, mark))
        closing.setdefault(end, []).append(number)
    return list(_pieces(text, sorted(cuts), opening, closing))


def _pieces(text: str, cuts: list[int], opening: dict, closing: dict):
    running = {}
    for start, end in zip(cuts, cuts[1:], strict=False):
        for number in closing.get(start, ()):
            del running[number]
        running.update(opening.get(start, ()))
        yield Segment(text[start:end], tuple(running[number] for number in sorted(running)))
