"""What editors decided about the claims of a dispute. For the desk: it tells what was never published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, CharField, F, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Left

from claims.models import (
    Appearance,
    Claim,
    ClaimParty,
    ClaimRelation,
    OriginDecision,
    Placement,
    Reply,
    TimelineEntry,
    User,
    events_by_people,
)
from claims.terms import Status
from claims.timeline.news.parts import Asked

MOST_DECISIONS = 200
_WORDS = 200
_COLUMNS = ["pgh_context", "pgh_created_at", "rank", "who", "told_why", "became"]
_COLUMNS += ["told_number", "told_words", "told_status"]

#: The tables that a decision may touch, the weightiest first, the column with the claim, and what it is about.
_TABLES: tuple[tuple[type[Model], str, str], ...] = (
    (Claim, "pgh_obj", "the claim"),
    (ClaimRelation, "claim", "how it stands to another claim"),
    (Reply, "accusation", "an answer to it"),
    (OriginDecision, "appearance__claim", "where it comes from"),
    (Placement, "claim", "where it stands"),
    (ClaimParty, "claim", "a party's part in it"),
    (Appearance, "claim", "a telling of it"),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: however many rows it touched, it is told once, by the weightiest.

    ``state`` is what that row became, where it has one. ``is_gone``: the claim was rejected, and has no page any more.
    """

    at: datetime
    who: str
    why: str
    what: str
    state: Status | None
    number: int
    wording: str
    is_gone: bool


def load_decisions(asked: Asked) -> list[Decision]:
    """What people decided since, latest first; one query."""
    first, *others = [_events(asked, rank) for rank in range(len(_TABLES))]
    rows = first.union(*others, all=True).order_by("-pgh_created_at", "rank")[: 2 * MOST_DECISIONS]
    return list(_once_each(rows))[: MOST_DECISIONS + 1]


def _once_each(rows: QuerySet) -> Iterator[Decision]:
    told: set[object] = set()
    for context, at, rank, who, why, state, number, wording, status in rows:
        if context not in told and number is not None:
            told.add(context)
            about, became = _TABLES[rank][2], Status.parse(state)
            is_gone = status == Status.REJECTED
            yield Decision(at, who or "somebody", why or "", about, became, number, wording, is_gone)


def _events(asked: Asked, rank: int) -> QuerySet:
    """One row for each decision that touched this table: its first."""
    model, column, _ = _TABLES[rank]
    claims = TimelineEntry.objects.filter(dispute=asked.dispute).values("claim")
    events = events_by_people(model).filter(**{"pgh_created_at__gte": asked.moment, f"{column}__in": claims})
    claim = Claim.objects.filter(pk=OuterRef(f"{column}_id"))
    names = User.objects.filter(pk=OuterRef("who_id")).values("username")
    return (
        events.order_by("pgh_context", "pgh_id")
        .distinct("pgh_context")
        .annotate(who_id=Cast(KT("context__user"), BigIntegerField()), told_why=KT("context__reason"))
        .annotate(
            who=Subquery(names, output_field=CharField()),
            rank=Value(rank),
            became=_state(model),
            told_number=Subquery(claim.values("number")),
            told_words=Subquery(claim.values(words=Left("wording", _WORDS))),
            told_status=Subquery(claim.values("status")),
        )
        .values_list(*_COLUMNS)
    )


def _state(model: type[Model]) -> Combinable:
    """What the row became; some have no states."""
    has_states = any(field.name == "status" for field in model._meta.fields)
    return F("status") if has_states else Value("", output_field=CharField())
