"""What editors decided about the claims of a dispute. For the desk: it tells what was never published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, CharField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Left

from claims.models import (
    Appearance,
    Claim,
    ClaimParty,
    ClaimRelation,
    Placement,
    Reply,
    TimelineEntry,
    User,
    events_by_people,
)
from claims.timeline.news.parts import Asked

MOST_DECISIONS = 200
_WORDS = 200

#: The tables that a decision may touch, the weightiest first, the column with the claim, and what it is called.
_TABLES: tuple[tuple[type[Model], str, str], ...] = (
    (Claim, "pgh_obj", "the claim"),
    (ClaimRelation, "claim", "how it stands to another claim"),
    (Reply, "accusation", "an answer to it"),
    (Placement, "claim", "where it stands"),
    (ClaimParty, "claim", "a party's part in it"),
    (Appearance, "claim", "a telling of it"),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: however many rows it touched, it is told once, by the weightiest."""

    at: datetime
    who: str
    why: str
    what: str
    number: int
    wording: str


def load_decisions(asked: Asked) -> list[Decision]:
    """What people decided since, latest first; one query."""
    first, *others = [_events(asked, rank) for rank in range(len(_TABLES))]
    rows = first.union(*others, all=True).order_by("-pgh_created_at", "rank")[: 2 * MOST_DECISIONS]
    return list(_once_each(rows))[: MOST_DECISIONS + 1]


def _once_each(rows: QuerySet) -> Iterator[Decision]:
    told: set[object] = set()
    for context, at, rank, who, why, number, wording in rows:
        if context not in told and number is not None:
            told.add(context)
            yield Decision(at, who or "somebody", why or "", _TABLES[rank][2], number, wording)


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
            told_number=Subquery(claim.values("number")),
            told_words=Subquery(claim.values(words=Left("wording", _WORDS))),
        )
        .values_list("pgh_context", "pgh_created_at", "rank", "who", "told_why", "told_number", "told_words")
    )
