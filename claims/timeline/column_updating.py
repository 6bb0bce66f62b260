"""Columns brought up to date: of a change only the claims that it touches are read again.

Triggers note which claims a transaction changed (migrations ``0090`` and ``0120``). What is not visible in the snapshot
under which columns were read is new to them, however late it was committed.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from claims.postgres.replica import ReplicaBehind, read_connection, reads_from_replica
from claims.timeline.columns import PLAIN, Columns, Values

#: More claims than that are not read one by one: everything is.
MOST_CHANGED = 2_000

# A replica's snapshots name only where they begin and end, not what is still under way between: there all that is later
# than their beginning counts as not visible yet, and is read once more.
_VISIBLE = """
    SELECT CASE WHEN pg_is_in_recovery() THEN pg_snapshot_xmin(seen) || ':' || pg_snapshot_xmin(seen) || ':'
        ELSE seen::text END AS visible, pg_snapshot_xmax(seen) AS ended
    FROM pg_current_snapshot() seen
"""
_CHANGED = f"""
    SELECT visible, ended < pg_snapshot_xmax(%(before)s::text::pg_snapshot), array(
        SELECT DISTINCT number FROM claims_claimchange
        WHERE xid >= pg_snapshot_xmin(%(before)s::text::pg_snapshot)
            AND NOT pg_visible_in_snapshot(xid, %(before)s::text::pg_snapshot)
        LIMIT %(most)s),
        EXISTS (SELECT FROM claims_changesgone WHERE xid >= pg_snapshot_xmin(%(before)s::text::pg_snapshot))
    FROM ({_VISIBLE}) now
"""  # noqa: S608 - our own words
# The changed claims, and those whose standing rests on one of them: whom it contests or answers, or bears out against.
_TOUCHED = """
    WITH changed AS MATERIALIZED (SELECT id FROM claims_claim WHERE number = ANY(%s)),
    told AS MATERIALIZED (SELECT a.id FROM claims_appearance a JOIN changed ON a.claim_id = changed.id)
    SELECT id, true FROM changed
    UNION SELECT r.other_id, false FROM claims_claimrelation r JOIN changed ON r.claim_id = changed.id
    UNION SELECT r.other_id, false FROM claims_claimrelation r JOIN told ON r.evidence_id = told.id
    UNION SELECT r.accusation_id, false FROM claims_reply r JOIN changed ON r.answer_id = changed.id
    UNION SELECT r.accusation_id, false FROM claims_reply r JOIN told ON r.evidence_id = told.id
"""


def current_snapshot() -> str:
    """What is visible now, as ``changed_since`` wants it; one query, none inside a transaction: that keeps nothing."""
    if read_connection().in_atomic_block:
        return ""
    with read_connection().cursor() as cursor:
        cursor.execute(_VISIBLE)
        return cursor.fetchone()[0]


def changed_since(snapshot: str) -> tuple[str, set[int] | None]:
    """What is visible now, and the keys of all claims of which something else may be; None: of any. Two queries.

    ReplicaBehind where a replica shows less than was visible in that snapshot.
    """
    with read_connection().cursor() as cursor:
        cursor.execute(_CHANGED, {"before": snapshot, "most": MOST_CHANGED})
        now, is_behind, numbers, is_gone = cursor.fetchone()
        if is_behind and reads_from_replica():
            raise ReplicaBehind("What is kept is newer than what the replica has.")
        if is_behind or is_gone or len(numbers) == MOST_CHANGED:  # the primary is behind where a replica took its place
            return now, None
        if not numbers:
            return now, set()
        cursor.execute(_TOUCHED, [numbers])
        found = cursor.fetchall()
    n_found = sum(is_changed for _, is_changed in found)
    # One that is gone has no key any more by which it could be found in the columns.
    return now, {key for key, _ in found} if n_found == len(numbers) else None


def with_claims(columns: Columns, claims: set[int], read: Columns) -> Columns:
    """The same with ``read`` instead of whatever they held of these claims: all that is there of them now."""
    merge = _Merge(columns.claim, read.claim, sorted(claims))
    merged = {name: merge.column(getattr(columns, name), getattr(read, name)) for name in PLAIN}
    values = {
        facet: Values(read.values[facet].lists, merge.column(held.number, read.values[facet].number))
        for facet, held in columns.values.items()
    }
    by_day = merge.rows(columns.by_day, read.by_day)
    others = columns.withdrawn[~np.isin(columns.withdrawn, list(claims))]
    return replace(read, **merged, by_day=by_day, values=values, withdrawn=np.append(others, read.withdrawn))


class _Merge:
    """Which parts of two columns, both in the order of their claims, make up one without some claims of the first."""

    def __init__(self, before: np.ndarray, after: np.ndarray, claims: list[int]):
        self._parts = list(self._cut(before, after, np.array(claims, np.int64)))

    def _cut(self, before: np.ndarray, after: np.ndarray, claims: np.ndarray) -> Iterator[tuple[slice, slice]]:
        """Pairs of what comes from the first and then from the second."""
        begun = 0
        ends = (np.searchsorted(column, claims, side) for column in (before, after) for side in ("left", "right"))
        for old_first, old_past, new_first, new_past in zip(*ends, strict=True):
            yield slice(begun, old_first), slice(new_first, new_past)
            begun = old_past
        yield slice(begun, len(before)), slice(len(after), len(after))

    def column(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        """The merged column."""
        return np.concatenate([piece for old, new in self._parts for piece in (before[old], after[new])])

    def rows(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        """A column of numbers of rows, none of which leads out of its claim."""
        pieces, place = [], np.int32(0)
        for old, new in self._parts:
            for column, part in ((before, old), (after, new)):
                pieces.append(column[part] + (place - np.int32(part.start)))
                place += np.int32(part.stop - part.start)
        return np.concatenate(pieces)
