"""How closely lanes are drawn: so many units of the drawing for a day, and how long the cells are."""

import math
from dataclasses import dataclass
from datetime import date

from claims.timeline.bars import MONTH, days_around
from claims.timeline.counts import Counts
from claims.timeline.filters import Filters
from claims.timeline.looks import Zoom
from claims.timeline.scale import Scale

#: The width of a mark that a finger can hit, and the least of a cell.
MARK = 24
#: Wider than this nobody pans.
_WIDEST = 12_000
#: More items than this are put into cells of months rather than weeks, so that a page stays light.
_MANY = 1_500


@dataclass(frozen=True, slots=True)
class LaneScale:
    """From ``first`` to ``last`` day, so many units ``per_day``; cells of one length, lines with labels of another."""

    first: date
    last: date
    per_day: float
    cells: Scale
    ticks: Scale

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return math.ceil(self.x(self.last) + self.per_day)

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days * self.per_day

    def days_of_cell(self, day: date) -> tuple[date, date]:
        """The first and last day of the cell in which a day lies."""
        number = self.cells.number(day)
        return self.cells.first(number), self.cells.last(number)

    def stretch(self, first: date, last: date | None) -> tuple[float, float]:
        """Where a longer time begins and ends in the drawing, wide enough to be hit; None: it has no end."""
        end = min(self.x(min(last or self.last, self.last)) + self.per_day, self.width)
        start = min(max(self.x(first), 0), self.width - MARK)
        return start, max(end, start + MARK)

    def cell(self, day: date) -> tuple[float, float]:
        """Where the cell of a day begins and ends, within the drawing."""
        first, last = self.days_of_cell(day)
        return self.x(first), self.x(last) + self.per_day


def choose_scale(counts: Counts, filters: Filters) -> LaneScale | None:
    """The closest that ``zoom`` asks for and that can still be drawn; None where nothing with a date passes."""
    span = _span(counts, filters)
    if span is None:
        return None
    n_days, n_items = (span[1] - span[0]).days + 1, sum(counts.tellings.values())
    closest = list(Zoom).index(filters.zoom if filters.zoom != Zoom.DAY or days_around(filters) else Zoom.MONTH)
    fitting = [
        level
        for level in _LEVELS
        if list(Zoom).index(level.zoom) <= closest and n_days * level.per_day <= _WIDEST and n_items <= level.most
    ]
    level = fitting[0] if fitting else _LEVELS[-1]
    first, last = level.cells.number(span[0]), level.cells.number(span[1])
    return LaneScale(level.cells.first(first), level.cells.last(last), level.per_day, level.cells, level.ticks)


@dataclass(frozen=True, slots=True)
class _Level:
    """One way to draw: for a zoom, units for a day, cells, ticks, and for how many items at most."""

    zoom: Zoom
    per_day: float
    cells: Scale
    ticks: Scale
    most: float = math.inf


def _far(months: int, ticks: int) -> _Level:
    """Cells of so many months, each little wider than a mark."""
    return _Level(Zoom.YEAR, (MARK + 6) / (months * 30.5), Scale(months), Scale(ticks))


#: From close to far.
_LEVELS = (
    _Level(Zoom.DAY, MARK + 2, Scale(days=1), Scale(days=7)),
    _Level(Zoom.MONTH, 4, Scale(days=7), MONTH, _MANY),
    _Level(Zoom.MONTH, 4, MONTH, MONTH),
    *(_far(*months) for months in ((1, 3), (3, 12), (12, 60), (60, 120), (120, 600), (600, 1200), (1200, 2400))),
)


def _span(counts: Counts, filters: Filters) -> tuple[date, date] | None:
    """The first and last day of the months in which something passes, within the chosen period."""
    months = [month for month, _ in counts.tellings]
    if not months:
        return None
    first, last = MONTH.first(min(months)), MONTH.last(max(months))
    first, last = max(first, filters.first or first), min(last, filters.last or last)
    return (first, last) if first <= last else None
