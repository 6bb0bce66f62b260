"""What happened to claims, for whoever keeps a copy: in an order in which nothing is skipped that is committed late.

Triggers note a claim once for each transaction that changed anything of it (migration ``0090``). Only what lies below
the oldest transaction that still runs is read, by the numbers of transactions: whatever is read later comes after it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from claims.models import Claim
from claims.permissions import Gate
from claims.postgres.replica import read_connection
from claims.timeline.claim_lookup import survivor_of

_READ = """
    SELECT xid::text, id, number, at FROM claims_claimchange
    WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) AND (xid, id) > (%s::text::xid8, %s)
    ORDER BY xid, id LIMIT %s
"""
_WERE_PUBLIC = "SELECT DISTINCT number FROM claims_claimchange WHERE was_public AND number = ANY(%s)"


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody has read: up to this change of this transaction."""

    xid: int = 0
    change: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """What stands at a claim's number now.

    ``tombstone`` where it was withdrawn, ``into`` (a number) where it was merged; ``is_there`` where it can be read.
    Else it is gone, and nothing more is said.
    """

    number: int
    at: datetime
    is_there: bool = False
    tombstone: Claim | None = None
    into: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """A part of the changes, each claim once, and how far it reaches. ``n_read``: with those not told of."""

    found: list[Changed]
    place: Place
    n_read: int


def load_changes(gate: Gate, after: Place, limit: int) -> Changes:
    """The next changes after a place, as far as the viewer may know of them; at most four queries."""
    with read_connection().cursor() as cursor:
        cursor.execute(_READ, [str(after.xid), after.change, limit])
        rows = cursor.fetchall()
    if not rows:
        return Changes([], after, 0)
    latest = {number: at for _, _, number, at in rows}
    xid, change, _, _ = rows[-1]
    return Changes(_told(gate, latest), Place(int(xid), change), len(rows))


def _told(gate: Gate, latest: dict[int, datetime]) -> list[Changed]:
    visible = {*gate.claims().filter(number__in=latest).values_list("number", flat=True)}
    missing = latest.keys() - visible
    tombstones = {row.number: row for row in gate.tombstones().filter(number__in=missing)} if missing else {}
    known = _were_public(missing - tombstones.keys())
    return [
        _changed(gate, number, at, tombstones.get(number), is_there=number in visible)
        for number, at in latest.items()
        if number in visible or number in tombstones or number in known
    ]


def _were_public(numbers: Collection[int]) -> set[int]:
    if not numbers:
        return set()
    with read_connection().cursor() as cursor:
        cursor.execute(_WERE_PUBLIC, [list(numbers)])
        return {number for (number,) in cursor.fetchall()}


def _changed(gate: Gate, number: int, at: datetime, tombstone: Claim | None, *, is_there: bool) -> Changed:
    if is_there or tombstone:
        return Changed(number, at, is_there=is_there, tombstone=tombstone)
    survivor = survivor_of(gate, number)
    return Changed(number, at, into=survivor and survivor.number)
