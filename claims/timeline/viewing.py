"""What somebody sees can be kept: under which key, and until when."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TypeVar

from claims.models import Claim, Dispute
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.keeping import Keep

Kept = TypeVar("Kept")

_ENDS: Keep[None, list[datetime]] = Keep(most=1)


def key_of_view(gate: Gate, dispute: Dispute, clock: Clock | None = None) -> tuple:
    """All by which two readings of one state of the data can differ, before and after the filters, until an embargo
    ends; ``clock`` where they go by one."""
    return dispute.pk, dispute.publishes, gate.sees_all, gate.known, clock


def kept_for_view(keep: Keep[tuple, Kept], gate: Gate, key: Hashable, read: Callable[[], Kept]) -> Kept:
    """What ``read`` gave for ``key`` to somebody who sees the same, in this state of the data. One query more."""
    viewer = gate.sees_all, gate.known, gate.supposed
    return keep.get((viewer, key), gate.now, read, lambda: view_holds_until(gate))


def view_holds_until(gate: Gate) -> datetime | None:
    """The moment from which the gate lets more through though nothing was written; None: there is none."""
    return None if gate.sees_all else next_lifting(gate.now)


def next_lifting(now: datetime) -> datetime | None:
    """When the next embargo ends; None where none does."""
    return next((end for end in _ENDS.get(None, now, _load_ends) if end > now), None)


def last_lifting(now: datetime) -> datetime | None:
    """When the last embargo ended; None where none has yet."""
    return max((end for end in _ENDS.get(None, now, _load_ends) if end <= now), default=None)


def _load_ends() -> list[datetime]:
    """The ends of all embargoes, past ones too, in their order."""
    claims, disputes = (
        model.objects.filter(embargo_until__isnull=False).order_by().values_list("embargo_until", flat=True)
        for model in (Claim, Dispute)
    )
    return sorted(claims.union(disputes))
