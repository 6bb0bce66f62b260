"""The history of one thing: who changed what of it, when and why, each change beside what stood before."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import Field, JSONField, Model, OuterRef
from django.db.models.functions import JSONObject

from claims.permissions import Gate
from claims.text.highlight import Segment
from claims.timeline.history import with_people
from claims.timeline.history_kinds import KINDS, Kind
from claims.timeline.told_values import NOTHING, Names, both_lit, names_of, words_of

CHANGES_A_PAGE = 20
MOST_PARTS = 30


@dataclass(frozen=True, slots=True)
class Change:
    """One column: what stood there, None for a thing that was just made, and what stands since."""

    label: str
    before: list[Segment] | None
    after: list[Segment]


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened at once. ``who`` is "" for the machine; ``event`` names the state that it left."""

    event: int
    at: datetime
    who: str
    reason: str
    what: str
    changes: list[Change]
    is_deletion: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One page of a history, newest first; ``thing`` is None once it was deleted, ``latest`` its last event."""

    slug: str
    kind: Kind
    pk: int
    title: str
    thing: Model | None
    page: Page
    entries: list[Entry]
    latest: int
    parts: list[tuple[str, str, list[dict]]]


def load_history_page(gate: Gate, slug: str, pk: int, number: object = 1) -> HistoryPage | None:
    """The history of the thing of this kind and key; None for readers, and where there never was one.

    Three queries, and one for each table whose rows its columns name.
    """
    kind = KINDS.get(slug)
    if kind is None or not gate.sees_all:
        return None
    told = with_people(kind.events.objects.filter(pgh_obj_id=pk))
    page = Paginator(told, CHANGES_A_PAGE).get_page(number)
    first = (page.number - 1) * CHANGES_A_PAGE
    events = list(told[first : first + CHANGES_A_PAGE + 1])
    if not events:
        return None
    thing = _with_parts(kind).filter(pk=pk).first()
    columns = [(_column(kind, name), label) for name, label in kind.shown.items()]
    names = names_of(events, [column for column, _ in columns])
    olders = [*events[1:], None]
    shown = list(zip(events, olders, strict=True))[:CHANGES_A_PAGE]
    return HistoryPage(
        slug=slug,
        kind=kind,
        pk=pk,
        title=str(getattr(thing or events[0], kind.called)),
        thing=thing,
        page=page,
        entries=[_entry(event, older, columns, names) for event, older in shown],
        latest=events[0].pgh_id if page.number == 1 else _latest(kind, pk),
        parts=_parts(kind, thing) if thing else [],
    )


def _latest(kind: Kind, pk: int) -> int:
    return kind.events.objects.filter(pgh_obj_id=pk).order_by("-pgh_id").values_list("pgh_id", flat=True)[0]


def _column(kind: Kind, attname: str) -> Field:
    return next(field for field in kind.model._meta.concrete_fields if field.attname == attname)


def _entry(event, older, columns: list[tuple[Field, str]], names: Names) -> Entry:
    is_deletion = event.pgh_label.startswith("delete")
    changes = [] if is_deletion else _changes(event, older, columns, names)
    what = "deleted" if is_deletion else "changed" if older else "made"
    if not changes and what == "changed":
        what = "something changed that is not shown here"
    return Entry(event.pgh_id, event.pgh_created_at, event.who or "", event.told_why or "", what, changes, is_deletion)


def _changes(event, older, columns: list[tuple[Field, str]], names: Names) -> list[Change]:
    changes = []
    for column, label in columns:
        after = words_of(column, getattr(event, column.attname), names)
        if older is None:
            if after not in (NOTHING, "no"):
                changes.append(Change(label, None, [Segment(after, ())]))
            continue
        before = words_of(column, getattr(older, column.attname), names)
        if before == after and isinstance(column, JSONField):
            continue  # what differs in it is the machine's alone
        if getattr(older, column.attname) != getattr(event, column.attname):
            changes.append(Change(label, *both_lit(column, before, after)))
    return changes


def _with_parts(kind: Kind):
    """The things of a kind, each with its parts as JSON (``parts_0`` …)."""
    found = {}
    for number, part in enumerate(kind.parts):
        rows = KINDS[part.kind].model._base_manager.filter(**{part.column: OuterRef("pk")}).order_by("pk")
        found[f"parts_{number}"] = ArraySubquery(rows.values(json=JSONObject(pk="pk", called=part.called))[:MOST_PARTS])
    return kind.model._base_manager.annotate(**found)


def _parts(kind: Kind, thing: Model) -> list[tuple[str, str, list[dict]]]:
    """The thing's parts: the address of their kind, what they are called together, and the rows."""
    held = [(part.kind, part.label, getattr(thing, f"parts_{n}")) for n, part in enumerate(kind.parts)]
    return [each for each in held if each[2]]
