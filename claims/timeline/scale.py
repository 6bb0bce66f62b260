"""Time cut into pieces of one length: the bars of the strip and the cells of lanes.

A piece has a number: so many pieces of this length went by since the year 0 (months) or 1 (days). So pieces lie at
the same places whatever is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.timeline import clocks

_ONE_DAY = timedelta(days=1)
_NAMES = {1: "month", 3: "quarter", 12: "year"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Pieces of so many months, or, without months, of so many days."""

    months: int = 0
    days: int = 0

    @property
    def name(self) -> str:
        """What one piece is called: "month", "5 years", "week"."""
        if self.months:
            return _NAMES.get(self.months, f"{self.months // 12} years")
        return {1: "day", 7: "week"}[self.days]

    def number(self, day: date) -> int:
        """The piece in which a day lies."""
        if self.months:
            return (day.year * 12 + day.month - 1) // self.months
        return (day.toordinal() - 1) // self.days

    def numbers(self, first: date, last: date) -> range:
        """All pieces from one day to another."""
        return range(self.number(first), self.number(last) + 1)

    def numbers_of(self, days: np.ndarray, months: np.ndarray) -> np.ndarray:
        """``number`` of many days, counted as ``date.toordinal`` does, and of their months, counted since year 0."""
        return months // self.months if self.months else (days - 1) // self.days

    def first(self, number: int) -> date:
        """The first day of a piece, held within the years that Python knows."""
        if self.months:
            return _month(number * self.months)
        return date.fromordinal(min(max(number * self.days + 1, 1), date.max.toordinal()))

    def last(self, number: int) -> date:
        """The last day of a piece."""
        return max(self.first(number + 1) - _ONE_DAY, self.first(number))

    def label(self, number: int) -> str:
        """A piece in a few words: "Jan 2025"."""
        return clocks.label(DateRange(self.first(number), self.last(number) + _ONE_DAY))

    def tick(self, number: int) -> str:
        """The label of a line where a piece begins, as short as it can be: "Jan 2025", "2025", "6 Jan"."""
        first = self.first(number)
        if not self.months:
            return f"{first.day} {first:%b}"
        return f"{first:%b} {first.year}" if self.months < 12 else str(first.year)


def finest(scales: Iterable[Scale], first: date, last: date, most: int) -> Scale:
    """The first of ``scales``, from fine to coarse, with at most so many pieces; else the coarsest."""
    scale = Scale()
    for scale in scales:
        if len(scale.numbers(first, last)) <= most:
            break
    return scale


def _month(index: int) -> date:
    """The first day of a month counted since year 0, held within the years that Python knows."""
    return date(min(max(index // 12, date.min.year), date.max.year), index % 12 + 1, 1)
