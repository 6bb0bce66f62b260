"""What happened to claims, for whoever keeps a copy: in an order in which nothing is skipped that is committed late.

Triggers note a claim once for each transaction that changed anything of it (migration ``0090``). Only what lies below
the oldest transaction that still runs is read, by the numbers of transactions: whatever is read later comes after it.
What is told of a claim is what stands there now, so it is told where its latest change comes, with the time of that: an
earlier change would give it a time at which it was not so. An embargo that ends by itself is noted as a change, too
(``operations.lifting``).

What is old goes (migration ``0126``); who asks after a place from which on something is gone is told so.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from claims.models import Claim
from claims.permissions import Gate
from claims.postgres.replica import read_connection
from claims.timeline.claim_lookup import survivor_of

# One statement sees what is there and what is gone as of one moment. Of the changes of a claim all but the latest are
# passed over, also where that is there and cannot be told yet: what stands there now is so since then.
_READ = """
    SELECT c.xid::text, c.id, c.number, c.at, gone.is_some, EXISTS (
        SELECT FROM claims_claimchange later WHERE later.number = c.number AND (later.xid, later.id) > (c.xid, c.id)
    ) AS comes_again
    FROM (SELECT EXISTS (
        SELECT FROM claims_changesgone WHERE (xid, change) > (%(xid)s::text::xid8, %(change)s)) AS is_some) gone
    LEFT JOIN LATERAL (
        SELECT xid, id, number, at FROM claims_claimchange
        WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) AND (xid, id) > (%(xid)s::text::xid8, %(change)s)
        ORDER BY xid, id LIMIT %(limit)s
    ) c ON NOT gone.is_some
    ORDER BY c.xid, c.id
"""
_LATEST = """
    SELECT xid::text, change FROM (
        (SELECT xid, id AS change FROM claims_claimchange WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xid DESC, id DESC LIMIT 1)
        UNION ALL SELECT xid, change FROM claims_changesgone
    ) places ORDER BY places.xid DESC, change DESC LIMIT 1
"""
_WERE_PUBLIC = "SELECT number FROM unnest(%(numbers)s::bigint[]) AS number WHERE claims_was_public(number)"


class Gone(Exception):
    """Changes after the place that was asked for are kept no longer: only who copies anew misses nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody has read: up to this change of this transaction."""

    xid: int = 0
    change: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """What stands at a claim's number now.

    ``tombstone`` where it was withdrawn, and then ``at`` is when that was, whatever was touched since; ``into`` (a
    number) where it was merged; ``is_there`` where it can be read. Else it is gone, and nothing more is said.
    """

    number: int
    at: datetime
    is_there: bool = False
    tombstone: Claim | None = None
    into: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """A part of the changes, each claim once, and how far it reaches. ``n_read``: with those not told of here."""

    found: list[Changed]
    place: Place
    n_read: int


def load_changes(gate: Gate, after: Place, limit: int) -> Changes:
    """The next changes after a place, as far as the viewer may know of them; at most four queries. Raises Gone."""
    with read_connection().cursor() as cursor:
        cursor.execute(_READ, {"xid": str(after.xid), "change": after.change, "limit": limit})
        rows = cursor.fetchall()
    xid, change, _, _, is_gone, _ = rows[-1]
    if is_gone:
        raise Gone
    if xid is None:
        return Changes([], after, 0)
    latest = {number: at for _, _, number, at, _, comes_again in rows if not comes_again}
    return Changes(_told(gate, latest), Place(int(xid), change), len(rows))


def latest_place() -> Place:
    """After all changes that can be told now: who copies afterwards, and follows from here, misses none. One query."""
    with read_connection().cursor() as cursor:
        cursor.execute(_LATEST)
        xid, change = cursor.fetchone() or (0, 0)
    return Place(int(xid), change)


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
        cursor.execute(_WERE_PUBLIC, {"numbers": list(numbers)})
        return {number for (number,) in cursor.fetchall()}


def _changed(gate: Gate, number: int, at: datetime, tombstone: Claim | None, *, is_there: bool) -> Changed:
    if tombstone:
        return Changed(number, tombstone.updated_at, tombstone=tombstone)
    if is_there:
        return Changed(number, at, is_there=True)
    survivor = survivor_of(gate, number)
    return Changed(number, at, into=survivor and survivor.number)
