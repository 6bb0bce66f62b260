"""What stands in the lanes of a timeline: rows of the entry table, put into lanes and cells by the database.

A lane is a party, an outlet, a thread or a claim; a claim can stand in several. A party's lane has two tracks: what it
says, and what is said about it. A cell is a piece of time (``Scale``); a claim counts there once, by its first
telling in it, as in the strip. What is of a longer time than a day is in no cell: it is a band.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import connections
from django.db.models import F, QuerySet

from claims.models import TimelineEntry
from claims.terms import Manner
from claims.timeline.filters import ABOUT, Filters
from claims.timeline.longer_times import past_of
from claims.timeline.looks import Row
from claims.timeline.query import passing
from claims.timeline.scale import Scale

LANES_A_PAGE = 20
#: Of a cell that holds more, only the number is asked for.
N_SINGLE = 6

_LANES = {
    Row.PARTY: """SELECT speaker_id, 0 WHERE speaker_id IS NOT NULL
        UNION ALL SELECT one, 1 FROM unnest({about}) AS one WHERE one IS DISTINCT FROM speaker_id""",
    Row.OUTLET: "SELECT one, 0 FROM unnest(channels) AS one",
    Row.THREAD: "SELECT one, 0 FROM unnest(threads) AS one WHERE one = ANY(%s)",
    Row.CLAIM: "SELECT claim_id, 0",
}
# "item" is what counts once: a claim, or in a claim's own lane a telling.
_ROWS = """
WITH item AS MATERIALIZED (
    SELECT key, track, {item} AS item, appearance_id AS told, manner::text, day,
        CASE WHEN past = day + 1 THEN cell END AS cell,
        CASE WHEN past = day + 1 THEN NULL ELSE coalesce(past - 1, DATE '9999-12-31') END AS last
    FROM ({entries}) AS entry LEFT JOIN LATERAL ({lanes}) AS lane (key, track) ON true
), ranked AS (
    SELECT key, count(DISTINCT item) AS size, count(*) OVER () AS n_lanes FROM item WHERE key IS NOT NULL
    GROUP BY key ORDER BY size DESC, key LIMIT %s OFFSET %s
), once AS (
    SELECT DISTINCT ON (key, track, cell, item, last) * FROM item JOIN ranked USING (key)
    ORDER BY key, track, cell, item, last, day, told
)
SELECT key, size, n_lanes, track, min(day), NULL::date, array_agg(manner ORDER BY day, told),
    (array_agg(told ORDER BY day, told))[1:{single}], (array_agg(day ORDER BY day, told))[1:{single}]
FROM once WHERE cell IS NOT NULL GROUP BY key, size, n_lanes, track, cell
UNION ALL SELECT key, size, n_lanes, track, day, last, array_agg(manner ORDER BY told),
    (array_agg(told ORDER BY told))[1:1], NULL
FROM once WHERE cell IS NULL GROUP BY key, size, n_lanes, track, day, last
UNION ALL SELECT NULL, count(DISTINCT item), 0, 0, NULL, NULL, NULL, NULL, NULL FROM item WHERE key IS NULL
ORDER BY 2 DESC, 1, 4, 5, 6
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One item in a cell by itself: its first telling there."""

    appearance: int
    day: date
    manner: Manner


@dataclass(frozen=True, slots=True)
class Cell:
    """What one piece of time holds in a track, from ``first`` day on; ``items`` are all where they are few.

    ``appearance`` is the first telling.
    """

    track: int
    first: date
    manners: list[str]
    appearance: int
    items: list[Told]

    @property
    def n(self) -> int:
        """How many items there are."""
        return len(self.manners)


@dataclass(frozen=True, slots=True)
class Band:
    """What is of one longer time; ``last`` None: or any time later. ``appearance`` is the first telling."""

    track: int
    first: date
    last: date | None
    manners: list[str]
    appearance: int

    @property
    def n(self) -> int:
        """How many items there are."""
        return len(self.manners)


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


def load_lane_rows(
    entries: QuerySet[TimelineEntry], filters: Filters, scale: Scale, threads: list[int], number: int
) -> LaneRows:
    """Page ``number`` of the lanes that ``filters.row`` asks for; only these ``threads`` are visible. One query."""
    lanes: dict[int, LaneRow] = {}
    n_lanes = n_nowhere = 0
    for key, size, n_all, track, first, last, manners, told, days in _load(entries, filters, scale, threads, number):
        if key is None:
            n_nowhere = size
            continue
        n_lanes = n_all
        lane = lanes.setdefault(key, LaneRow(key, size))
        if days is None:
            lane.bands.append(Band(track, first, None if last == date.max else last, manners, told[0]))
        else:
            items = list(map(Told, told, days, manners)) if len(manners) <= N_SINGLE else []
            lane.cells.append(Cell(track, first, manners, told[0], items))
    return LaneRows(list(lanes.values()), n_lanes, n_nowhere)


def _load(
    entries: QuerySet[TimelineEntry], filters: Filters, scale: Scale, threads: list[int], number: int
) -> list[tuple]:
    inner, parameters = _dated(entries, filters, scale).query.sql_with_params()
    statement = _ROWS.format(
        entries=inner,
        lanes=_LANES[filters.row].format(about=filters.column(ABOUT)),
        item="appearance_id" if filters.row == Row.CLAIM else "claim_id",
        single=N_SINGLE,
    )
    visible = [threads] if filters.row == Row.THREAD else []
    with connections[entries.db].cursor() as cursor:
        cursor.execute(statement, [*parameters, *visible, LANES_A_PAGE, (number - 1) * LANES_A_PAGE])
        return cursor.fetchall()


def _dated(entries: QuerySet[TimelineEntry], filters: Filters, scale: Scale) -> QuerySet:
    """What passes and has a day, with the day after its clock's last."""
    dated = passing(entries, filters).filter(**{f"{filters.day}__isnull": False}).order_by()
    columns = ("claim_id", "appearance_id", "speaker_id", "channels", "threads", "manner", filters.column(ABOUT))
    return dated.annotate(day=F(filters.day), past=past_of(filters.clock), cell=scale.number_of(filters.day)).values(
        *columns, "day", "past", "cell"
    )
