"""A stored text with every claim in it marked in place."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Anchor, Appearance
from claims.text.highlight import Segment, segments
from claims.text.passages import paragraphs
from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, the appearances that cover them (shortest first: the one to link to), and those that begin here."""

    text: str
    covering: tuple[Appearance, ...]
    beginning: tuple[Appearance, ...]


def mark_text(text: str, anchors: Iterable[Anchor]) -> list[list[Piece]]:
    """The paragraphs of ``text`` in pieces; ``anchors`` point into it and are loaded with their appearance."""
    found = [(anchor.appearance, Span(anchor.start, anchor.end)) for anchor in anchors if anchor.start is not None]
    found.sort(key=lambda mark: len(mark[1]))
    by_pk = {appearance.pk: appearance for appearance, _ in found}
    marks = [(appearance.pk, span) for appearance, span in found]
    begun: set[int] = set()
    return [
        [_piece(segment, by_pk, begun) for segment in segments(text, marks, within=paragraph)]
        for paragraph in paragraphs(text)
    ]


def _piece(segment: Segment, by_pk: dict[int, Appearance], begun: set[int]) -> Piece:
    beginning = [pk for pk in segment.marks if pk not in begun]
    begun.update(beginning)
    return Piece(
        text=segment.text,
        covering=tuple(by_pk[pk] for pk in segment.marks),
        beginning=tuple(by_pk[pk] for pk in beginning),
    )
