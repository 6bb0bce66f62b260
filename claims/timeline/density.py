"""The strip above a timeline: claims per month, a bar for each.

A bar says what choosing its month would leave: claims told in it, each once, coloured by the manner of its first
telling there.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.terms import Manner
from claims.timeline import clocks
from claims.timeline.counts import Counts
from claims.timeline.filters import Filters

HEIGHT = 72
N_BARS = 130
#: A bar holds as many months as it takes to draw no more than ``N_BARS``.
_MONTHS_PER_BAR = (1, 3, 12, 60, 120, 600, 1200)
_UNITS = {1: "month", 3: "quarter", 12: "year"}
_N_TICKS = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """One manner's part of a bar, in units of the drawing, ``y`` counted from the top; as text, for many are drawn."""

    manner: Manner
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of the strip; ``query`` chooses it. ``tick`` is its label on the axis, mostly empty."""

    key: str
    first: date
    last: date
    label: str
    n: int
    pieces: list[Piece]
    is_chosen: bool
    query: str
    tick: str

    @property
    def words(self) -> str:
        return f"{self.label}: {self.n:,} {'claim' if self.n == 1 else 'claims'}"


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars from the first to the last month of a dispute, and the fullest of them."""

    unit: str
    bars: list[Bar]
    fullest: Bar


def draw_strip(counts: Counts, filters: Filters) -> Strip | None:
    """The strip over all of a dispute, filtered or not; None where nothing has a date."""
    if counts.first is None or counts.last is None:
        return None
    size = _months_per_bar(counts.last - counts.first + 1)
    sums: Counter[tuple[int, str]] = Counter()
    for (month, manner), n in counts.tellings.items():
        sums[month // size, manner] += n
    numbers = range(counts.first // size, counts.last // size + 1)
    top = max(sum(sums[number, manner] for manner in Manner) for number in numbers)
    every = max(1, len(numbers) // _N_TICKS)
    ticks = numbers[: -(every // 2) or None : every]
    bars = [_bar(number, size, sums, top, filters, tick=number in ticks) for number in numbers]
    return Strip(_UNITS.get(size, f"{size // 12} years"), bars, max(bars, key=lambda bar: bar.n))


def _months_per_bar(n_months: int) -> int:
    return next((size for size in _MONTHS_PER_BAR if n_months <= size * N_BARS), _MONTHS_PER_BAR[-1])


def _bar(number: int, size: int, sums: Counter, top: int, filters: Filters, *, tick: bool) -> Bar:
    first = _month(number * size)
    last = _month((number + 1) * size) - timedelta(days=1)
    n_by = {manner: sums[number, manner] for manner in Manner}
    only_it = (filters.first, filters.last) == (first, last)
    return Bar(
        key=f"{first:%Y-%m}",
        first=first,
        last=last,
        label=clocks.label(DateRange(first, last + timedelta(days=1))),
        n=sum(n_by.values()),
        pieces=_pieces(n_by, top),
        is_chosen=bool(filters.first or filters.last) and _covers(filters, first, last),
        query=filters.during(*((None, None) if only_it else (first, last))).query(),
        tick=(f"{first:%b} {first.year}" if size < 12 else str(first.year)) if tick else "",
    )


def _covers(filters: Filters, first: date, last: date) -> bool:
    """Whether the chosen period, which may be open on a side, holds all these days."""
    return (filters.first or first) <= first and last <= (filters.last or last)


def _pieces(n_by: dict[Manner, int], top: int) -> list[Piece]:
    """Stacked from the bottom, in the order of the vocabulary."""
    pieces, n_below = [], 0
    for manner, n in n_by.items():
        if n:
            n_below += n
            pieces.append(Piece(manner, _drawn(top - n_below, top), _drawn(n, top)))
    return pieces


def _drawn(n: int, top: int) -> str:
    return f"{HEIGHT * n / top:.2f}"


def _month(index: int) -> date:
    """The first day of a month counted since year 0, held within the years that Python knows."""
    return date(min(max(index // 12, date.min.year), date.max.year), index % 12 + 1, 1)
