"""Which of several things changed their place among the others."""

from bisect import bisect_right
from collections.abc import Sequence


def out_of_order(places: Sequence[tuple[int, int]]) -> set[int]:
    """The indexes of the fewest pairs (old place, new place) without which all others keep their order.

    Of two that swapped their places one is named. Source: the longest non-decreasing subsequence by patience sorting,
    in n log n.
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    ends: list[int] = []  # the smallest last new place of a kept run of each length
    last: list[int] = []  # the index that it belongs to
    before: dict[int, int | None] = {}
    for index in order:
        new = places[index][1]
        length = bisect_right(ends, new)
        before[index] = last[length - 1] if length else None
        if length == len(ends):
            ends.append(new)
            last.append(index)
        else:
            ends[length], last[length] = new, index
    kept: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return set(range(len(places))) - kept
