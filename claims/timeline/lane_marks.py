"""The marks of one lane: points, heaps and bands, placed so that each can be hit with a finger.

A mark is one claim where there is room for it; where many crowd into a cell, the cell is one mark, a heap, that says
how many. Longer times are bands from their first to their last day.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.terms import Manner
from claims.timeline import clocks
from claims.timeline.filters import Filters
from claims.timeline.lane_rows import Band, Cell
from claims.timeline.lane_scale import MARK, LaneScale
from claims.timeline.looks import Row

#: Points of one cell, and bands, stand on so many levels at most.
_LEVELS, _BAND_LEVELS = 3, 3
#: Of a claim's words a mark says no more.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Words:
    """What a mark says of one telling: number and words of its claim, and by whom."""

    number: int
    words: str
    speaker: str

    def at(self, when: str) -> str:
        """One line: when, who, what."""
        words = self.words if len(self.words) < LONGEST else f"{self.words[:-1]}…"
        return f"{when}, {self.speaker}: {words}" if self.speaker else f"{when}: {words}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to see and follow. ``number`` is its claim's; else ``query`` lists the ``n`` claims that it stands for.

    ``x`` and ``y`` are the middle of a point, or the upper left corner of a band or heap, which has a ``width``.
    """

    x: float
    y: float
    width: float
    label: str
    manners: Counter[str]
    number: int | None = None
    query: str = ""

    @property
    def n(self) -> int:
        """How many claims it stands for."""
        return self.manners.total()


@dataclass(frozen=True, slots=True)
class Track:
    """One line of marks. ``name`` says what of its lane it shows, "" where that goes without saying.

    ``query`` lists what stands there; ``n_hidden`` claims, of longer times, found no room.
    """

    name: str
    query: str
    top: int
    height: int
    points: list[Mark]
    heaps: list[Mark]
    bands: list[Mark]
    n_hidden: int


@dataclass(frozen=True, slots=True)
class Marker:
    """Makes the marks of one track. ``listed`` asks for the list of what stands there, None: ``number`` is all."""

    scale: LaneScale
    filters: Filters
    words: dict[int, Words]
    listed: Filters | None
    number: int

    def track(self, name: str, cells: Iterable[Cell], bands: Iterable[Band], top: int) -> Track:
        """All that stands in a track whose upper edge is at ``top``."""
        points, heaps, n_levels = [], [], 0
        for cell in cells:
            placed = self._points(cell, top)
            points += placed
            n_levels = max([n_levels, *(int(point.y - top) // MARK + 1 for point in placed)])
            if not placed:
                heaps.append(self._heap(cell, top))
        n_levels = max(n_levels, 1 if heaps else 0)
        drawn, n_band_levels, n_hidden = self._bands(bands, top + n_levels * MARK)
        query = self.listed.query() if self.listed else ""
        return Track(name, query, top, (n_levels + n_band_levels) * MARK, points, heaps, drawn, n_hidden)

    def _points(self, cell: Cell, top: int) -> list[Mark]:
        """A mark for each item of a cell; none where they do not find room."""
        start, end = self.scale.cell(cell.first)
        ends, points = [start] * _LEVELS, []
        for item in cell.items:
            x = self.scale.x(item.day) + self.scale.per_day / 2
            x = max(min(x, end - MARK / 2), start + MARK / 2)
            level = next((level for level, taken in enumerate(ends) if taken <= x - MARK / 2 + 0.01), None)
            if level is None:
                return []
            ends[level] = x + MARK / 2
            said = self.words[item.appearance]
            y = top + level * MARK + MARK / 2
            points.append(
                Mark(round(x, 1), y, MARK, said.at(clocks.day(item.day)), Counter([item.manner]), said.number)
            )
        return points

    def _heap(self, cell: Cell, top: int) -> Mark:
        """One mark for all that is in a cell."""
        start, end = self.scale.cell(cell.first)
        first, last = self.scale.days_of_cell(cell.first)
        first, last = max(first, self.filters.first or first), min(last, self.filters.last or last)
        return Mark(
            x=round(start + 1, 1),
            y=top,
            width=round(max(end - start - 2, MARK - 2), 1),
            **self._of_several(cell.manners, first, last, clocks.label(DateRange(first, last, "[]"))),
        )

    def _bands(self, bands: Iterable[Band], top: int) -> tuple[list[Mark], int, int]:
        """Marks of longer times on as few levels as they need, how many levels, and how many items found no room."""
        ends: list[float] = []
        drawn, n_hidden = [], 0
        for band in sorted(bands, key=lambda band: (band.first, band.last or date.max)):
            start, end = self.scale.stretch(band.first, band.last)
            level = next((level for level, taken in enumerate(ends) if taken <= start), len(ends))
            if level == _BAND_LEVELS:
                n_hidden += band.n
                continue
            ends[level : level + 1] = [end]
            drawn.append(self._band(band, start, end, top + level * MARK))
        return drawn, len(ends), n_hidden

    def _band(self, band: Band, start: float, end: float, y: int) -> Mark:
        when = clocks.label(DateRange(band.first, band.last, "[]"))
        at = {"x": round(start, 1), "y": y, "width": round(end - start, 1)}
        if band.n > 1:
            return Mark(**at, **self._of_several(band.manners, band.first, band.first, when))
        said = self.words[band.appearance]
        return Mark(**at, label=said.at(when), manners=band.manners, number=said.number)

    def _of_several(self, manners: Counter[str], first: date, last: date, when: str) -> dict[str, Any]:
        """How several items are said, and what leads to them: all that begin from ``first`` to ``last``."""
        label = f"{when}: {self._counted(manners)}"
        if self.listed is None:
            return {"label": label, "manners": manners, "number": self.number}
        return {"label": label, "manners": manners, "query": self.listed.during(first, last).query()}

    def _counted(self, manners: Counter[str]) -> str:
        noun = "telling" if self.filters.row == Row.CLAIM else "claim"
        parts = ", ".join(f"{manners[manner]} {manner.label}" for manner in Manner if manners[manner])
        return f"{manners.total():,} {noun}{'' if manners.total() == 1 else 's'} ({parts})"
