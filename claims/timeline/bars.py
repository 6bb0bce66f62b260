"""What the strip counts beside the months of ``counts``: bars of other lengths, longer times, claims without a day.

All of it whatever the period.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import numpy as np

from claims.timeline.columns import NO_DAY, Columns, changes
from claims.timeline.counts import Counts, count, has_many, tally_manners
from claims.timeline.filters import Filters
from claims.timeline.looks import Zoom
from claims.timeline.open_rows import Open
from claims.timeline.passing_rows import PERIOD, passing_of
from claims.timeline.scale import Scale, finest

N_BARS = 130
#: Days are drawn for no more than about half a year; a year has too many for a bar each.
N_DAYS = 186
MONTH, DAY = Scale(months=1), Scale(days=1)
_MONTHS_PER_BAR = {Zoom.MONTH: (1, 3, 12, 60, 120, 600, 1200), Zoom.YEAR: (12, 60, 120, 600, 1200)}


@dataclass(frozen=True, slots=True)
class LongerTime:
    """``n`` claims are of some time from ``first`` to ``last``, both inclusive; None: or any time later."""

    first: date
    last: date | None
    n: int


@dataclass(frozen=True, slots=True)
class BarCounts:
    """``told``: claims by bar and manner. ``n_without``: claims that pass and have no day on the chosen clock."""

    told: Counter[tuple[int, str]]
    longer: list[LongerTime] = field(default_factory=list)
    n_without: int = 0


def scale_of(counts: Counts, filters: Filters) -> Scale:
    """The length of the bars, as ``zoom`` asks for it and as far as they can be drawn."""
    if filters.zoom == Zoom.DAY and days_around(filters):
        return DAY
    sizes = _MONTHS_PER_BAR[Zoom.YEAR if filters.zoom == Zoom.YEAR else Zoom.MONTH]
    return finest(map(Scale, sizes), MONTH.first(counts.first), MONTH.last(counts.last), N_BARS)


def days_around(filters: Filters) -> tuple[date, date] | None:
    """The first and last day of all months that the chosen period touches; None where these are too many."""
    if not filters.first or not filters.last:
        return None
    first, last = MONTH.first(MONTH.number(filters.first)), MONTH.last(MONTH.number(filters.last))
    return (first, last) if (last - first).days < N_DAYS else None


def count_bars(columns: Columns, counts: Counts, filters: Filters) -> BarCounts:
    """What the strip needs beside ``counts``, over the same columns; without any filter but the period, which it leaves
    out, it is remembered, and of filters that many rows pass the latest."""
    if not filters.is_narrow:
        return columns.remember((BarCounts, filters.zoom), lambda: _count_bars(columns, counts, filters))
    around = filters.without_period()
    if around.is_narrow or counts.first is None or scale_of(counts, filters) == DAY:
        key = BarCounts, filters.zoom, filters.choices, filters.first, filters.last
        make = partial(_count_bars, columns, counts, filters)
        return columns.remember_costly(key, make, is_costly=has_many(columns, filters))
    return count_bars(columns, count(columns, around), around)


def _count_bars(columns: Columns, counts: Counts, filters: Filters) -> BarCounts:
    if counts.first is None:
        return BarCounts(Counter(), n_without=counts.n_found)
    around, scale = passing_of(columns, filters).open({PERIOD}), scale_of(counts, filters)
    return BarCounts(
        told=counts.tellings if scale == MONTH else _told(columns, around.by_day, scale, filters),
        longer=_longer(columns, around),
        n_without=int((columns.day.take(around.cards) == NO_DAY).sum()),
    )


def _told(columns: Columns, rows: np.ndarray, scale: Scale, filters: Filters) -> Counter[tuple[int, str]]:
    """Claims by each bar in which they are told, and the manner of the first telling there."""
    first, last = (day.toordinal() for day in days_around(filters)) if scale == DAY else (0, NO_DAY - 1)
    day = columns.day.take(rows)
    rows = rows.compress((first <= day) & (day <= last))
    bars = columns.month.take(rows) // scale.months if scale.months else (columns.day.take(rows) - 1) // scale.days
    is_first = changes(columns.claim_number.take(rows), bars)
    return tally_manners(bars.compress(is_first), columns, rows.compress(is_first))


def _longer(columns: Columns, open_rows: Open) -> list[LongerTime]:
    """The times of more than a day, each with the number of its claims."""
    rows = open_rows.among(columns.longer)
    times = np.stack([column.take(rows) for column in (columns.claim_number, columns.day, columns.last)])
    times = times[:, np.lexsort(times[::-1])]
    times = times[1:, changes(*times)]
    times = times[:, np.lexsort(times[::-1])]
    begins = np.flatnonzero(changes(*times))
    n_each = np.diff(begins, append=times.shape[1])
    return [
        LongerTime(date.fromordinal(first), None if last == NO_DAY else date.fromordinal(last), n)
        for (first, last), n in zip(times[:, begins].T.tolist(), n_each.tolist(), strict=True)
    ]
