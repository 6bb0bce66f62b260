"""A page of the timeline, put together: twelve queries at most for any number of claims (wound back, three more)."""

from dataclasses import dataclass

from claims.models import Anchor, Claim, Dispute
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.bars import count_bars
from claims.timeline.cards import Card, Month, about_of, group_by_month, load_cards, with_card_rows
from claims.timeline.counts import Counts, count
from claims.timeline.density import Strip, draw_strip
from claims.timeline.evidence import Evidence, evidence_of, with_window
from claims.timeline.facets import FacetList, keys_to_name, list_facets
from claims.timeline.filters import ABOUT, PUBLISHER, ROLE, SPEAKER, Filters
from claims.timeline.loosened import Loosened, loosened
from claims.timeline.names import load_names
from claims.timeline.paging import Cursor, Page, load_page
from claims.timeline.query import one_per_claim, passing
from claims.timeline.standing import MOST_TOMBSTONES, entries_of, tombstones_of


@dataclass(frozen=True, slots=True)
class Shown:
    """The card whose evidence stands beside the list."""

    card: Card
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All that the template needs.

    ``n_undated`` tellings are left out: nobody knows when they were published. ``n_without`` claims pass the filters
    and have no day on the chosen clock: a period leaves them out, else they come last. ``loosened``: what else could be
    asked for where no claim was found. ``tombstones``: the withdrawn claims, where they are asked for.
    """

    counts: Counts
    strip: Strip | None
    facets: list[FacetList]
    months: list[Month]
    page: Page
    shown: Shown | None
    n_undated: int
    n_without: int
    loosened: list[Loosened]
    tombstones: list[Claim]


def load_timeline(
    gate: Gate, dispute: Dispute, threads: list[Dispute], filters: Filters, cursor: Cursor | None, show: int | None
) -> TimelinePage:
    """One page of a dispute's timeline; ``show`` is the number of the claim whose evidence is wanted."""
    entries = entries_of(gate, dispute)
    withdrawn = tombstones_of(gate, dispute)
    counts = count(entries, filters, n_withdrawn=withdrawn.count() if filters.shows_withdrawn else 0)
    bars = count_bars(entries, counts, filters)
    cards = one_per_claim(passing(entries, filters), filters)
    page = load_page(cards, with_card_rows(gate, dispute), filters, cursor)
    about = {pk for entry in page.entries for pk in about_of(entry)}
    parties = keys_to_name(counts, (SPEAKER, ABOUT, ROLE), filters)
    names = load_names(parties | about, keys_to_name(counts, (PUBLISHER,), filters))
    cards = load_cards(gate, dispute, page.entries, filters, names)
    return TimelinePage(
        counts=counts,
        strip=draw_strip(counts, filters, bars),
        facets=list_facets(counts, filters, names, threads),
        months=group_by_month(cards, counts),
        page=page,
        shown=_show(cards, show),
        n_undated=_count_undated(gate, dispute),
        n_without=bars.n_without,
        loosened=loosened(counts, filters),
        tombstones=list(withdrawn[:MOST_TOMBSTONES]) if filters.wants_withdrawn else [],
    )


def _count_undated(gate: Gate, dispute: Dispute) -> int:
    """None are left out today, nor by the clock that is never unknown."""
    if gate.known is None or gate.known.clock != Clock.PUBLISHED:
        return 0
    return gate.undated_entries_of(dispute).count()


def _show(cards: list[Card], number: int | None) -> Shown | None:
    """The card of this claim where it is on the page, else the first."""
    if not cards:
        return None
    card = next((card for card in cards if card.claim.number == number), cards[0])
    appearance = card.appearance
    anchors = Anchor.objects.filter(appearance=appearance, snapshot=appearance.first_snapshot_id)
    anchor = with_window(anchors).select_related("snapshot").defer("snapshot__text", "snapshot__html").first()
    return Shown(card, anchor and evidence_of(anchor))
