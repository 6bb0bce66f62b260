"""A page of the timeline, put together from what is kept of its dispute; few queries for any number of claims."""

from dataclasses import dataclass, field

from claims.models import Claim, Dispute
from claims.permissions import Gate
from claims.timeline.bars import count_bars
from claims.timeline.bodies import Found, Shown, load_body
from claims.timeline.cards import Card, Month
from claims.timeline.counts import Counts, count
from claims.timeline.density import Strip, draw_strip
from claims.timeline.endnotes import Endnotes
from claims.timeline.facets import FacetList, list_facets
from claims.timeline.filters import Filters
from claims.timeline.lanes import Lanes
from claims.timeline.looks import Look
from claims.timeline.loosened import Loosened, loosened, other_words
from claims.timeline.paging import Cursor, Page
from claims.timeline.query import tombstones_for
from claims.timeline.searched import search_columns
from claims.timeline.standing import MOST_TOMBSTONES
from claims.timeline.table import Column, NumberedPage


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All that the template needs; what another look than the chosen one needs is empty.

    ``filters`` are those that were asked for, without what ``problems`` say was left out. Beside those shown
    ``n_undated`` tellings are left out: nobody knows when they were published. ``n_without`` claims pass the filters
    and have no day on the chosen clock: a period leaves them out, else they come last. ``loosened``: what else could be
    asked for where no claim was found, ``other_words`` what else could be searched for. ``tombstones``: the withdrawn
    claims, where they are asked for.
    """

    filters: Filters
    problems: list[str]
    counts: Counts
    strip: Strip | None
    facets: list[FacetList]
    n_undated: int
    n_without: int
    loosened: list[Loosened]
    other_words: list[Loosened]
    tombstones: list[Claim]
    page: Page | NumberedPage | None = None
    cards: list[Card] = field(default_factory=list)
    months: list[Month] = field(default_factory=list)
    shown: Shown | None = None
    columns: list[Column] = field(default_factory=list)
    endnotes: Endnotes | None = None
    lanes: Lanes | None = None


def load_timeline(
    gate: Gate,
    dispute: Dispute,
    threads: list[Dispute],
    filters: Filters,
    cursor: Cursor | None = None,
    show: int | None = None,
    number: int = 1,
) -> TimelinePage:
    """One page of a dispute's timeline in the look that ``filters`` ask for.

    ``cursor`` is where a list begins, ``number`` the page of a table or of lanes; ``show`` is the number of the claim
    whose evidence is wanted beside a list.
    """
    searched = search_columns(gate, dispute, filters)
    columns, filters = searched.columns, searched.filters
    counts = count(columns, filters)
    bars = count_bars(columns, counts, filters)
    found = Found(gate, dispute, threads, filters, columns, counts)
    on_screen = filters.look != Look.PRINT
    return TimelinePage(
        filters=filters,
        problems=searched.left_out,
        counts=counts,
        strip=draw_strip(counts, filters, bars) if on_screen else None,
        facets=list_facets(counts, filters, columns.names, threads) if on_screen else [],
        n_undated=columns.n_undated,
        n_without=bars.n_without,
        loosened=loosened(counts, filters),
        other_words=[] if counts.n_found else other_words(gate, columns, filters),
        tombstones=list(tombstones_for(gate, dispute, filters)[:MOST_TOMBSTONES]) if filters.wants_withdrawn else [],
        **load_body(found, cursor=cursor, show=show, number=number),
    )
