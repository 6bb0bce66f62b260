"""Lines on pages to running text: paragraphs by indents and gaps, words put together again where a line cut them."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claims.parsing.pdf.lines import Line, PdfPage

_INDENT = 9  # points; letters set into the margin, and scans set askew, stay below
_WIDE = 1.4  # a gap of so many times the usual one parts paragraphs
_SHORT = 0.25  # a line that leaves so much of the width empty is the last of its paragraph
_SAME_LINE = 2  # points
_ENDS = re.compile(r"[.?!:;][\"”’)\]]*\d{0,3}$")
_CUT = re.compile(r"(?P<head>\w+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class RunningText:
    """Paragraphs parted by empty lines, and for each page the offset at which it begins: that of the next one, or of
    the end, for a page without text."""

    text: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A line, the page it is on, and what is usual there: left and right edge, and the step from line to line."""

    line: Line
    page: int
    left: float
    right: float
    step: float

    @property
    def is_indented(self) -> bool:
        return self.line.left > self.left + _INDENT

    @property
    def is_short(self) -> bool:
        return self.line.right < self.right - _SHORT * (self.right - self.left)

    @property
    def ends_a_sentence(self) -> bool:
        return bool(_ENDS.search(self.line.text))


class _Text:
    """A text that grows line by line."""

    def __init__(self):
        self._parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def drop_hyphen(self) -> None:
        self._parts[-1] = self._parts[-1][:-1]
        self.length -= 1

    def __str__(self) -> str:
        return "".join(self._parts)


def run_together(pages: list[PdfPage]) -> RunningText:
    """The text of pages that hold nothing but their text."""
    vocabulary = Counter(word.casefold() for page in pages for line in page.lines for word in _WORD.findall(line.text))
    text, starts, before = _Text(), [], None
    for number, page in enumerate(pages):
        starts.append(None)
        for place in _places(number, page):
            if before:
                _glue(text, before, place, vocabulary)
            if starts[-1] is None:
                starts[-1] = text.length
            text.add(place.line.text)
            before = place
    return RunningText(str(text), _filled(starts, text.length))


def _places(number: int, page: PdfPage) -> list[_Place]:
    lines = page.lines
    if not lines:
        return []
    lefts = Counter(round(line.left / 3) * 3 for line in lines)
    rights = sorted(line.right for line in lines)
    steps = [above.y - below.y for above, below in pairwise(lines) if above.y - below.y > _SAME_LINE]
    left, step = lefts.most_common(1)[0][0], median(steps) if steps else 0
    right = rights[-1 - len(rights) // 10]
    return [_Place(line, number, left, right, step) for line in lines]


def _glue(text: _Text, before: _Place, after: _Place, vocabulary: Counter) -> None:
    """What goes between two lines: a paragraph's end, a blank, or nothing where a word was cut."""
    if _parts(before, after):
        text.add(_BREAK)
    elif cut := _CUT.search(before.line.text):
        if not _keeps_hyphen(cut["head"], after.line.text, vocabulary):
            text.drop_hyphen()
    else:
        text.add(" ")


def _parts(before: _Place, after: _Place) -> bool:
    """Whether a new paragraph begins: behind a wide gap or a short line, or with an indent that was none before."""
    if _CUT.search(before.line.text):
        return False
    if before.page != after.page:
        return after.is_indented or before.ends_a_sentence or before.is_short
    step = before.line.y - after.line.y
    if abs(step) <= _SAME_LINE:
        return False
    is_new_indent = after.is_indented and not before.is_indented
    return step < 0 or step > _WIDE * before.step or is_new_indent or before.is_short


def _keeps_hyphen(head: str, rest: str, vocabulary: Counter) -> bool:
    """Whether a hyphen at the end of a line belongs to the word ("well-" "known") or only cut it ("defen-" "dants").

    The document's own words tell; where they do not, a part that is no word of it by itself was cut.
    """
    tail = _WORD.match(rest)
    if not tail or tail[0][0].isupper() or not head.isalpha():  # a name of two parts, a number
        return True
    head, tail = head.casefold(), tail[0].casefold()
    if vocabulary[f"{head}-{tail}"] or vocabulary[head + tail]:
        return vocabulary[f"{head}-{tail}"] > vocabulary[head + tail]
    return vocabulary[head] > 1 and bool(vocabulary[tail])


def _filled(starts: list[int | None], end: int) -> tuple[int, ...]:
    filled = []
    for start in reversed(starts):
        end = end if start is None else start
        filled.append(end)
    return tuple(reversed(filled))
