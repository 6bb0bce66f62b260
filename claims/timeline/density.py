"""The strip above a timeline: claims per month, or per year or day, a bar for each.

A bar says what choosing its time would leave: claims told in it, each once, coloured by the manner of its first
telling there. Claims with a longer time than a bar count where it begins; a band below the bars shows how long it is.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.terms import Manner
from claims.timeline.bars import DAY, MONTH, BarCounts, LongerTime, days_around, scale_of
from claims.timeline.counts import Counts
from claims.timeline.facet_links import PeriodLinks
from claims.timeline.filters import Filters
from claims.timeline.looks import Zoom
from claims.timeline.scale import Scale

HEIGHT, BAND_HEIGHT = 72, 6
_N_TICKS = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """One manner's part of a bar, in units of the drawing, ``y`` counted from the top; as text, for many are drawn."""

    manner: Manner
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class BarTime:
    """The time for which a bar stands, from one day to another; ``key`` names it among the others."""

    key: str
    first: date
    last: date
    label: str

    @property
    def days(self) -> str:
        """Its first and last day, as an address has them."""
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of the strip; ``query`` chooses it. ``tick`` is its label on the axis, mostly empty.

    ``n_longer`` claims have a longer time that touches it, ``band`` is how high that is drawn.
    """

    time: BarTime
    n: int
    n_longer: int
    pieces: list[Piece]
    band: str
    is_chosen: bool
    query: str
    tick: str

    @property
    def words(self) -> str:
        told = f"{self.time.label}: {_claims(self.n)}"
        return f"{told}; a longer time of {_claims(self.n_longer)} touches it" if self.n_longer else told


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars from the first to the last month of a dispute, or of days around a period, and the fullest of them.

    ``by`` is what was asked for as far as it can be drawn; ``offers`` says what else can.
    """

    unit: str
    by: Zoom
    offers: list[Zoom]
    bars: list[Bar]
    fullest: Bar

    @property
    def has_band(self) -> bool:
        """Whether any claim has a longer time than a bar."""
        return any(bar.n_longer for bar in self.bars)


def draw_strip(counts: Counts, filters: Filters, bars: BarCounts) -> Strip | None:
    """The strip over all of a dispute, filtered or not; None where nothing has a date."""
    if counts.first is None or counts.last is None:
        return None
    scale = scale_of(counts, filters)
    numbers = scale.numbers(*_span(counts, scale, filters))
    told = _by_bar(bars.told)
    n_longer = _spread(bars.longer, scale, numbers)
    top = max((sum(told[number].values()) for number in numbers if number in told), default=1)
    every = max(1, len(numbers) // _N_TICKS)
    ticks = numbers[: -(every // 2) or None : every]
    drawn = _Drawing(scale, filters, PeriodLinks(filters), told, n_longer, top, max(n_longer.values(), default=1))
    row = [drawn.bar(number, tick=number in ticks) for number in numbers]
    return Strip(scale.name, _zoom(scale), _offers(filters), row, max(row, key=lambda bar: bar.n))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all bars share: what is counted, and the counts that fill the height of bars and band."""

    scale: Scale
    filters: Filters
    links: PeriodLinks
    told: dict[int, dict[Manner, int]]
    n_longer: Counter[int]
    top: int
    top_longer: int

    def bar(self, number: int, *, tick: bool) -> Bar:
        time = _time_of(self.scale, number)
        n_by = self.told.get(number, {})
        only_it = (self.filters.first, self.filters.last) == (time.first, time.last)
        longer = self.n_longer[number]
        return Bar(
            time=time,
            n=sum(n_by.values()),
            n_longer=longer,
            pieces=_pieces(n_by, self.top),
            band=f"{max(1.5, BAND_HEIGHT * longer / self.top_longer):.2f}" if longer else "",
            is_chosen=bool(self.filters.first or self.filters.last) and _covers(self.filters, time.first, time.last),
            query=self.links.anytime if only_it else self.links.to(time.first, time.last),
            tick=self.scale.tick(number) if tick else "",
        )


@lru_cache(maxsize=1_000)
def _time_of(scale: Scale, number: int) -> BarTime:
    """The same on every page."""
    first, last = scale.first(number), scale.last(number)
    key = f"{first:%Y-%m}" if scale.months else f"{first:%Y-%m-%d}"
    return BarTime(key, first, last, scale.label(number))


def _by_bar(told: Counter[tuple[int, str]]) -> dict[int, dict[Manner, int]]:
    """Bar → how many are told there in each manner, in the order of the vocabulary."""
    by_bar: dict[int, dict[Manner, int]] = {}
    for manner in Manner:
        for (number, each), n in told.items():
            if each == manner and n:
                by_bar.setdefault(number, {})[manner] = n
    return by_bar


def _span(counts: Counts, scale: Scale, filters: Filters) -> tuple[date, date]:
    """The first and last day that the strip shows."""
    if scale == DAY:
        return days_around(filters)
    return MONTH.first(counts.first), MONTH.last(counts.last)


def _zoom(scale: Scale) -> Zoom:
    if scale == DAY:
        return Zoom.DAY
    return Zoom.MONTH if scale.months < 12 else Zoom.YEAR


def _offers(filters: Filters) -> list[Zoom]:
    return [zoom for zoom in Zoom if zoom != Zoom.DAY or days_around(filters)]


def _spread(longer: Iterable[LongerTime], scale: Scale, numbers: range) -> Counter[int]:
    """How many claims of a time longer than a bar touch each bar."""
    touched: Counter[int] = Counter()
    for time in longer:
        first = scale.number(time.first)
        last = numbers[-1] if time.last is None else scale.number(time.last)
        if last > first:
            touched.update(dict.fromkeys(range(max(first, numbers[0]), min(last, numbers[-1]) + 1), time.n))
    return touched


def _covers(filters: Filters, first: date, last: date) -> bool:
    """Whether the chosen period, which may be open on a side, holds all these days."""
    return (filters.first or first) <= first and last <= (filters.last or last)


def _pieces(n_by: dict[Manner, int], top: int) -> list[Piece]:
    """Stacked from the bottom, in the order of the vocabulary."""
    pieces, n_below = [], 0
    for manner, n in n_by.items():
        n_below += n
        pieces.append(Piece(manner, _drawn(top - n_below, top), _drawn(n, top)))
    return pieces


def _drawn(n: int, top: int) -> str:
    return f"{HEIGHT * n / top:.2f}"


def _claims(n: int) -> str:
    return f"{n:,} {'claim' if n == 1 else 'claims'}"
