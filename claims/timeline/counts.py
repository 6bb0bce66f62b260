"""Every figure of a timeline page, counted exactly from one reading of the entries.

What meets all conditions of the filters is found; what meets all but the wanted values of a facet counts for that
facet, so that further values of it can be seen and added; what meets all but the period counts for the strip. A claim
counts once, however many of its appearances stand there, and so does an origin.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from claims.terms import Manner, Standing
from claims.timeline.columns import NONE, Columns
from claims.timeline.figures import Figure, Figures, count_values
from claims.timeline.filters import CLAIM, FACETS, NARROWING, STANDING, Facet, Filters
from claims.timeline.open_rows import Open
from claims.timeline.passing_rows import PERIOD, Condition, Passing, both, passing_of

__all__ = ["Counts", "count", "month_index"]
_MANNERS = list(Manner)
#: A tenth of a second's work, with all that is counted of them.
_MANY_ROWS = 50_000


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
    facets: dict[Facet, Figures]
    n_origins: int = 0
    without: dict[Facet | None, int] | None = None

    @property
    def n_found(self) -> int:
        """Claims that pass the filters."""
        return self.cards.total()


def count(columns: Columns, filters: Filters) -> Counts:
    """All counts over the columns under ``filters``; remembered are those without any, and the latest of many rows."""
    if not filters.is_narrow:
        return columns.remember(Counts, lambda: _count(columns, filters))
    key = Counts, filters.choices, filters.first, filters.last
    return columns.remember_costly(key, lambda: _count(columns, filters), is_costly=has_many(columns, filters))


def has_many(columns: Columns, filters: Filters) -> bool:
    """Whether so many rows pass that to count them takes longer than all the rest of a page."""
    return passing_of(columns, filters).open().n_open >= _MANY_ROWS


def _count(columns: Columns, filters: Filters) -> Counts:
    passing = passing_of(columns, filters)
    found = passing.open()
    counts = Counts(
        **columns.totals._asdict(),
        cards=_cards(columns, found.cards),
        tellings=_tellings_at_any_time(columns, passing, filters),
        facets=_facets(columns, passing, filters),
        n_origins=found.n_origins,
        without={facet: passing.open(but).n_claims for facet, but in _used(passing)},
    )
    if filters.shows_withdrawn and (n_withdrawn := _n_withdrawn(columns, filters)):
        withdrawn = {Standing.WITHDRAWN: Figure(n_withdrawn, 0)}
        counts.facets[STANDING] = Figures.of({**counts.facets[STANDING], **withdrawn})
    return counts


def _n_withdrawn(columns: Columns, filters: Filters) -> int:
    """How many withdrawn claims there are, or of those that are asked for by their numbers."""
    keys = {*columns.withdrawn.tolist()}
    if wanted := filters.of(CLAIM):
        keys &= {int(choice.key) for choice in wanted}
    return len(keys - {int(choice.key) for choice in filters.left_out(CLAIM)})


def month_index(day: date) -> int:
    """Months since year 0."""
    return day.year * 12 + day.month - 1


def rows_of_cards(columns: Columns, filters: Filters) -> np.ndarray:
    """Of each claim that passes the filters the row with the earliest chosen clock, by its number."""
    return passing_of(columns, filters).open().cards


def tally(first: np.ndarray, second: np.ndarray) -> Iterator[tuple[tuple[int, int], int]]:
    """How often each pair of numbers comes, of which the second ones are few and not negative."""
    if not len(first):
        return
    least, n_second = int(first.min()), int(second.max()) + 1
    n_alike = np.bincount((first - least).astype(np.int64) * n_second + second)
    for pair in np.flatnonzero(n_alike).tolist():
        yield (least + pair // n_second, pair % n_second), int(n_alike[pair])


def tally_manners(numbers: np.ndarray, columns: Columns, rows: np.ndarray) -> Counter[tuple[int, str]]:
    """How many of these rows have each number and manner."""
    found = tally(numbers, columns.manner.take(rows))
    return Counter({(number, _MANNERS[manner].value): n for (number, manner), n in found})


def _used(passing: Passing) -> Iterator[tuple[Facet | None, set[Condition]]]:
    """The facets in use with all that is asked of them, and the period (None)."""
    used = {facet for facet, _ in passing.conditions}
    yield from ((facet, both(facet)) for facet in NARROWING if facet in used)
    if None in used:
        yield None, {PERIOD}


def _cards(columns: Columns, rows: np.ndarray) -> Counter[int | None]:
    """Claims by the month of their earliest row."""
    found = tally(columns.month.take(rows), np.zeros(len(rows), np.int64))
    return Counter({None if month == NONE else month: n for (month, _), n in found})


def _tellings_at_any_time(columns: Columns, passing: Passing, filters: Filters) -> Counter[tuple[int, str]]:
    """Those for the strip, which leaves the period out: where nothing else is asked for, they are everybody's."""
    if filters.is_narrow and not (around := filters.without_period()).is_narrow:
        return count(columns, around).tellings
    return _tellings(columns, passing.open({PERIOD}).tellings)


def _tellings(columns: Columns, rows: np.ndarray) -> Counter[tuple[int, str]]:
    """Claims by each month in which they are told, and the manner of the first telling there."""
    month = columns.month.take(rows)
    is_dated = month != NONE
    return tally_manners(month.compress(is_dated), columns, rows.compress(is_dated))


def _facets(columns: Columns, passing: Passing, filters: Filters) -> dict[Facet, Figures]:
    """Of each facet what its values would leave, were they wanted, and what those that are left out keep away."""
    by_rows: dict[Open, list[Facet]] = {}
    for facet in FACETS:
        by_rows.setdefault(passing.open({(facet, False)}), []).append(facet)
    figures: dict[Facet, Figures] = {}
    for open_rows, facets in by_rows.items():
        figures |= count_values(columns, open_rows, facets)
    for facet in FACETS:
        if unwanted := filters.left_out(facet):
            kept_away = count_values(columns, passing.open(both(facet)), [facet])[facet]
            figures[facet] = figures[facet].updated(kept_away, [choice.key for choice in unwanted])
    return {facet: figures[facet] for facet in FACETS}
