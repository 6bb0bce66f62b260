"""What the machine suggested and nobody checked, in tables that the gate does not join to a dispute."""

from django.db.models import Exists, OuterRef, QuerySet

from claims.permissions import Gate
from claims.terms import Publishes, Status


def living(rows: QuerySet, *, with_suggested: bool) -> QuerySet:
    """Rows with a ``status`` that may be shown: accepted ones, and suggested ones where the dispute publishes them."""
    return rows.filter(status__in=[Status.ACCEPTED, Status.SUGGESTED] if with_suggested else [Status.ACCEPTED])


def shows_suggested(gate: Gate, column: str, outer: str = "pk") -> Exists:
    """Whether the viewer sees something of this row in a dispute that publishes suggestions: for ``annotate``.

    ``column`` is the one of the timeline's entries that points to the row, e.g. "claim" or "speaker".
    """
    entries = gate.entries().filter(**{column: OuterRef(outer)})
    return Exists(entries if gate.sees_all else entries.filter(dispute__publishes=Publishes.SUGGESTED))
