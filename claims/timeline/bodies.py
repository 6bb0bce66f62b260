"""What stands under the strip in each look."""

from dataclasses import dataclass
from datetime import UTC
from typing import Any

from claims.models import Anchor, Dispute
from claims.models.prepared import Place, Prepared
from claims.permissions import Gate
from claims.timeline.cards import Card, cards_for, group_by_month
from claims.timeline.columns import Columns
from claims.timeline.counts import Counts
from claims.timeline.endnotes import number_sources
from claims.timeline.evidence import Evidence, evidence_of, with_window
from claims.timeline.filters import Filters
from claims.timeline.keeping import Keep
from claims.timeline.lane_rows import find_lane_rows
from claims.timeline.lane_scale import choose_scale
from claims.timeline.lanes import draw_lanes, load_words
from claims.timeline.lit_cards import light_up
from claims.timeline.looks import Look, Row
from claims.timeline.names import Named
from claims.timeline.paging import PER_PAGE, Cursor, Page, find_page
from claims.timeline.table import NumberedPage, columns_of_table, load_table_page

PRINTED_A_PAGE = 200
_EVIDENCE: Keep[int, Evidence | None] = Keep(most=500)


@dataclass(frozen=True, slots=True)
class Shown:
    """The card whose evidence stands beside the list."""

    card: Card
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Found:
    """What the filters find of a dispute, as one viewer sees it: from this every look is made."""

    gate: Gate
    dispute: Dispute
    threads: list[Dispute]
    filters: Filters
    columns: Columns
    counts: Counts

    def cards(self, page: Page | NumberedPage) -> list[Card]:
        """The cards of a page."""
        cards = cards_for(self.gate, self.dispute, page.entries, self.columns, self.filters.clock)
        return light_up(cards, self.filters)


def load_body(found: Found, *, cursor: Cursor | None, show: int | None, number: int) -> dict[str, Any]:
    """What ``TimelinePage`` holds of the look that the filters ask for.

    ``cursor`` is where a list begins, ``number`` the page of a table or of lanes; ``show`` is the number of the claim
    whose evidence is wanted beside a list.
    """
    match found.filters.look:
        case Look.LANES:
            return _load_lanes(found, number)
        case Look.TABLE:
            return _load_table(found, number)
        case Look.PRINT:
            page = find_page(found.columns, found.filters, cursor, PRINTED_A_PAGE)
            cards = found.cards(page)
            own = {"endnotes": number_sources(cards)}
        case _:
            page = find_page(found.columns, found.filters, cursor, PER_PAGE)
            cards = found.cards(page)
            own = {"shown": _show(found.gate, cards, show)}
    return {"page": page, "cards": cards, "months": group_by_month(cards, found.counts), **own}


def _load_table(found: Found, number: int) -> dict[str, Any]:
    page = load_table_page(found.columns, found.filters, number)
    return {"page": page, "cards": found.cards(page), "columns": columns_of_table(found.filters)}


def _load_lanes(found: Found, number: int) -> dict[str, Any]:
    """One query; nothing where nothing has a day to be drawn at."""
    scale = choose_scale(found.counts, found.filters)
    if scale is None:
        return {}
    threads = [thread.pk for thread in found.threads]
    rows = find_lane_rows(found.columns, found.filters, scale.cells, threads, number)
    today = found.gate.now.astimezone(UTC).date()
    named = _named_in_lanes(found)
    return {
        "lanes": draw_lanes(rows, scale, found.filters, named, load_words(rows), number=number, today=today),
    }


def _named_in_lanes(found: Found) -> dict[int, Named]:
    match found.filters.row:
        case Row.PARTY:
            return found.columns.names.parties
        case Row.OUTLET:
            return found.columns.names.publishers
        case Row.THREAD:
            return {thread.pk: Named(thread.pk, thread.slug, thread.title) for thread in found.threads}
        case _:
            return {}


def _show(gate: Gate, cards: list[Card], number: int | None) -> Shown | None:
    """The card of this claim where it is on the page, else the first."""
    if not cards:
        return None
    card = next((card for card in cards if card.claim.number == number), cards[0])
    return Shown(card, _EVIDENCE.get(card.appearance.pk, gate.now, lambda: _load_evidence(card)))


def _load_evidence(card: Card) -> Evidence | None:
    appearance = card.appearance
    anchors = _anchors_in(appearance=appearance.pk, snapshot=appearance.first_snapshot_id)
    return evidence_of(anchors[0]) if anchors else None


_ENDS = (f"{what}{end}" for what in ("", "cue_", "source_") for end in ("start", "end"))
_anchors_in: Prepared[Anchor] = Prepared(
    with_window(
        Anchor.objects.filter(appearance=Place("appearance"), snapshot=Place("snapshot")).only(*_ENDS)
    ).order_by("pk")[:1]
)
