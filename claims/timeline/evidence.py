"""The words that a telling rests on, lit up in their paragraph of the stored version."""

from dataclasses import dataclass

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Greatest, Substr

from claims.models import Anchor
from claims.text.highlight import Segment, segments
from claims.text.passages import paragraph_around
from claims.text.spans import Span

#: How much of the stored text is loaded on either side of the words. A longer paragraph is cut there.
_AROUND = 1500


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paragraph in pieces, each knowing which of "content", "cue" and "source" cover it.

    ``cut_before`` and ``cut_after`` say that the paragraph goes on beyond what was loaded.
    """

    pieces: tuple[Segment, ...]
    cut_before: bool
    cut_after: bool


def with_window(anchors: QuerySet[Anchor]) -> QuerySet[Anchor]:
    """The anchors with ``window``, the text around their words in the version they were found in, and ``window_start``.

    Cut out by the database, so that a page of tellings does not load whole articles.
    """
    start = Greatest(F("start") - _AROUND, 0)
    window = Substr("snapshot__text", start + 1, F("end") - start + _AROUND)
    is_first = When(snapshot=F("appearance__first_snapshot"), start__isnull=False, then=window)
    return anchors.annotate(window_start=start, window=Case(is_first, default=Value(""), output_field=TextField()))


def evidence_of(anchor: Anchor) -> Evidence | None:
    """The paragraph of an anchor loaded by ``with_window``; None where its words are gone."""
    if not anchor.window:
        return None
    marks = _marks(anchor)
    content = dict(marks)["content"]
    paragraph = paragraph_around(anchor.window, content)
    return Evidence(
        pieces=tuple(segments(anchor.window, marks, within=paragraph)),
        cut_before=paragraph.start == 0 and anchor.window_start > 0,
        cut_after=paragraph.end == len(anchor.window) and len(anchor.window) - content.end >= _AROUND,
    )


def _marks(anchor: Anchor) -> list[tuple[str, Span]]:
    """The spans of the anchor within its window; a source or cue before the window is left out."""
    found = {
        "content": (anchor.start, anchor.end),
        "cue": (anchor.cue_start, anchor.cue_end),
        "source": (anchor.source_start, anchor.source_end),
    }
    offset = anchor.window_start
    return [
        (name, Span(start - offset, end - offset))
        for name, (start, end) in found.items()
        if start is not None and end is not None and offset <= start <= end
    ]
