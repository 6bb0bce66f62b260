"""What stands in the lanes of a timeline: the rows that pass, put into lanes and cells (``lane_seats``).

A cell is a piece of time (``Scale``); a claim counts there once, by its first telling in it, as in the strip. What is
of a longer time than a day is in no cell: it is a band. In a claim's own lane each telling counts.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from claims.terms import Manner
from claims.timeline.columns import NO_DAY, Columns, changes
from claims.timeline.filters import Filters
from claims.timeline.lane_seats import Seats, find_lanes
from claims.timeline.looks import Row
from claims.timeline.passing_rows import passing_of
from claims.timeline.scale import Scale

LANES_A_PAGE = 20
#: Of a cell that holds more, only the number is asked for.
N_SINGLE = 6

_MANNERS = list(Manner)


@dataclass(frozen=True, slots=True)
class Told:
    """One item in a cell by itself: its first telling there."""

    appearance: int
    day: date
    manner: Manner


@dataclass(frozen=True, slots=True)
class Cell:
    """What one piece of time holds in a track, from ``first`` day on; ``items`` are all where they are few.

    ``appearance`` is the first telling; ``manners`` says how many items are told in each way.
    """

    track: int
    first: date
    manners: Counter[str]
    appearance: int
    items: list[Told]

    @property
    def n(self) -> int:
        """How many items there are."""
        return self.manners.total()


@dataclass(frozen=True, slots=True)
class Band:
    """What is of one longer time; ``last`` None: or any time later. ``appearance`` is the first telling."""

    track: int
    first: date
    last: date | None
    manners: Counter[str]
    appearance: int

    @property
    def n(self) -> int:
        """How many items there are."""
        return self.manners.total()


@dataclass(frozen=True, slots=True)
class LaneRow:
    """What stands in one lane: ``size`` items, ``key`` is the id of whose lane it is."""

    key: int
    size: int
    cells: list[Cell] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)

    @property
    def appearance(self) -> int:
        """Any telling that stands in it."""
        return (self.cells or self.bands)[0].appearance


@dataclass(frozen=True, slots=True)
class LaneRows:
    """One page of lanes, the fullest first, of ``n_lanes``; ``n_nowhere`` dated claims stand in no lane at all."""

    lanes: list[LaneRow]
    n_lanes: int
    n_nowhere: int


def find_lane_rows(columns: Columns, filters: Filters, scale: Scale, threads: list[int], number: int) -> LaneRows:
    """Page ``number`` of the lanes that ``filters.row`` asks for; only these ``threads`` are visible."""
    rows = passing_of(columns, filters).open().by_day
    rows = rows[columns.day.take(rows) != NO_DAY]
    item = np.arange(len(columns)) if filters.row == Row.CLAIM else columns.claim_number
    found = find_lanes(columns, filters.row, threads)
    sizes, n_nowhere = found.count(rows, item)
    skipped = (number - 1) * LANES_A_PAGE
    fullest = np.argsort(-sizes, kind="stable")[: np.count_nonzero(sizes)]
    shown = fullest[skipped : skipped + LANES_A_PAGE]
    lanes = [LaneRow(key, size) for key, size in zip(found.keys[shown].tolist(), sizes[shown].tolist(), strict=True)]
    for track, seats in enumerate(found.seat(rows, shown)):
        for lane, cell in _cells(columns, seats, item, scale, track):
            lanes[lane].cells.append(cell)
        for lane, band in _bands(columns, seats, item, track):
            lanes[lane].bands.append(band)
    return LaneRows(lanes, len(fullest), n_nowhere)


def _cells(columns: Columns, seats: Seats, item: np.ndarray, scale: Scale, track: int) -> Iterator[tuple[int, Cell]]:
    """The cells of a track in the order of time, each with the place of its lane on the page."""
    lane, rows = seats.only(~_is_longer(columns, seats.rows))
    cell = scale.numbers_of(columns.day.take(rows), columns.month.take(rows))
    is_first = changes(lane, item.take(rows), cell)
    lane, rows, cell = lane[is_first], rows[is_first], cell[is_first]
    order = np.lexsort((columns.appearance.take(rows), columns.day.take(rows), lane))
    lane, rows, cell = lane[order], rows[order], cell[order]
    for own, told, manners in _groups(columns, rows, lane, cell):
        items = list(map(Told, *_said(columns, told))) if len(told) <= N_SINGLE else []
        yield own, Cell(track, _day(columns.day[told[0]]), manners, int(columns.appearance[told[0]]), items)


def _bands(columns: Columns, seats: Seats, item: np.ndarray, track: int) -> Iterator[tuple[int, Band]]:
    """The same of what is of longer times; of an item that tells of several with one end the first counts."""
    lane, rows = seats.only(_is_longer(columns, seats.rows))
    last = columns.last.take(rows)
    order = np.lexsort((last, item.take(rows), lane))  # it leaves the order of days
    lane, rows, last = lane[order], rows[order], last[order]
    is_first = changes(lane, item.take(rows), last)
    lane, rows, last = lane[is_first], rows[is_first], last[is_first]
    day = columns.day.take(rows)
    order = np.lexsort((columns.appearance.take(rows), last, day, lane))
    lane, rows, last, day = lane[order], rows[order], last[order], day[order]
    for own, told, manners in _groups(columns, rows, lane, day, last):
        first, past = columns.day[told[0]], columns.last[told[0]]
        end = None if past == NO_DAY else _day(past)
        yield own, Band(track, _day(first), end, manners, int(columns.appearance[told[0]]))


def _is_longer(columns: Columns, rows: np.ndarray) -> np.ndarray:
    return columns.last.take(rows) != columns.day.take(rows)


def _groups(
    columns: Columns, rows: np.ndarray, lane: np.ndarray, *by: np.ndarray
) -> Iterator[tuple[int, np.ndarray, Counter[str]]]:
    """Rows in the order of lanes and of the columns ``by``, parted where one of them changes: the lane, the rows, and
    how many are told in each way."""
    begins = np.flatnonzero(changes(lane, *by))
    group = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(rows)))
    n_ways = len(_MANNERS)
    each = np.bincount(group * n_ways + columns.manner.take(rows), minlength=len(begins) * n_ways).reshape(-1, n_ways)
    parts = np.split(rows, begins[1:])
    for own, told, counts in zip(lane[begins].tolist(), parts, each.tolist(), strict=False):
        yield own, told, Counter({manner: n for manner, n in zip(_MANNERS, counts, strict=True) if n})


def _said(columns: Columns, rows: np.ndarray) -> Iterator[list]:
    yield columns.appearance.take(rows).tolist()
    yield [_day(day) for day in columns.day.take(rows)]
    yield [_MANNERS[manner] for manner in columns.manner.take(rows)]


def _day(number: int) -> date:
    return date.fromordinal(int(number))
