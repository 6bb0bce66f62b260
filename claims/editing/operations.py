"""What merges and splits have in common: what one would move, in which transaction it is made, that it was undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from claims.editing.changing import change, hold_linking
from claims.editing.refusal import Refused
from claims.models import MergeOperation, User
from claims.permissions import Action
from claims.terms import MergeKind

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Preview(Generic[Row]):
    """What merging one thing into another would move, as (how many, of what), and why it cannot be done, if so."""

    absorbed: Row
    survivor: Row
    moves: list[tuple[int, str]]
    problem: str = ""


@contextmanager
def merging(user: User, reason: str, **context: str) -> Iterator[None]:
    """The transaction of a merge, a split, or the undoing of one, in which nothing is linked meanwhile.

    Raises PermissionDenied for whoever may not merge, and Refused without a reason and while an article that takes long
    is being linked. ``context`` as for ``change``.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept with what you change.")
    with change(user, Action.MERGE, reason.strip(), **context):
        hold_linking()
        yield


def locked(rows: QuerySet[Row], column: str, *values: int) -> list[Row]:
    """The rows with these values in a column, in their order; two editors who merge the same ones wait for each other.

    The model's DoesNotExist where one is not there.
    """
    wanted = rows.filter(**{f"{column}__in": values}).order_by("pk")
    found = {getattr(row, column): row for row in wanted.select_for_update(of=("self",))}
    if missing := [value for value in values if value not in found]:
        raise rows.model.DoesNotExist(f"There is no {rows.model._meta.verbose_name} with {column} {missing[0]}.")
    return [found[value] for value in values]


def locked_operation(pk: int, kind: MergeKind) -> MergeOperation:
    """The merge or split to be undone; MergeOperation.DoesNotExist, and Refused where somebody undid it already."""
    operation = MergeOperation.objects.select_for_update(of=("self",)).select_related("undone_by").get(pk=pk, kind=kind)
    if operation.undone_at:
        by = f" by {operation.undone_by.username}" if operation.undone_by else ""
        raise Refused(f"This was undone already{by}, on {operation.undone_at:%-d %B %Y}.")
    return operation


def mark_undone(operation: MergeOperation, user: User, reason: str) -> None:
    """Write down that a merge or split was undone, by whom and why."""
    operation.undone_at, operation.undone_by, operation.undone_why = timezone.now(), user, reason.strip()
    operation.save(update_fields=["undone_at", "undone_by", "undone_why"])
