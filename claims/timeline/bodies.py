"""What stands under the strip in each look: first its rows, then, once all names of the page are loaded, the rest."""

from dataclasses import dataclass
from datetime import UTC, date
from typing import Any, Protocol

from django.db.models import QuerySet

from claims.models import Anchor, Dispute, TimelineEntry
from claims.permissions import Gate
from claims.timeline.cards import Card, about_of, group_by_month, load_cards, with_card_rows
from claims.timeline.counts import Counts
from claims.timeline.endnotes import number_sources
from claims.timeline.evidence import Evidence, evidence_of, with_window
from claims.timeline.filters import Filters
from claims.timeline.lane_rows import LaneRows, load_lane_rows
from claims.timeline.lane_scale import LaneScale, choose_scale
from claims.timeline.lanes import draw_lanes, load_words
from claims.timeline.looks import Look, Row
from claims.timeline.names import Named, Names
from claims.timeline.paging import PER_PAGE, Cursor, Page, load_page
from claims.timeline.table import NumberedPage, columns, load_table_page

PRINTED_A_PAGE = 200


class Body(Protocol):
    """The rows of one look, with the ids that it needs names for."""

    parties: set[int]
    publishers: set[int]

    def shown(self, names: Names) -> dict[str, Any]:
        """What ``TimelinePage`` holds of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The card whose evidence stands beside the list."""

    card: Card
    evidence: Evidence | None


def find_body(
    gate: Gate,
    dispute: Dispute,
    entries: QuerySet[TimelineEntry],
    cards: QuerySet[TimelineEntry],
    threads: list[Dispute],
    filters: Filters,
    counts: Counts,
    *,
    cursor: Cursor | None,
    show: int | None,
    number: int,
) -> Body:
    """The rows of the look that ``filters`` ask for, of ``entries`` from the gate; one query, for lanes two.

    ``cards`` are those of the entries that pass and stand for their claims.
    """
    if filters.look == Look.LANES:
        return _find_lanes(gate, entries, threads, filters, counts, number)
    rows = with_card_rows(gate, dispute)
    if filters.look == Look.TABLE:
        page = load_table_page(cards, rows, entries, filters, number=number, n_found=counts.n_found)
    else:
        page = load_page(cards, rows, filters, cursor, PRINTED_A_PAGE if filters.look == Look.PRINT else PER_PAGE)
    return _Cards(gate, dispute, filters, counts, page, show)


@dataclass
class _Cards:
    """A page of cards: a list, a table, or what is to be printed."""

    gate: Gate
    dispute: Dispute
    filters: Filters
    counts: Counts
    page: Page | NumberedPage
    show: int | None

    def __post_init__(self):
        self.parties = {pk for entry in self.page.entries for pk in about_of(entry)}
        self.publishers = set()

    def shown(self, names: Names) -> dict[str, Any]:
        cards = load_cards(self.gate, self.dispute, self.page.entries, self.filters, names)
        match self.filters.look:
            case Look.TABLE:
                of_look = {"columns": columns(self.filters)}
            case Look.PRINT:
                of_look = {"months": group_by_month(cards, self.counts), "endnotes": number_sources(cards)}
            case _:
                of_look = {"months": group_by_month(cards, self.counts), "shown": _show(cards, self.show)}
        return {"page": self.page, "cards": cards, **of_look}


@dataclass
class _Lanes:
    """A page of lanes; without ``scale`` there is nothing with a day to draw."""

    filters: Filters
    threads: list[Dispute]
    rows: LaneRows
    scale: LaneScale | None
    number: int
    today: date

    def __post_init__(self):
        keys = {lane.key for lane in self.rows.lanes}
        self.parties = keys if self.filters.row == Row.PARTY else set()
        self.publishers = keys if self.filters.row == Row.OUTLET else set()
        self.words = load_words(self.rows)

    def shown(self, names: Names) -> dict[str, Any]:
        if self.scale is None:
            return {}
        threads = {thread.pk: Named(thread.pk, thread.slug, thread.title) for thread in self.threads}
        named = {Row.PARTY: names.parties, Row.OUTLET: names.publishers, Row.THREAD: threads, Row.CLAIM: {}}
        of_lanes = named[self.filters.row]
        drawn = draw_lanes(
            self.rows, self.scale, self.filters, of_lanes, self.words, number=self.number, today=self.today
        )
        return {"lanes": drawn}


def _find_lanes(
    gate: Gate,
    entries: QuerySet[TimelineEntry],
    threads: list[Dispute],
    filters: Filters,
    counts: Counts,
    number: int,
) -> _Lanes:
    scale, rows = choose_scale(counts, filters), LaneRows([], 0, 0)
    if scale:
        visible = [thread.pk for thread in threads]
        rows = load_lane_rows(entries, filters, scale.cells, visible, number)
    return _Lanes(filters, threads, rows, scale, number, gate.now.astimezone(UTC).date())


def _show(cards: list[Card], number: int | None) -> Shown | None:
    """The card of this claim where it is on the page, else the first."""
    if not cards:
        return None
    card = next((card for card in cards if card.claim.number == number), cards[0])
    appearance = card.appearance
    anchors = Anchor.objects.filter(appearance=appearance, snapshot=appearance.first_snapshot_id)
    anchor = with_window(anchors).select_related("snapshot").defer("snapshot__text", "snapshot__html").first()
    return Shown(card, anchor and evidence_of(anchor))
