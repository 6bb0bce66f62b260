"""Which rows of columns pass the filters, and which would without some of them."""

from collections.abc import Iterable
from weakref import proxy

import numpy as np

from claims.timeline.columns import NO_DAY, Columns
from claims.timeline.filters import CLAIM, FACETS, WORDS, Choice, Facet, Filters, Order
from claims.timeline.open_rows import Open
from claims.timeline.packed import packed_of

#: A condition that filters make: a value of this facet is wanted, or (True) is left out; no facet: the period.
Condition = tuple[Facet | None, bool]
PERIOD: Condition = (None, False)


def both(facet: Facet) -> set[Condition]:
    """All that filters can say of a facet."""
    return {(facet, False), (facet, True)}


class Passing:
    """For each condition of some filters the rows that meet it. What is made of that is remembered with it."""

    def __init__(self, columns: Columns, filters: Filters):
        self.columns = proxy(columns)  # they keep this: a circle would stay in memory for long
        self._filters = filters
        self._met = dict(_met(columns, filters))
        self._open: dict[frozenset[Condition], Open] = {}
        self._in_order: dict[Order, np.ndarray] = {}

    @property
    def conditions(self) -> Iterable[Condition]:
        """Those that the filters make."""
        return self._met.keys()

    def open(self, but: Iterable[Condition] = ()) -> Open:
        """The rows that meet all conditions ``but`` these."""
        asked = frozenset(self._met.keys() - set(but))
        if asked not in self._open:
            met = [self._met[condition] for condition in asked]
            is_open = np.logical_and.reduce(met) if met else np.ones(len(self.columns), bool)
            self._open[asked] = Open(self.columns, is_open, self._bits_of(asked))
        return self._open[asked]

    def _bits_of(self, conditions: frozenset[Condition]) -> tuple[np.uint32, ...]:
        """For each of these conditions the bits of which it wants any; none: bits do not say which groups of rows pass.

        Those of a group tell of one row that has both of two only where one of them is that of all rows of a claim.
        """
        bits = [self._wanted(*condition) for condition in conditions]
        if None in bits:
            return ()
        by_row = [facet for facet, _ in conditions if not self.columns.is_alike(facet)]
        return () if len(by_row) > 1 else tuple(bits)

    def _wanted(self, facet: Facet | None, is_out: bool) -> np.uint32 | None:
        choices = self._filters.left_out(facet) if is_out else self._filters.of(facet)
        return packed_of(self.columns).asked_by(facet, [choice.key for choice in choices], is_out)

    def cards_in_order(self, order: Order) -> np.ndarray:
        """The rows of cards as they stand on a timeline: by day and claim, in one direction or the other.

        Undated ones come last.
        """
        if order not in self._in_order:
            cards = self.open().cards
            days = self.columns.day.take(cards)
            rows = cards[np.argsort(_small(days), kind="stable")]
            n_dated = int(np.count_nonzero(days != NO_DAY))
            turned = np.concatenate([rows[:n_dated][::-1], rows[n_dated:][::-1]])
            self._in_order[order] = rows if order == Order.OLDEST else turned
        return self._in_order[order]


def _small(days: np.ndarray) -> np.ndarray:
    """Days as smaller numbers in the same order where they fit: such are put in order much quicker."""
    dated = days[days != NO_DAY]
    first, last = (int(dated.min()), int(dated.max())) if len(dated) else (0, 0)
    return np.minimum(days - first, last - first + 1).astype(np.uint16) if last - first < 2**16 - 1 else days


def passing_of(columns: Columns, filters: Filters) -> Passing:
    """The latest is remembered with the columns, for several parts of a page ask for it."""
    key = filters.choices, filters.first, filters.last
    return columns.remember(key, lambda: Passing(columns, filters), others=not filters.is_narrow)


def _met(columns: Columns, filters: Filters) -> Iterable[tuple[Condition, np.ndarray]]:
    for facet in FACETS:
        values = columns.values[facet]
        if wanted := filters.of(facet):
            yield (facet, False), values.has_any(choice.key for choice in wanted)
        if unwanted := filters.left_out(facet):
            yield (facet, True), ~values.has_any(choice.key for choice in unwanted)
    if wanted := filters.of(CLAIM):
        yield (CLAIM, False), _of_claims(columns, wanted)
    if unwanted := filters.left_out(CLAIM):
        yield (CLAIM, True), ~_of_claims(columns, unwanted)
    if filters.words:
        yield (WORDS, False), _having_words(columns, filters)
    if filters.first or filters.last:
        yield PERIOD, _in_period(columns, filters)


def _of_claims(columns: Columns, choices: Iterable[Choice]) -> np.ndarray:
    """The rows of a claim are neighbours."""
    is_of_any = np.zeros(len(columns), bool)
    for choice in choices:
        start, end = (np.searchsorted(columns.claim, int(choice.key), side) for side in ("left", "right"))
        is_of_any[start:end] = True
    return is_of_any


def _having_words(columns: Columns, filters: Filters) -> np.ndarray:
    has_words = np.zeros(len(columns), bool)
    has_words[filters.found.rows] = True
    return has_words


def _in_period(columns: Columns, filters: Filters) -> np.ndarray:
    within = np.ones(len(columns), bool)
    if filters.first:
        within &= (columns.day >= filters.first.toordinal()) & (columns.day != NO_DAY)
    if filters.last:
        within &= columns.day <= filters.last.toordinal()
    return within
