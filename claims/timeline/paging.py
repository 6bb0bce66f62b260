"""Pages of a timeline by keyset: a cursor names the card after or before which a page begins.

A count of cards to skip would repeat or miss cards whenever a claim is added meanwhile. A cursor holds the place
itself, (day, claim), so the next page begins right there. It is signed, because it comes back with an address, and
names its clock and order, because it means nothing under others.
"""

from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.db.models import F, Q, QuerySet

from claims.models import TimelineEntry
from claims.timeline.filters import Filters, Order

PER_PAGE = 30
_SIGNER = signing.Signer(salt="claims.timeline.cursor")


class StaleCursor(ValueError):
    """A cursor that this site did not make, or made for another clock or order."""


@dataclass(frozen=True)
class Cursor:
    """The card at the edge of a page (``day`` None: no date on the chosen clock), and to which side to go from it."""

    day: date | None
    claim: int
    forward: bool

    def token(self, filters: Filters) -> str:
        """The cursor as it stands in an address."""
        day = self.day.isoformat() if self.day else None
        return _SIGNER.sign_object([day, self.claim, self.forward, filters.clock, filters.order])

    @classmethod
    def parse(cls, token: str, filters: Filters) -> "Cursor":
        """The cursor of ``token``; StaleCursor where it is forged, damaged, or made for another clock or order."""
        try:
            day, claim, forward, *made_for = _SIGNER.unsign_object(token)
            cursor = cls(date.fromisoformat(day) if day else None, int(claim), bool(forward))
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise StaleCursor from error
        if made_for != [filters.clock, filters.order]:
            raise StaleCursor
        return cursor


@dataclass(frozen=True)
class Page:
    """Entries in the order of the timeline, and the cursors to either side (None: there is nothing there)."""

    entries: list[TimelineEntry]
    previous: Cursor | None
    next: Cursor | None


def load_page(
    cards: QuerySet[TimelineEntry],
    rows: QuerySet[TimelineEntry],
    filters: Filters,
    cursor: Cursor | None,
    size: int = PER_PAGE,
) -> Page:
    """One page of ``cards`` (one entry per claim), in one query; ``rows`` says what is loaded with each entry.

    The page is cut before anything is joined to it.
    """
    forward = cursor is None or cursor.forward
    if cursor:
        cards = cards.filter(_beyond(cursor, filters))
    order = _order(filters, forward)
    found = list(rows.filter(pk__in=cards.order_by(*order).values("pk")[: size + 1]).order_by(*order))
    more, entries = len(found) > size, found[:size]
    if not forward:
        entries.reverse()
    before, after = (cursor is not None, more) if forward else (more, True)
    return Page(
        entries,
        _edge(entries[0], filters, forward=False) if before and entries else None,
        _edge(entries[-1], filters, forward=True) if after and entries else None,
    )


def _edge(entry: TimelineEntry, filters: Filters, *, forward: bool) -> Cursor:
    return Cursor(getattr(entry, filters.day), entry.claim_id, forward)


def _order(filters: Filters, forward: bool) -> tuple:
    """Undated cards come last in either order, so first when going backwards."""
    day = F(filters.day)
    nulls = {"nulls_last": True} if forward else {"nulls_first": True}
    if _rises(filters, forward):
        return day.asc(**nulls), "claim"
    return day.desc(**nulls), "-claim"


def _rises(filters: Filters, forward: bool) -> bool:
    return (filters.order == Order.OLDEST) == forward


def _beyond(cursor: Cursor, filters: Filters) -> Q:
    step = "gt" if _rises(filters, cursor.forward) else "lt"
    undated = Q(**{f"{filters.day}__isnull": True})
    further_claim = Q(**{f"claim__{step}": cursor.claim})
    if cursor.day is None:
        return undated & further_claim if cursor.forward else ~undated | (undated & further_claim)
    beyond = Q(**{f"{filters.day}__{step}": cursor.day}) | Q(**{filters.day: cursor.day}) & further_claim
    return beyond | undated if cursor.forward else beyond
