"""The ties between outlets and parties, counted in claims: a tie's two ends are values of two facets of one telling."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from claims.terms import Term
from claims.timeline.columns import NONE, Columns, unique_pairs
from claims.timeline.filters import ABOUT, PUBLISHER, SPEAKER, Facet, Filters
from claims.timeline.pairs import each_value
from claims.timeline.passing_rows import passing_of


class TieKind(Term):
    """What one is to the other."""

    QUOTES = "quotes", "quotes"
    ABOUT = "about", "speaks about"


#: Facets of the two ends of a tie.
ENDS = {TieKind.QUOTES: (PUBLISHER, SPEAKER), TieKind.ABOUT: (SPEAKER, ABOUT)}


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties of one kind: ids at either end, and in how many claims."""

    kind: TieKind
    start: np.ndarray
    end: np.ndarray
    n: np.ndarray

    def among(self, start: list[int], end: list[int]) -> "Ties":
        """Those between these."""
        is_among = np.isin(self.start, start) & np.isin(self.end, end)
        return Ties(self.kind, self.start[is_among], self.end[is_among], self.n[is_among])

    def strengths(self) -> Iterator[tuple[bool, Counter[int]]]:
        """For either end whether outlets stand there, and in how many claims each one's ties are, added up."""
        for ids, is_outlet in ((self.start, self.kind == TieKind.QUOTES), (self.end, False)):
            known, place = np.unique(ids, return_inverse=True)
            added = np.bincount(place, weights=self.n, minlength=len(known)).astype(np.int64)
            yield is_outlet, Counter(dict(zip(known.tolist(), added.tolist(), strict=True)))


def count_ties(columns: Columns, filters: Filters) -> list[Ties]:
    """The ties of each kind in what passes the filters; where ends were chosen, no others, so that each tie links to
    what it counts."""
    rows = passing_of(columns, filters).open().rows
    rows = rows[columns.speaker.take(rows) != NONE]
    return [_chosen(_tied(kind, columns, rows, *facets), filters) for kind, facets in ENDS.items()]


def _chosen(ties: Ties, filters: Filters) -> Ties:
    chosen = [[int(choice.key) for choice in filters.of(facet)] for facet in ENDS[ties.kind]]
    return ties.among(*(some or ids for some, ids in zip(chosen, (ties.start, ties.end), strict=True)))


def _tied(kind: TieKind, columns: Columns, rows: np.ndarray, start: Facet, end: Facet) -> Ties:
    """A claim counts once for a tie, however many of these rows have it."""
    starts, ends = columns.values[start], columns.values[end]
    first, rows = each_value(starts.lists, starts.number.take(rows), rows)
    second, place = each_value(ends.lists, ends.number.take(rows), np.arange(len(rows)))
    ties = first.take(place).astype(np.int64) * len(ends.keys) + second
    _, ties = unique_pairs(columns.claim_number.take(rows.take(place)), ties)
    ties, n = np.unique(ties, return_counts=True)
    places = np.divmod(ties, max(len(ends.keys), 1))
    keys = (np.array([*map(int, values.keys)], np.int64) for values in (starts, ends))
    return Ties(kind, *(ids.take(codes) for ids, codes in zip(keys, places, strict=True)), n)


def strengths_of(all_ties: list[Ties]) -> Mapping[tuple[bool, int], int]:
    """(Whether it is an outlet, id) → in how many claims its ties are, added up."""
    strength: Counter[tuple[bool, int]] = Counter()
    for ties in all_ties:
        for is_outlet, added in ties.strengths():
            strength.update({(is_outlet, pk): n for pk, n in added.items()})
    return strength
