"""Every figure of a timeline page, counted exactly from one reading of the entries.

Each visible entry is marked with the filters that it misses, one bit for each. What misses nothing is found; what
misses at most the wanted values of a facet counts for that facet, so that further values of it can be seen and added;
what misses at most the period counts for the strip. A claim counts once, however many of its appearances stand there,
and so does an origin.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from claims.terms import Standing
from claims.timeline.columns import NO_DAY, NONE, Columns, Values, changes, month_index
from claims.timeline.filters import FACETS, STANDING, Facet, Filters

__all__ = ["Counts", "Figure", "count", "month_index"]


class Figure(NamedTuple):
    """So many claims, on so many origins."""

    n_claims: int
    n_origins: int


@dataclass(frozen=True, slots=True)
class Counts:
    """``facets``: facet → key of a value (as text) → claims and origins. Months are counted since year 0.

    The figure of a value is what would be found if it were the only wanted one of its facet; of one that is left out,
    what it keeps away. ``cards`` by month, None for claims without a date; ``tellings`` by month and manner. The three
    totals, ``first`` and ``last`` month are the dispute's, whatever the filters. ``without``: what would be found
    without the filters of a facet in use, or without the period (None).
    """

    n_claims: int
    n_speakers: int
    n_articles: int
    first: int | None
    last: int | None
    cards: Counter[int | None]
    tellings: Counter[tuple[int, str]]
    facets: dict[Facet, dict[str, Figure]]
    n_origins: int = 0
    without: dict[Facet | None, int] | None = None

    @property
    def n_found(self) -> int:
        """Claims that pass the filters."""
        return self.cards.total()


def count(columns: Columns, filters: Filters) -> Counts:
    """All counts over the columns under ``filters``."""
    missed = _missed(columns, filters)
    found = missed == 0
    counts = Counts(
        **columns.totals._asdict(),
        cards=_cards(columns, _by_day(columns, found)),
        tellings=_tellings(columns, _by_day(columns, missed & ~_PERIOD == 0)),
        facets={facet: _figures(facet, columns, missed, filters) for facet in FACETS},
        n_origins=_n_origins(columns, found),
        without={facet: _n_claims(columns, missed & ~bits == 0) for facet, bits in _used(filters)},
    )
    if columns.n_withdrawn and filters.shows_withdrawn:
        counts.facets[STANDING][Standing.WITHDRAWN] = Figure(columns.n_withdrawn, 0)
    return counts


def rows_passing(columns: Columns, filters: Filters) -> np.ndarray:
    """The numbers of the rows that pass the filters, by claim and day."""
    return _by_day(columns, _missed(columns, filters) == 0)


def rows_of_cards(columns: Columns, filters: Filters) -> np.ndarray:
    """Of each claim that passes the filters the row with the earliest chosen clock, by its number."""
    rows = rows_passing(columns, filters)
    return rows[changes(columns.claim[rows])]


def cards_of(columns: Columns, filters: Filters) -> list[int]:
    """The same rows as the ids of their entries."""
    return columns.id[rows_of_cards(columns, filters)].tolist()


_PERIOD = 1
_WANTED = {facet: 2 << 2 * number for number, facet in enumerate(FACETS)}
_LEFT_OUT = {facet: 4 << 2 * number for number, facet in enumerate(FACETS)}


def _missed(columns: Columns, filters: Filters) -> np.ndarray:
    """For each row the sum of the bits of all filters that it does not pass."""
    missed = np.zeros(len(columns), np.int64)
    for facet in FACETS:
        values = columns.values[facet]
        if wanted := filters.of(facet):
            missed |= _WANTED[facet]
            missed[values.rows_with(choice.key for choice in wanted)] &= ~_WANTED[facet]
        if unwanted := filters.left_out(facet):
            missed[values.rows_with(choice.key for choice in unwanted)] |= _LEFT_OUT[facet]
    missed[~_in_period(columns, filters)] |= _PERIOD
    return missed


def _in_period(columns: Columns, filters: Filters) -> np.ndarray:
    within = np.ones(len(columns), bool)
    if filters.first:
        within &= (columns.day >= filters.first.toordinal()) & (columns.day != NO_DAY)
    if filters.last:
        within &= columns.day <= filters.last.toordinal()
    return within


def _used(filters: Filters) -> Iterator[tuple[Facet | None, int]]:
    """The facets in use with their bits, and the period (None) with its own."""
    used = {choice.facet for choice in filters.choices}
    yield from ((facet, _WANTED[facet] | _LEFT_OUT[facet]) for facet in FACETS if facet in used)
    if filters.first or filters.last:
        yield None, _PERIOD


def _by_day(columns: Columns, rows: np.ndarray) -> np.ndarray:
    """The numbers of some rows, by claim and day."""
    return columns.by_day[rows[columns.by_day]]


def _n_claims(columns: Columns, rows: np.ndarray) -> int:
    return int(changes(columns.claim[rows]).sum())


def _n_origins(columns: Columns, rows: np.ndarray) -> int:
    origins = columns.origin[rows]
    return int((changes(origins) & (origins != NONE)).sum())


def _cards(columns: Columns, rows: np.ndarray) -> Counter[int | None]:
    """Claims by the month of their earliest row; ``rows`` go by claim and day."""
    months = columns.month[rows][changes(columns.claim[rows])]
    return Counter(None if month == NONE else month for month in months.tolist())


def _tellings(columns: Columns, rows: np.ndarray) -> Counter[tuple[int, str]]:
    """Claims by each month in which they are told, and the manner of the first telling there."""
    rows = rows[columns.month[rows] != NONE]
    rows = rows[changes(columns.claim[rows], columns.month[rows])]
    return Counter(zip(columns.month[rows].tolist(), columns.manner[rows].tolist(), strict=True))


def _figures(facet: Facet, columns: Columns, missed: np.ndarray, filters: Filters) -> dict[str, Figure]:
    values = columns.values[facet]
    figures = _by_value(columns, values, missed & ~_WANTED[facet] == 0)
    if unwanted := filters.left_out(facet):
        kept_away = _by_value(columns, values, missed & ~(_WANTED[facet] | _LEFT_OUT[facet]) == 0)
        keys = {choice.key for choice in unwanted}
        figures |= {key: figure for key, figure in kept_away.items() if key in keys}
    return figures


def _by_value(columns: Columns, values: Values, open_rows: np.ndarray) -> dict[str, Figure]:
    """Key of a value → claims and origins of those of its rows that are open."""
    is_open = open_rows[values.rows]
    codes, rows = values.codes[is_open], values.rows[is_open]
    claims, origins = columns.claim[rows], columns.origin[rows]
    n_claims = np.bincount(codes[changes(codes, claims)], minlength=len(values.keys))
    is_new = changes(codes, origins) & (origins != NONE)
    n_origins = np.bincount(codes[is_new], minlength=len(values.keys))
    figures = zip(values.keys, n_claims.tolist(), n_origins.tolist(), strict=True)
    return {key: Figure(*numbers) for key, *numbers in figures if numbers[0]}
