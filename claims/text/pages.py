"""Pages of a PDF file within its text: which page words stand on, and which pages have no words."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise


def page_at(starts: Sequence[int], offset: int) -> int | None:
    """The page, counted from 1, on which the code point at `offset` stands; None for a text without pages.

    `starts` are the offsets at which the pages begin, as they are stored. A page without words begins where the next
    one does, and nothing stands on it.
    """
    return bisect_right(starts, offset) if starts else None


def wordless_pages(starts: Sequence[int], length: int) -> list[int]:
    """The pages, counted from 1, that have no words in a text of this length: blank ones, and pictures of paper."""
    edges = pairwise([*starts, length])
    return [number for number, (start, end) in enumerate(edges, start=1) if start == end]


def pages_in_words(pages: Iterable[int]) -> str:
    """ "page 4", "pages 3 and 5 to 7": for pages in rising order, at least one."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    words = [f"{first}" if first == last else f"{first} to {last}" for first, last in ranges]
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"page {listed}" if listed.isdecimal() else f"pages {listed}"
