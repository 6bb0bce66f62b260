"""The lines of a PDF page with their places, as PDFium reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from claims.text.cleaning import clean_text

#: PDFium writes this where a line ends in a hyphen, and lets the next line follow at once.
_HYPHEN = "\x02"
_BREAK = re.compile(rf"(?:\r\n|[\r\n{_HYPHEN}])")
_NUMBER_AHEAD = re.compile(r"\d{1,2} +(?=\S)")
_WIDE_GAP = 8


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line. Places are points (1/72 inch) from the lower left corner of the page; `y` is the foot."""

    text: str
    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The lines of a page in the order of the file, its height in points, and whether it has pictures."""

    lines: tuple[Line, ...]
    height: float
    has_pictures: bool


def read_pages(pdf: pypdfium2.PdfDocument) -> Iterator[PdfPage]:
    """Each page in turn; one that cannot be read at all counts as a page without lines."""
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            yield PdfPage((), 0, False)
            continue
        words = page.get_textpage()
        pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        yield PdfPage(tuple(_lines(words)), page.get_height(), next(pictures, None) is not None)
        words.close()
        page.close()


def _lines(words: pypdfium2.PdfTextPage) -> Iterator[Line]:
    signs = "".join(chr(raw.FPDFText_GetUnicode(words, place)) for place in range(words.count_chars()))
    start = 0
    for end in [*_BREAK.finditer(signs), None]:
        stop = end.start() if end else len(signs)
        hyphen = "-" if end and end[0] == _HYPHEN else ""
        for first, last in _pieces(words, signs, start, stop):
            if text := clean_text(signs[first:last] + hyphen * (last == stop)).replace("\n", " "):
                yield _line(words, first, last, text)
        start = end.end() if end else stop


def _pieces(words: pypdfium2.PdfTextPage, signs: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The line from `start` to `stop` without blanks around it; the number of a line of court paper, which stands in
    the margin, is a piece of its own."""
    first = start + len(signs[start:stop]) - len(signs[start:stop].lstrip())
    last = first + len(signs[first:stop].rstrip())
    number = _NUMBER_AHEAD.match(signs, first, last)
    if number:
        text_left = words.get_charbox(number.end())[0]
        number_right = words.get_charbox(number.start() + len(number[0].rstrip()) - 1)[2]
        if text_left - number_right > _WIDE_GAP:
            yield first, number.end() - 1
            first = number.end()
    yield first, last


def _line(words: pypdfium2.PdfTextPage, first: int, last: int, text: str) -> Line:
    left, foot, _, _ = words.get_charbox(first)
    _, _, right, _ = words.get_charbox(last - 1)
    return Line(text, left, right, foot)
