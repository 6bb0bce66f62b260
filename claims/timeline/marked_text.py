"""A stored text with every claim in it marked in place, and the words that another version does not have."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Anchor, Appearance
from claims.text.highlight import Segment, segments
from claims.text.passages import paragraphs
from claims.text.spans import Overlaps, Span

_CHANGED, _NOTED = "changed", "noted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, the appearances that cover them (shortest first: the one to link to), and those that begin here.

    ``offered`` are appearances of which these words may be what they have become; nobody has checked. ``is_changed``
    says that the version it is compared with does not have these words, ``is_noted`` that a note stands on them.
    """

    text: str
    covering: tuple[Appearance, ...]
    beginning: tuple[Appearance, ...]
    offered: tuple[Appearance, ...] = ()
    is_changed: bool = False
    is_noted: bool = False


class MarkedText:
    """A text in which ``anchors``, loaded with their appearance, and ``changed`` and ``noted`` words are marked.

    Paragraph by paragraph, so that a long text with many marks takes time in proportion to its length.
    """

    def __init__(self, text: str, anchors: Iterable[Anchor], changed: Iterable[Span] = (), noted: Iterable[Span] = ()):
        self.text = text
        self._marks: Overlaps[object] = Overlaps()
        self._by_pk: dict[int, Anchor] = {}
        self._begun: set[int] = set()
        placed = [(Span(anchor.start, anchor.end), anchor) for anchor in anchors if anchor.start is not None]
        for span, anchor in sorted(placed, key=lambda mark: len(mark[0])):
            self._by_pk[anchor.appearance_id] = anchor
            self._marks.add(span, anchor.appearance_id)
        for span in changed:
            self._marks.add(span, _CHANGED)
        for span in noted:
            self._marks.add(span, _NOTED)

    def pieces(self, paragraph: Span) -> list[Piece]:
        """A stretch of the text in pieces. Each appearance begins in the first piece of it that was asked for."""
        marks = sorted(((mark, span) for span, mark in self._marks.over(paragraph)), key=lambda mark: len(mark[1]))
        return [self._piece(segment) for segment in segments(self.text, marks, within=paragraph)]

    def _piece(self, segment: Segment) -> Piece:
        here = [self._by_pk[mark] for mark in segment.marks if mark in self._by_pk]
        beginning = [anchor.appearance for anchor in here if anchor.appearance.pk not in self._begun]
        self._begun.update(appearance.pk for appearance in beginning)
        return Piece(
            text=segment.text,
            covering=tuple(anchor.appearance for anchor in here if not anchor.is_offer),
            beginning=tuple(beginning),
            offered=tuple(anchor.appearance for anchor in here if anchor.is_offer),
            is_changed=_CHANGED in segment.marks,
            is_noted=_NOTED in segment.marks,
        )


def mark_text(text: str, anchors: Iterable[Anchor], noted: Iterable[Span] = ()) -> list[list[Piece]]:
    """The paragraphs of ``text`` in pieces; ``anchors`` point into it and are loaded with their appearance."""
    marked = MarkedText(text, anchors, noted=noted)
    return [marked.pieces(paragraph) for paragraph in paragraphs(text)]
