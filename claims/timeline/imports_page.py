"""Imports of tables at the desk: those that were made, and one by itself."""

from django.db.models import Q, QuerySet

from claims.models import Claim, TableImport, User
from claims.permissions import Gate

MOST_LISTED = 50
#: Large columns that no page shows.
_FILES = ("claims_file", "tellings_file")


def load_imports(user: User) -> list[TableImport]:
    """The latest imports, and what this person left waiting; one query."""
    return list(_for(user).order_by("-created_at", "-pk")[:MOST_LISTED])


def find_import(user: User, pk: int, *, with_files: bool = False) -> TableImport | None:
    """One that was made, or that waits for this person; None where there is none."""
    rows = _for(user)
    return (rows.defer(None) if with_files else rows).filter(pk=pk).first()


def claims_of(gate: Gate, record: TableImport) -> list[Claim]:
    """The first claims that came with an import, as far as they stand, by their numbers; one query."""
    came = gate.claims().filter(imported__came_with=record)
    return list(came.only("number", "wording", "status").order_by("number")[:MOST_LISTED])


def _for(user: User) -> QuerySet[TableImport]:
    rows = TableImport.objects.filter(Q(done_at__isnull=False) | Q(made_by=user))
    return rows.select_related("dispute", "made_by", "undone_by").defer(*_FILES)
