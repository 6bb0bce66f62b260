"""New answers, denials and corrections: relations between claims, and answers that are no claim of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from claims.models import ClaimRelation, Reply
from claims.models.prepared import IsOneOf
from claims.permissions import living
from claims.permissions.since import statuses_seen
from claims.terms import ANSWERING, RelationKind, Status
from claims.timeline.news.parts import Asked, Part

MOST_ANSWERS = 200
#: So many are looked at for each, to begin with.
_READ_FOR_ONE = 4

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
    """Relations that are new, or whose claims are, latest first; one query, or some more (``_latest_made``).

    ``first_seen`` says of the new claims since when the viewer sees them.
    """
    kinds = [*(ANSWERING if asked.wants(Part.ANSWERS) else ()), *(CORRECTING if asked.wants(Part.CORRECTIONS) else ())]
    either = _in_dispute(asked, "claim") | _in_dispute(asked, "other")
    relations = asked.gate.relations().filter(either, kind__in=kinds).select_related("claim__speaker", "other__speaker")
    relations = relations.defer(*(f"{side}__{name}" for side in ("claim", "other") for name in ("search", "slots")))
    of_new = Q(*(Q(IsOneOf(end, [*first_seen])) for end in ("claim", "other")), _connector=Q.OR) if first_seen else Q()
    found = _latest_made(relations, asked, of_new)
    return sorted((_related(row, first_seen) for row in found), key=lambda each: each.at, reverse=True)


def load_replies(asked: Asked) -> list[Replied]:
    """Answers that are new and no claim of their own, latest first: "declined to comment"; as many queries."""
    with_suggested = Status.SUGGESTED in statuses_seen(asked.gate, asked.dispute)
    rows = living(Reply.objects.filter(answer__isnull=True), with_suggested=with_suggested)
    visible = rows.filter(_in_dispute(asked, "accusation"), asked.gate.rests("evidence"))
    joined = visible.select_related("accusation", "party", "evidence__article__publisher", "evidence__first_snapshot")
    left_out = ["accusation__search", "accusation__slots", "evidence__search", "evidence__reading"]
    left_out += [f"evidence__first_snapshot__{name}" for name in ("text", "html", "pages")]
    return [Replied(row.made_at, row) for row in _latest_made(joined.defer(*left_out), asked)]


def _in_dispute(asked: Asked, column: str) -> Q:
    return Q(Exists(asked.gate.entries_of(asked.dispute).filter(claim=OuterRef(column))))


def _latest_made(rows: QuerySet, asked: Asked, others: Q | None = None) -> list:
    """Of ``rows``, which the viewer may see, those made since the moment, and ``others``: the latest ``MOST_ANSWERS``
    and one more, each with ``made_at``.

    To ask of each whether it may be seen is dear. So the history is read from its end, for the keys of as many as are
    wanted and some more, and again for more where too few of these may be seen. One query each time, two without rows.
    """
    made, n_read = _made(rows.model, asked), MOST_ANSWERS
    while True:
        n_read *= _READ_FOR_ONE
        keys = ArraySubquery(made.values("pgh_obj")[:n_read])
        last = made.values_list("pgh_created_at", flat=True)[n_read - 1 : n_read]
        told = rows.filter(Q(IsOneOf("pk", keys)) | (others or Q()))
        told = told.annotate(made_at=_made_at(rows.model, asked), reached=Subquery(last))
        found = list(told.filter(made_at__isnull=False).order_by("-made_at", "-pk")[: MOST_ANSWERS + 1])
        reached = found[0].reached if found else next(iter(last), None)
        if reached is None or (len(found) > MOST_ANSWERS and found[-1].made_at >= reached):
            return found


def _made(model: type[Model], asked: Asked) -> QuerySet:
    """The events since the moment by which rows were first what the viewer may see, the latest first."""
    before = _seen_events(model, asked).filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id"))
    since = _seen_events(model, asked).filter(~Exists(before), pgh_created_at__gte=asked.moment)
    return since.order_by("-pgh_created_at", "-pgh_obj_id")


def _made_at(model: type[Model], asked: Asked) -> Subquery:
    """When a row was first what the viewer may see: found by the machine, or accepted."""
    seen = _seen_events(model, asked).filter(pgh_obj=OuterRef("pk"))
    return Subquery(seen.order_by("pgh_id").values("pgh_created_at")[:1])


def _seen_events(model: type[Model], asked: Asked) -> QuerySet:
    return model.pgh_event_model.objects.filter(status__in=statuses_seen(asked.gate, asked.dispute))


def _related(row: ClaimRelation, first_seen: Mapping[int, datetime]) -> Answered:
    ends = [first_seen[pk] for pk in (row.claim_id, row.other_id) if pk in first_seen]
    return Answered(max([row.made_at, *ends]), row)
