"""Lanes across time: one row per party, outlet, thread or claim, as a drawing in numbers.

What has no place is said: ``n_nowhere`` dated claims that stand in no such lane, and of each track the longer times
that found no room.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Left

from claims.models import Appearance
from claims.timeline.filters import ABOUT, PUBLISHER, SPEAKER, THREAD, Choice, Facet, Filters
from claims.timeline.lane_marks import LONGEST, Marker, Track, Words
from claims.timeline.lane_rows import LANES_A_PAGE, LaneRow, LaneRows
from claims.timeline.lane_scale import LaneScale
from claims.timeline.looks import Look, Row
from claims.timeline.names import Named
from claims.timeline.wordings import words_alone

#: What the tracks of a lane show, and the facet whose value leaves just that; a claim has a page of its own.
_TRACKS: dict[Row, tuple[tuple[str, Facet | None], ...]] = {
    Row.PARTY: (("says", SPEAKER), ("about it", ABOUT)),
    Row.OUTLET: (("", PUBLISHER),),
    Row.THREAD: (("", THREAD),),
    Row.CLAIM: (("", None),),
}


@dataclass(frozen=True, slots=True)
class Lane:
    """One row: whose it is, with what its page is called in an address, and how many items stand in it."""

    name: str
    slug: str
    size: int
    height: int
    tracks: list[Track]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across all lanes, with its label."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """One page of lanes; ``first`` and ``last`` number them among ``n_lanes``. ``today``: where today is, if shown.

    ``cell`` is for how long a time a claim is drawn once: "month".
    """

    lanes: list[Lane]
    width: int
    ticks: list[Tick]
    today: int | None
    cell: str
    first: int
    last: int
    n_lanes: int
    n_nowhere: int
    previous: int | None
    next: int | None


def load_words(rows: LaneRows) -> dict[int, Words]:
    """What marks and claims' lanes say, by appearance. One query."""
    wanted = {item.appearance for lane in rows.lanes for cell in lane.cells for item in cell.items}
    wanted |= {band.appearance for lane in rows.lanes for band in lane.bands}
    wanted |= {lane.appearance for lane in rows.lanes}
    speaker = Coalesce("speaker__name", "claim__speaker__name", Value(""))
    # One array, not thousands of parameters, which take the driver longer to count than the database to find.
    found = Appearance.objects.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [list(wanted)]))
    columns = ("pk", "claim__number", Left(words_alone(), LONGEST), speaker)
    return {pk: Words(*said) for pk, *said in found.values_list(*columns)}


def draw_lanes(
    rows: LaneRows,
    scale: LaneScale,
    filters: Filters,
    named: dict[int, Named],
    words: dict[int, Words],
    *,
    number: int,
    today: date,
) -> Lanes:
    """The drawing of page ``number``; ``named`` says whose a lane is, nothing of a claim's own."""
    skipped = (number - 1) * LANES_A_PAGE
    return Lanes(
        lanes=[_lane(row, named.get(row.key), scale, filters, words) for row in rows.lanes],
        width=scale.width,
        ticks=list(_ticks(scale)),
        today=round(scale.x(today)) if scale.first <= today <= scale.last else None,
        cell=scale.cells.name,
        first=skipped + 1,
        last=skipped + len(rows.lanes),
        n_lanes=rows.n_lanes,
        n_nowhere=rows.n_nowhere,
        previous=number - 1 if number > 1 else None,
        next=number + 1 if skipped + LANES_A_PAGE < rows.n_lanes else None,
    )


def _lane(row: LaneRow, named: Named | None, scale: LaneScale, filters: Filters, words: dict[int, Words]) -> Lane:
    own = words[row.appearance]
    tracks, top = [], 0
    for n, (name, facet) in enumerate(_TRACKS[filters.row]):
        cells = [cell for cell in row.cells if cell.track == n]
        bands = [band for band in row.bands if band.track == n]
        if cells or bands:
            listed = _only(filters, facet, named) if facet and named else None
            track = Marker(scale, filters, words, listed, own.number).track(name, cells, bands, top)
            tracks.append(track)
            top += track.height
    name, slug = (named.name, named.slug) if named else (own.words, str(own.number))
    return Lane(name, slug, row.size, top, tracks)


def _only(filters: Filters, facet: Facet, named: Named) -> Filters:
    """The list of what stands in one track; what a party says of itself stands in that of what it says alone."""
    choice = Choice(facet, named.slug, str(named.pk), named.name)
    own = Choice(SPEAKER, named.slug, str(named.pk), named.name)
    others = tuple(other for other in filters.choices if other.facet is not facet or other.is_out)
    if facet is ABOUT:
        others = (*(other for other in others if other not in (own, own.turned)), own.turned)
    return replace(filters, look=Look.LIST, choices=(*others, choice))


def _ticks(scale: LaneScale) -> Iterator[Tick]:
    for number in scale.ticks.numbers(scale.first, scale.last):
        first = scale.ticks.first(number)
        if first >= scale.first:
            yield Tick(round(scale.x(first)), scale.ticks.tick(number))
