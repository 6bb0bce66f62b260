"""New answers, denials and corrections: relations between claims, and answers that are no claim of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Model, OuterRef, Q, Subquery

from claims.models import ClaimRelation, Reply
from claims.permissions import living
from claims.permissions.since import statuses_seen
from claims.terms import RelationKind, Status
from claims.timeline.news.parts import Asked, Part

MOST_ANSWERS = 200

ANSWERING = (RelationKind.DENIES, RelationKind.DISPUTES, RelationKind.ANSWERS)
CORRECTING = (RelationKind.CORRECTS, RelationKind.SUPERSEDES)


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that stands against another; ``at``: since when that is seen."""

    at: datetime
    relation: ClaimRelation
    kind: str = "relation"


@dataclass(frozen=True, slots=True)
class Replied:
    """An answer to a claim that is told in an article, and no claim of its own; ``at``: since when it is seen."""

    at: datetime
    reply: Reply
    kind: str = "reply"


def load_relations(asked: Asked, first_seen: Mapping[int, datetime]) -> list[Answered]:
    """Relations that are new, or whose claims are, latest first; one query.

    ``first_seen`` says of the new claims since when the viewer sees them.
    """
    kinds = [*(ANSWERING if asked.wants(Part.ANSWERS) else ()), *(CORRECTING if asked.wants(Part.CORRECTIONS) else ())]
    either = _in_dispute(asked, "claim") | _in_dispute(asked, "other")
    is_new = Q(made_at__gte=asked.moment) | Q(claim__in=first_seen) | Q(other__in=first_seen)
    rows = asked.gate.relations().filter(either, kind__in=kinds).annotate(made_at=_made_at(ClaimRelation, asked))
    told = rows.filter(is_new, made_at__isnull=False).select_related("claim__speaker", "other__speaker")
    left_out = [f"{side}__{name}" for side in ("claim", "other") for name in ("search", "slots")]
    found = told.defer(*left_out).order_by("-made_at", "-pk")[: MOST_ANSWERS + 1]
    return sorted((_related(row, first_seen) for row in found), key=lambda each: each.at, reverse=True)


def load_replies(asked: Asked) -> list[Replied]:
    """Answers that are new and no claim of their own, latest first: "declined to comment"; one query."""
    with_suggested = Status.SUGGESTED in statuses_seen(asked.gate, asked.dispute)
    rows = living(Reply.objects.filter(answer__isnull=True), with_suggested=with_suggested)
    visible = rows.filter(_in_dispute(asked, "accusation"), asked.gate.rests("evidence"))
    told = visible.annotate(made_at=_made_at(Reply, asked)).filter(made_at__gte=asked.moment)
    joined = told.select_related("accusation", "party", "evidence__article__publisher", "evidence__first_snapshot")
    left_out = ["accusation__search", "accusation__slots", "evidence__search", "evidence__reading"]
    left_out += [f"evidence__first_snapshot__{name}" for name in ("text", "html", "pages")]
    found = joined.defer(*left_out).order_by("-made_at", "-pk")[: MOST_ANSWERS + 1]
    return [Replied(row.made_at, row) for row in found]


def _in_dispute(asked: Asked, column: str) -> Q:
    return Q(Exists(asked.gate.entries_of(asked.dispute).filter(claim=OuterRef(column))))


def _made_at(model: type[Model], asked: Asked) -> Subquery:
    """When a row was first what the viewer may see: found by the machine, or accepted."""
    seen = model.pgh_event_model.objects.filter(
        pgh_obj=OuterRef("pk"), status__in=statuses_seen(asked.gate, asked.dispute)
    )
    return Subquery(seen.order_by("pgh_id").values("pgh_created_at")[:1])


def _related(row: ClaimRelation, first_seen: Mapping[int, datetime]) -> Answered:
    ends = [first_seen[pk] for pk in (row.claim_id, row.other_id) if pk in first_seen]
    return Answered(max([row.made_at, *ends]), row)
