"""Places in a timeline's list to go to: today, and what came in or changed last."""

from datetime import date

from django.db.models import QuerySet

from claims.models import TimelineEntry
from claims.terms import Term
from claims.timeline.filters import Filters, Order
from claims.timeline.paging import Cursor
from claims.timeline.query import one_per_claim, passing

_AFTER_ALL = 2**63 - 1


class Jump(Term):
    """Where to go. The first claim needs no such thing: it is where the oldest come first."""

    TODAY = "today", "today"
    CHANGE = "change", "last change"


def query_of_jump(entries: QuerySet[TimelineEntry], filters: Filters, jump: Jump, today: date) -> str:
    """The query string of the page to go to; that of the first page where there is nothing to go to."""
    if jump == Jump.TODAY:
        return _at_today(entries, filters, today)
    return _at_change(entries, filters)


def _at_today(entries: QuerySet[TimelineEntry], filters: Filters, today: date) -> str:
    """Newest first, the page begins with the latest until today; oldest first, it ends there."""
    if not passing(entries, filters).filter(**{f"{filters.day}__lte": today}).exists():
        return filters.query()
    return _query(filters, Cursor(today, _AFTER_ALL, forward=filters.order == Order.NEWEST))


def _at_change(entries: QuerySet[TimelineEntry], filters: Filters) -> str:
    """The page that begins with the claim whose latest telling we held last, with its evidence shown."""
    last = passing(entries, filters).order_by("-known_first_held_on", "-appearance").values("claim")[:1]
    card = one_per_claim(passing(entries, filters).filter(claim__in=last), filters).select_related("claim").first()
    if card is None:
        return filters.query()
    beside = card.claim_id + (1 if filters.order == Order.NEWEST else -1)
    return _query(filters, Cursor(getattr(card, filters.day), beside, forward=True), show=card.claim.number)


def _query(filters: Filters, cursor: Cursor, **more: int) -> str:
    return filters.query(cursor=cursor.token(filters), **more)
