"""What happened to a claim, a story, a report or a failed job: its history table, as who, when, what and why."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from claims.models import Agreement, Claim, JobFailure, MergeOperation, Report, Story, User
from claims.permissions import Known
from claims.terms import MergeKind, Role, Status

_FIRST = "made"
_AGREED = "one editor agrees, a second is needed"
_SHOWN = {
    "wording": "wording",
    "speaker_id": "speaker",
    "status": "status",
    "negated": "whether it is a negative statement",
    "slots": "its figures and dates",
    "merged_into_id": "merged into another claim",
    "tombstone": "reason of withdrawal",
    "embargo_until": "embargo",
}
MOST_EVENTS = 50


@dataclass(frozen=True, slots=True)
class Happening:
    """One change. ``who`` is a user name, "" where the machine did it; ``what`` is a list of short phrases."""

    at: datetime
    who: str
    what: tuple[str, ...]
    reason: str


def load_history(claim: Claim, known: Known | None = None) -> list[Happening]:
    """The latest changes of a claim, newest first, those of one step together, and what was split from it; two queries,
    three where a second editor was needed. Not for readers: it tells what was never published.

    Wound back, those made by the end of that day.
    """
    until = Q(pgh_created_at__lt=known.end) if known else Q()
    found = list(with_people(claim.events.filter(until))[: MOST_EVENTS + 1])
    steps = [event for newer, event in zip([None, *found], found, strict=False) if not _is_one_step(newer, event)]
    told = [_happening(event, _changes(before, event)) for event, before in pairwise(steps)]
    if found and len(found) <= MOST_EVENTS:
        told.append(_happening(steps[-1], (_FIRST,)))
    if hasattr(claim, "agreement"):
        told += _agreed(claim, until)
    told += _splits(claim, known)
    return sorted((one for one in told if one.what), key=lambda one: one.at, reverse=True)


def _splits(claim: Claim, known: Known | None) -> list[Happening]:
    """What was split from it, and which splits were undone: its own row does not change with either."""
    own = Subquery(Claim.objects.filter(pk=OuterRef("absorbed_id")).values("number"))
    rows = MergeOperation.objects.filter(kind=MergeKind.SPLIT_CLAIM, survivor_id=claim.pk)
    rows = rows.select_related("decided_by", "undone_by").annotate(own=own).order_by("-pk")[:MOST_EVENTS]
    told = []
    for row in rows:
        said = (f"claim {row.own} was split from it", f"what went to claim {row.own} came back: the split was undone")
        told.append(Happening(row.decided_at, row.decided_by.username, said[:1], row.reason))
        if row.undone_at:
            told.append(Happening(row.undone_at, row.undone_by.username, said[1:], row.undone_why))
    return [one for one in told if known is None or one.at < known.end]


def _agreed(claim: Claim, until: Q) -> list[Happening]:
    """Who accepted it as the first of two editors."""
    events = Agreement.pgh_event_model.objects.filter(until, pgh_obj=claim.pk, second=None).exclude(pgh_label="delete")
    return [_happening(event, (_AGREED,)) for event in with_people(events)[:MOST_EVENTS]]


def _is_one_step(newer, event) -> bool:
    """Whether more was changed in the same step afterwards."""
    return newer is not None and event.pgh_context_id is not None and newer.pgh_context_id == event.pgh_context_id


def load_failure_histories(failures: Collection[JobFailure]) -> dict[int, list[Happening]]:
    """What happened to each of these failures, by its key, newest first; one query."""
    told: dict[int, list[Happening]] = defaultdict(list)
    for event in with_people(JobFailure.events.rel.related_model.objects.filter(pgh_obj__in=failures)):
        told[event.pgh_obj_id].append(_step(event))
    return told


def load_report_history(report: Report) -> list[Happening]:
    """What the desk made of a report, newest first; one query."""
    events = list(with_people(report.events.all()))
    told = [
        _happening(event, ("settled" if event.settled_at else "opened again",))
        for event, before in pairwise(events)
        if (event.settled_at is None) != (before.settled_at is None)
    ]
    return [*told, *(_happening(event, ("sent in",)) for event in events[-1:])]


def load_story_history(story: Story) -> list[Happening]:
    """The latest changes of a story and its steps, newest first: one for each version; one query."""
    events = with_people(story.events.all())[:MOST_EVENTS]
    return [_happening(event, (_stage(event),)) for event in events]


def load_person_history(person: User) -> list[Happening]:
    """What became of an account, newest first: its roles, and when it was closed; one query."""
    events = list(with_people(person.events.all())[:MOST_EVENTS])
    told = [_happening(event, _account_changes(before, event)) for event, before in pairwise(events)]
    told += [_happening(event, (f"made, as {Role(event.role).label}",)) for event in events[-1:]]
    return [happening for happening in told if happening.what]


def _account_changes(before, event) -> tuple[str, ...]:
    role = f"{Role(before.role).label} → {Role(event.role).label}" if before.role != event.role else ""
    closed = ("opened again" if event.is_active else "closed") if before.is_active != event.is_active else ""
    name = f"called {event.username}, before {before.username}" if before.username != event.username else ""
    return tuple(filter(None, (role, closed, name)))


def _stage(event) -> str:
    return f"version {event.version}, {'published' if event.published_at else 'draft'}"


def _step(event) -> Happening:
    """What a failure came to; the reason of giving up is the machine's, that of settling an editor's."""
    if event.settled_at is None:
        return Happening(event.pgh_created_at, "", ("gave up",), event.reason)
    what = "tried again" if event.is_retried else "settled"
    return Happening(event.pgh_created_at, event.who or "", (what,), event.settled_why)


def with_people(events: QuerySet) -> QuerySet:
    """Events of a history table with ``who`` (a user name, None for the machine) and ``told_why``, newest first."""
    names = User.objects.filter(pk=OuterRef("who_id")).values("username")
    return (
        events.annotate(context=F("pgh_context__metadata"))
        .annotate(who_id=Cast(KT("context__user"), BigIntegerField()), told_why=KT("context__reason"))
        .annotate(who=Subquery(names))
        .order_by("-pgh_id")
    )


def _happening(event, what: tuple[str, ...]) -> Happening:
    return Happening(event.pgh_created_at, event.who or "", what, event.told_why or "")


def _changes(before, event) -> tuple[str, ...]:
    changed = [name for name in _SHOWN if getattr(before, name) != getattr(event, name)]
    return tuple(_phrase(name, getattr(event, name)) for name in changed)


def _phrase(name: str, value: object) -> str:
    if name == "status":
        return Status(value).label
    return f"{_SHOWN[name]}: {value}" if name in ("wording", "tombstone") and value else f"{_SHOWN[name]} changed"
