"""Pages of a PDF file within its text: which of them have no words, and how they are named."""

from collections.abc import Iterable, Sequence
from itertools import pairwise


def wordless_pages(starts: Sequence[int], length: int) -> list[int]:
    """The pages, counted from 1, that have no words in a text of this length: blank ones, and pictures of paper.

    `starts` are the offsets at which the pages begin, as they are stored: one without words begins where the next does.
    """
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
