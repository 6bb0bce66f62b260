"""The queue of what waits for an editor: what is asked of it, and which claim comes next.

It reads ``ReviewItem`` alone, whose indexes have each order: the next claim is found without looking at the others.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import DateTimeField, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery

from claims.models import ReviewAside, ReviewDecision, ReviewItem, ReviewSkip, User
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.models.seconding import waiting_agreements
from claims.terms import Term
from claims.timeline.review_editor import Editor

#: More than this are not counted one by one.
MOST_COUNTED = 1_000


class Order(Term):
    """What comes first."""

    NEWEST = "newest", "newest"
    LEAST_SURE = "least-sure", "least sure"
    ECHOED = "echoed", "most echoed"
    ACCUSATIONS = "accusations", "accusations first"


class Tray(Term):
    """Which of what waits."""

    ALL = "all", "all"
    MINE = "mine", "my parties"
    UNCLEAR = "unclear", "not clear who is meant"


_ORDERS = {
    Order.NEWEST: ("-since", "claim"),
    Order.LEAST_SURE: ("confidence", "claim"),
    Order.ECHOED: ("-n_articles", "-since", "claim"),
    Order.ACCUSATIONS: ("-accuses", "-since", "claim"),
}


@dataclass(frozen=True, slots=True)
class Narrow:
    """One way in which the queue is narrowed: the parameter, its value, the row meant, and what people call it."""

    name: str
    value: str
    pk: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class QueueAsked:
    """The queue that an address asks for."""

    order: Order = Order.NEWEST
    tray: Tray = Tray.ALL
    narrows: tuple[Narrow, ...] = field(default=())

    def query(self, **other: str) -> str:
        """The query string of the same queue ("" or "?…"), with other values for some parameters, "" for none."""
        usual = {"order": Order.NEWEST.value, "only": Tray.ALL.value}
        asked = {"order": self.order.value, "only": self.tray.value} | {each.name: each.value for each in self.narrows}
        pairs = [(name, value) for name, value in (asked | other).items() if value and usual.get(name) != value]
        return f"?{urlencode(pairs)}" if pairs else ""

    def _condition(self) -> Q:
        return Q(*(_CONDITIONS[each.name](each) for each in self.narrows))


_CONDITIONS = {
    "dispute": lambda one: Q(disputes__contains=[one.pk]),
    "by": lambda one: Q(parties__contains=[one.pk], speaker=one.pk),
    "about": lambda one: Q(parties__contains=[one.pk]) & ~Q(speaker=one.pk),
    "rule": lambda one: Q(rules__contains=[one.value]),
    "unsure": lambda one: Q(confidence__lte=float(one.value)),
}


def put_aside() -> Exists:
    """Whether an item was put aside, and nothing new waits in it since."""
    return Exists(ReviewAside.objects.filter(claim=OuterRef("claim"), put_at__gte=OuterRef("since")))


def waiting(asked: QueueAsked, editor: Editor) -> QuerySet[ReviewItem]:
    """All that waits in this queue, in its order."""
    return _waiting(*_key(asked, editor))


def _key(asked: QueueAsked, editor: Editor) -> tuple:
    """All that the rows of a queue depend on."""
    return asked, editor.pk, tuple(party.pk for party in editor.watched), settings.SECOND_EDITOR


def _waiting(asked: QueueAsked, editor: int, watched: tuple[int, ...], second_editor: bool) -> QuerySet[ReviewItem]:
    items = ReviewItem.objects.filter(asked._condition(), put_aside() if asked.tray == Tray.UNCLEAR else ~put_aside())
    agreed = waiting_agreements(second_editor).filter(
        user=editor, claim=OuterRef("claim"), agreed_at__gte=OuterRef("since")
    )
    items = items.exclude(Exists(agreed))  # a second editor is needed, who is somebody else
    if asked.tray == Tray.MINE:
        items = items.filter(parties__overlap=list(watched))
    return items.order_by(*_ORDERS[asked.order])


def next_number(asked: QueueAsked, editor: Editor, now: datetime) -> int | None:
    """The number of the claim that comes next: last come those that the editor skipped today, then those that somebody
    else has open. One query, or up to three at the end of the queue."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    values = {"looks": list(editor.looks), "today": today}
    return next((number for each in _firsts(*_key(asked, editor)) for number in each(**values)), None)


@lru_cache(maxsize=500)
def _firsts(*queue) -> tuple[Prepared[int], ...]:
    """The first number of what is free, of what was skipped, and of all; asked for after each key."""
    items, (today, looks) = _waiting(*queue), (Place("today", DateTimeField()), Place("looks"))
    skips = ReviewSkip.objects.filter(user=queue[1], claim=OuterRef("claim"), skipped_at__gte=today)
    free = items.exclude(IsOneOf("claim", looks))
    skipped = free.annotate(at=skips.values("skipped_at")[:1]).filter(at__isnull=False).order_by("at", "claim")
    return tuple(
        Prepared(rows.values_list("claim__number", flat=True)[:1])
        for rows in (free.filter(~Exists(skips)), skipped, items)
    )


def last_verdict(number: int) -> ReviewDecision | None:
    """The latest decision on the claim with this number that was not undone, with who made it; one query."""
    decisions = ReviewDecision.objects.filter(claims__claim__number=number, undone_at=None)
    return decisions.select_related("user").order_by("-pk").first()


def count_waiting(asked: QueueAsked, editor: Editor) -> int:
    """How many wait in this queue, up to one more than ``MOST_COUNTED``; one query."""
    [n] = _counting(*_key(asked, editor))()
    return n


class _NRows(Subquery):
    """How many rows a query has."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


@lru_cache(maxsize=500)
def _counting(*queue) -> Prepared[int]:
    rows = _waiting(*queue).order_by().values("claim")[: MOST_COUNTED + 1]
    return Prepared(User.objects.filter(pk=queue[1]).values_list(_NRows(rows), flat=True))
