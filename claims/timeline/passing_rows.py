"""Which rows of columns pass the filters, and which would without some of them."""

from collections.abc import Iterable
from functools import cached_property
from weakref import proxy

import numpy as np

from claims.timeline.columns import NO_DAY, Columns, changes
from claims.timeline.columns_part import part_of
from claims.timeline.filters import FACETS, Facet, Filters, Order

#: Up to such a part of all rows is counted apart.
_PART_APART = 4
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
        self._rows: dict[frozenset[Condition], np.ndarray] = {}
        self._cards: np.ndarray | None = None
        self._in_order: dict[Order, np.ndarray] = {}

    @property
    def conditions(self) -> Iterable[Condition]:
        """Those that the filters make."""
        return self._met.keys()

    def rows(self, but: Iterable[Condition] = ()) -> np.ndarray:
        """The rising numbers of the rows that meet all conditions ``but`` these."""
        asked = frozenset(self._met.keys() - set(but))
        if asked not in self._rows:
            self._rows[asked] = self._all_of(asked)
        return self._rows[asked]

    def _all_of(self, asked: Iterable[Condition]) -> np.ndarray:
        met = [self._met[condition] for condition in asked]
        return np.flatnonzero(np.logical_and.reduce(met)) if met else np.arange(len(self.columns))

    def by_day(self, but: Iterable[Condition] = ()) -> np.ndarray:
        """The same rows in the order of claim and day."""
        rows = self.rows(but)
        if len(rows) == len(self.columns):
            return self.columns.by_day
        places = self.columns.place_by_day.take(rows)
        places.sort(kind="stable")  # they nearly are in order
        return self.columns.by_day.take(places)

    def cards(self) -> np.ndarray:
        """Of each claim that passes the row with the earliest chosen clock, by its number."""
        if self._cards is None:
            self._cards = _first_of_claims(self.columns, self.by_day())
        return self._cards

    def cards_in_order(self, order: Order) -> np.ndarray:
        """The same rows as they stand on a timeline: by day and claim, in one direction or the other, undated last."""
        if order not in self._in_order:
            rows = self._oldest_first()
            n_dated = int(np.count_nonzero(self.columns.day.take(rows) != NO_DAY))
            turned = np.concatenate([rows[:n_dated][::-1], rows[n_dated:][::-1]])
            self._in_order[order] = rows if order == Order.OLDEST else turned
        return self._in_order[order]

    @cached_property
    def touched(self) -> Columns | None:
        """The claims of which some rows do not pass, apart, where they are so few that it pays to count them so."""
        if (rows := self._touched_rows) is None:
            return None
        return part_of(self.columns, rows)

    @cached_property
    def _touched_rows(self) -> np.ndarray | None:
        most, passing = len(self.columns) // _PART_APART, self.rows()
        if not self._met or self.columns.is_part or len(self.columns) - len(passing) > most:
            return None
        is_out = np.ones(len(self.columns), bool)
        is_out[passing] = False
        number = self.columns.claim_number
        is_touched = np.zeros(int(number[-1:].max(initial=-1)) + 1, bool)
        is_touched[number[is_out]] = True
        rows = np.flatnonzero(is_touched.take(number))
        return rows if len(rows) <= most else None

    def _oldest_first(self) -> np.ndarray:
        """Where few claims are touched, their cards are put among those of the others, which are in order already."""
        columns, touched = self.columns, self._touched_rows
        if touched is None:
            return _in_time(columns, self.cards())
        every = columns.remember(_in_time, lambda: _in_time(columns, _first_of_claims(columns, columns.by_day)))
        others = every[~np.isin(columns.claim_number.take(every), columns.claim_number.take(touched), kind="table")]
        left = passing_of(self.touched, self._filters)
        cards = touched.take(left.cards_in_order(Order.OLDEST))
        return np.insert(others, np.searchsorted(_places(columns, others), _places(columns, cards)), cards)


def _first_of_claims(columns: Columns, rows: np.ndarray) -> np.ndarray:
    """Of rows in the order of claim and day each claim's first."""
    return rows[changes(columns.claim.take(rows))]


def _in_time(columns: Columns, cards: np.ndarray) -> np.ndarray:
    """Cards, which are in the order of their claims, in the order of day and claim."""
    return cards[np.argsort(_small(columns.day.take(cards)), kind="stable")]


def _places(columns: Columns, rows: np.ndarray) -> np.ndarray:
    """Numbers that rise with day and claim."""
    return columns.day.take(rows).astype(np.int64) << 32 | columns.claim_number.take(rows)


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
    if filters.first or filters.last:
        yield PERIOD, _in_period(columns, filters)


def _in_period(columns: Columns, filters: Filters) -> np.ndarray:
    within = np.ones(len(columns), bool)
    if filters.first:
        within &= (columns.day >= filters.first.toordinal()) & (columns.day != NO_DAY)
    if filters.last:
        within &= columns.day <= filters.last.toordinal()
    return within
