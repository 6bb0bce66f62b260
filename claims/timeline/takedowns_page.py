"""Take-downs as leads see them, and the marks that they leave for readers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from claims.models import Blackout, Takedown
from claims.terms import TakedownState, Term

TAKEDOWNS_A_PAGE = 20

_MARK = JSONObject(
    n="n_words",
    at="takedown__decided_at",
    is_public="takedown__is_public",
    reason="takedown__reason",
    reference="takedown__reference",
)


class TakedownTray(Term):
    """Where a take-down lies."""

    OPEN = "open", "Asked for"
    DECIDED = "decided", "Decided"


@dataclass(frozen=True, slots=True)
class TakedownsPage:
    """One page of a tray."""

    tray: TakedownTray
    page: Page


@dataclass(frozen=True, slots=True)
class Mark:
    """What is left where words were taken down: how many, when, and why, where readers may know."""

    n: int
    at: datetime
    reason: str
    reference: str


def load_takedowns_page(tray: TakedownTray, number: object = 1) -> TakedownsPage:
    """Those that wait for a second lead, oldest first, or the decided ones, latest first; two queries."""
    is_open = tray == TakedownTray.OPEN
    rows = _rows().filter(decided_at__isnull=is_open)
    order = ("asked_at", "pk") if is_open else ("-decided_at", "-pk")
    return TakedownsPage(tray, Paginator(rows.order_by(*order), TAKEDOWNS_A_PAGE).get_page(number))


def find_takedown(pk: int) -> Takedown | None:
    """One with its people and its article; one query."""
    return _rows().filter(pk=pk).first()


def waiting_for_a_second() -> QuerySet[Takedown]:
    """Those that nobody decided yet."""
    return Takedown.objects.filter(state=TakedownState.ASKED)


def blackouts() -> ArraySubquery:
    """The marks of a stored version as JSON, for ``annotate``, the oldest first."""
    rows = Blackout.objects.filter(snapshot=OuterRef("pk")).order_by("takedown__decided_at", "pk")
    return ArraySubquery(rows.values(json=_MARK))


def marks_of(rows: Iterable[Mapping]) -> list[Mark]:
    """The marks of rows of ``blackouts``."""
    return [_mark(row) for row in rows]


def _mark(row: Mapping) -> Mark:
    why = (row["reason"], row["reference"]) if row["is_public"] else ("", "")
    return Mark(row["n"], datetime.fromisoformat(row["at"]), *why)


def _rows() -> QuerySet[Takedown]:
    return Takedown.objects.select_related("asked_by", "decided_by", "article", "snapshot")
