"""What stands on a page of a PDF and is no part of its text: stamps, running heads, page numbers, line numbers."""

import re
from collections import Counter
from dataclasses import replace

from claims.parsing.pdf.lines import Line, PdfPage

#: Heads and feet stand within so much of the page's height.
MARGIN = 0.12
FEWEST_LINE_NUMBERS = 8
#: A head that stands on so many pages, and on this share of them, is a running one (left and right pages may differ).
FEWEST_REPEATS, SHARE_OF_PAGES = 3, 0.3
STAMP = re.compile(
    r"^Case:? \d[\w:.\- ]{3,40}?\bDocument:? [\d\-.]+.*?\bFiled:? (?P<filed>\d\d/\d\d/(?:\d{4}|\d\d))\b.*$"
    r"|^Case:? \d[\w:.\-, ]{3,40}?(?P<appeal>\d\d/\d\d/(?:\d{4}|\d\d)),? (?:DktEntry|Document|ID):? "
    r".*Page:? ?\d+ of \d+.*$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"^(?:[-–—] ?)?(?:page )?(?:\d{1,4}|[ivxl]{1,7})(?: ?[-–—]| of \d{1,4})?$", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")


def without_furniture(pages: list[PdfPage]) -> list[PdfPage]:
    """The pages with nothing but their text. What a page repeats in the middle stays: it may be meant."""
    repeated = _repeated(pages)
    return [replace(page, lines=tuple(_text_lines(page, repeated))) for page in pages]


def filed_on(pages: list[PdfPage]) -> str:
    """The day in the stamp that American federal courts put on top of every page, "12/27/23"; "" without one."""
    stamps = (STAMP.match(line.text) for page in pages for line in page.lines)
    days = Counter(stamp["filed"] or stamp["appeal"] for stamp in stamps if stamp)
    return days.most_common(1)[0][0] if days else ""


def _repeated(pages: list[PdfPage]) -> set[str]:
    heads = Counter(key for page in pages for key in {_key(line) for line in page.lines if _in_margin(line, page)})
    needed = max(FEWEST_REPEATS, SHARE_OF_PAGES * len(pages))
    return {key for key, count in heads.items() if count >= needed}


def _text_lines(page: PdfPage, repeated: set[str]) -> list[Line]:
    numbers = _line_numbers(page)
    return [line for line in page.lines if line not in numbers and not _is_furniture(line, page, repeated)]


def _is_furniture(line: Line, page: PdfPage, repeated: set[str]) -> bool:
    if STAMP.match(line.text):
        return True
    return _in_margin(line, page) and (_key(line) in repeated or bool(_PAGE_NUMBER.match(line.text)))


def _in_margin(line: Line, page: PdfPage) -> bool:
    return not MARGIN * page.height < line.y < (1 - MARGIN) * page.height


def _key(line: Line) -> str:
    """What running heads have in common from page to page: all but the numbers."""
    return _NUMBERS.sub("#", line.text.casefold())


def _line_numbers(page: PdfPage) -> set[Line]:
    """The numbers down the margin of pleading paper: 1, 2, 3 … from top to bottom, left of nearly all text."""
    numbers = [line for line in page.lines if line.text.isdecimal() and len(line.text) <= 2]
    others = sorted(line.left for line in page.lines if not line.text.isdecimal())
    edge = others[len(others) // 10] if others else float("inf")
    column = sorted((line for line in numbers if line.right < edge), key=lambda line: -line.y)
    values = [int(line.text) for line in column]
    rising = all(later > earlier for earlier, later in zip(values, values[1:], strict=False))
    return set(column) if len(column) >= FEWEST_LINE_NUMBERS and rising else set()
