"""A page of the timeline, put together: twelve queries at most for any number of claims (wound back, three more)."""

from dataclasses import dataclass, field

from claims.models import Claim, Dispute
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.bars import count_bars
from claims.timeline.bodies import Shown, find_body
from claims.timeline.cards import Card, Month
from claims.timeline.columns import columns_of
from claims.timeline.counts import Counts, cards_of, count
from claims.timeline.density import Strip, draw_strip
from claims.timeline.endnotes import Endnotes
from claims.timeline.facets import FacetList, keys_to_name, list_facets
from claims.timeline.filters import ABOUT, FIRST, PUBLISHER, ROLE, SPEAKER, Filters
from claims.timeline.lanes import Lanes
from claims.timeline.loosened import Loosened, loosened
from claims.timeline.names import load_names
from claims.timeline.paging import Cursor, Page
from claims.timeline.query import entries_for, with_ids
from claims.timeline.standing import MOST_TOMBSTONES, tombstones_of
from claims.timeline.table import Column, NumberedPage


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All that the template needs; what another look than the chosen one needs is empty.

    ``n_undated`` tellings are left out: nobody knows when they were published. ``n_without`` claims pass the filters
    and have no day on the chosen clock: a period leaves them out, else they come last. ``loosened``: what else could be
    asked for where no claim was found. ``tombstones``: the withdrawn claims, where they are asked for.
    """

    counts: Counts
    strip: Strip | None
    facets: list[FacetList]
    n_undated: int
    n_without: int
    loosened: list[Loosened]
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
    entries = entries_for(gate, dispute, filters)
    columns = columns_of(gate, dispute, filters)
    counts = count(columns, filters)
    bars = count_bars(entries, counts, filters)
    cards = with_ids(cards_of(columns, filters))
    body = find_body(gate, dispute, entries, cards, threads, filters, counts, cursor=cursor, show=show, number=number)
    parties = keys_to_name(counts, (SPEAKER, ABOUT, ROLE), filters)
    publishers = keys_to_name(counts, (FIRST, PUBLISHER), filters)
    names = load_names(parties | body.parties, publishers | body.publishers)
    return TimelinePage(
        counts=counts,
        strip=draw_strip(counts, filters, bars),
        facets=list_facets(counts, filters, names, threads),
        n_undated=_count_undated(gate, dispute),
        n_without=bars.n_without,
        loosened=loosened(counts, filters),
        tombstones=list(tombstones_of(gate, dispute)[:MOST_TOMBSTONES]) if filters.wants_withdrawn else [],
        **body.shown(names),
    )


def _count_undated(gate: Gate, dispute: Dispute) -> int:
    """None are left out today, nor by the clock that is never unknown."""
    if gate.known is None or gate.known.clock != Clock.PUBLISHED:
        return 0
    return gate.undated_entries_of(dispute).count()
