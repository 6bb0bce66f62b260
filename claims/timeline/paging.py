"""Pages of a timeline by keyset: a cursor names the card after or before which a page begins.

A count of cards to skip would repeat or miss cards whenever a claim is added meanwhile. A cursor holds the place
itself, (day, claim), so the next page begins right there. It is signed, because it comes back with an address, and
names its clock and order, because it means nothing under others.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.core import signing

from claims.timeline.columns import NO_DAY, Columns
from claims.timeline.filters import Filters, Order
from claims.timeline.passing_rows import passing_of

PER_PAGE = 25
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
    """Ids of entries in the order of the timeline, and the cursors to either side (None: there is nothing there).

    ``claims`` are the keys of their claims; ``n_found`` counts the cards of all pages.
    """

    entries: list[int]
    previous: Cursor | None
    next: Cursor | None
    claims: list[int] = field(default_factory=list)
    n_found: int = 0


def find_page(columns: Columns, filters: Filters, cursor: Cursor | None, size: int = PER_PAGE) -> Page:
    """One page of the cards: of each claim that passes the filters the entry with the earliest chosen clock."""
    cards = _Cards(columns, filters)
    if cursor is None or cursor.forward:
        start = cards.n_until(cursor) if cursor else 0
        end = min(start + size, len(cards.rows))
    else:
        end = cards.n_before(cursor)
        start = max(end - size, 0)
    if start == end:
        return Page([], None, None, n_found=len(cards.rows))
    return Page(
        columns.id[cards.rows[start:end]].tolist(),
        cards.edge(start, forward=False) if start > 0 else None,
        cards.edge(end - 1, forward=True) if end < len(cards.rows) else None,
        claims=columns.claim[cards.rows[start:end]].tolist(),
        n_found=len(cards.rows),
    )


def rows_in_order(columns: Columns, filters: Filters) -> np.ndarray:
    """The rows of all cards in the order of the timeline."""
    return _Cards(columns, filters).rows


class _Cards:
    """The rows of all cards in the order of the timeline, in which undated ones come last."""

    def __init__(self, columns: Columns, filters: Filters):
        self.columns = columns
        self.sign = 1 if filters.order == Order.OLDEST else -1
        self.rows = passing_of(columns, filters).cards_in_order(filters.order)

    def n_before(self, cursor: Cursor) -> int:
        """How many cards come before the place of a cursor."""
        return bisect_left(self.rows, self._place(cursor), key=self._place_of)

    def n_until(self, cursor: Cursor) -> int:
        """The same with the card that stands there, where it still does."""
        return bisect_right(self.rows, self._place(cursor), key=self._place_of)

    def _place_of(self, row: int) -> tuple[int, int]:
        day = int(self.columns.day[row])
        return day if day == NO_DAY else self.sign * day, self.sign * int(self.columns.claim[row])

    def _place(self, cursor: Cursor) -> tuple[int, int]:
        return self.sign * cursor.day.toordinal() if cursor.day else NO_DAY, self.sign * cursor.claim

    def edge(self, number: int, *, forward: bool) -> Cursor:
        """The cursor at one of the cards."""
        row = self.rows[number]
        day = int(self.columns.day[row])
        return Cursor(None if day == NO_DAY else date.fromordinal(day), int(self.columns.claim[row]), forward)
