"""What the strip counts beside the months of ``counts``: bars of other lengths, longer times, claims without a day.

All of it whatever the period, and in one query, or in none where nothing of it is asked for.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connections
from django.db.models import Count, F, Min, QuerySet

from claims.models import TimelineEntry
from claims.terms import Clock
from claims.timeline.counts import Counts
from claims.timeline.filters import Filters
from claims.timeline.longer_times import longer, path_to_end
from claims.timeline.looks import Zoom
from claims.timeline.query import passing
from claims.timeline.scale import Scale, finest

N_BARS = 130
#: Days are drawn for no more than about half a year; a year has too many for a bar each.
N_DAYS = 186
MONTH, DAY = Scale(months=1), Scale(days=1)
_ONE_DAY = timedelta(days=1)
_MONTHS_PER_BAR = {Zoom.MONTH: (1, 3, 12, 60, 120, 600, 1200), Zoom.YEAR: (12, 60, 120, 600, 1200)}

_BARS = "SELECT 'bar', bar::int, NULL::date, NULL::date, manner, count(*) FROM ({rows}) AS bar GROUP BY bar, manner"
_LONGER = "SELECT 'longer', NULL::int, first, past, '', n FROM ({rows}) AS longer (first, past, n)"
_WITHOUT = "SELECT 'without', NULL::int, NULL::date, NULL::date, '', count(*) FROM ({rows}) AS without"


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


def count_bars(entries: QuerySet[TimelineEntry], counts: Counts, filters: Filters) -> BarCounts:
    """What the strip needs beside ``counts``, over ``entries`` (those of one dispute, from the gate)."""
    if counts.first is None:
        return BarCounts(Counter(), n_without=counts.n_found)
    found = _load(entries, counts, filters)
    bars = Counter({(bar, manner): n for what, bar, _, _, manner, n in found if what == "bar"})
    return BarCounts(
        told=counts.tellings if scale_of(counts, filters) == MONTH else bars,
        longer=[LongerTime(row[2], row[3] and row[3] - _ONE_DAY, row[5]) for row in found if row[0] == "longer"],
        n_without=sum(row[5] for row in found if row[0] == "without") + counts.cards[None],
    )


def _load(entries: QuerySet[TimelineEntry], counts: Counts, filters: Filters) -> list[tuple]:
    """Rows of (what is counted, bar, first day, day after the last, manner, number)."""
    statements, parameters = [], []
    for statement, rows in _parts(passing(entries, filters.without_period()).order_by(), counts, filters):
        inner, given = rows.query.sql_with_params()
        statements.append(statement.format(rows=inner))
        parameters += given
    if not statements:
        return []
    with connections[entries.db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), parameters)
        return cursor.fetchall()


def _parts(entries: QuerySet[TimelineEntry], counts: Counts, filters: Filters) -> Iterator[tuple[str, QuerySet]]:
    scale = scale_of(counts, filters)
    if scale != MONTH:
        yield _BARS, _told(entries, scale, filters)
    if filters.clock != Clock.FIRST_HELD:
        times = longer(entries, filters.clock).values_list(F(filters.day), F(path_to_end(filters.clock)))
        yield _LONGER, times.annotate(n=Count("claim", distinct=True))
        if filters.first or filters.last:  # else counted among the cards
            yield _WITHOUT, entries.values("claim").annotate(earliest=Min(filters.day)).filter(earliest=None)


def _told(entries: QuerySet[TimelineEntry], scale: Scale, filters: Filters) -> QuerySet:
    """The bar and manner of each claim's first telling in each bar."""
    told = entries.filter(**{f"{filters.day}__isnull": False})
    if scale == DAY:
        told = told.filter(**{f"{filters.day}__range": days_around(filters)})
    told = told.annotate(bar=scale.number_of(filters.day)).order_by("claim", "bar", filters.day, "appearance")
    return told.distinct("claim", "bar").values("bar", "manner")
