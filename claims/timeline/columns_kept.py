"""The columns that a process keeps, one for each way of seeing a dispute, and how they are kept up to date."""

from dataclasses import replace
from typing import NamedTuple

from claims.models import Dispute
from claims.permissions import Gate
from claims.terms import Clock
from claims.timeline.column_loading import load_columns, named_in
from claims.timeline.column_updating import changed_since, current_snapshot, with_claims
from claims.timeline.columns import Columns
from claims.timeline.disputes import roots_of
from claims.timeline.filters import Filters
from claims.timeline.keeping import Keep
from claims.timeline.names import Names
from claims.timeline.viewing import key_of_view, view_holds_until


class _Read(NamedTuple):
    """Columns, and what was visible in the database before they were read (``column_updating``)."""

    columns: Columns
    snapshot: str


#: A row takes some 130 bytes, 220 once it was counted, 250 with all counts of filters that are kept: three views of a
#: million, or 24 of up to 125,000.
_KEPT: Keep[tuple, _Read] = Keep(most=24, most_size=3_000_000, size=lambda read: len(read.columns))


def columns_of(gate: Gate, dispute: Dispute, filters: Filters) -> Columns:
    """The columns of all entries that the viewer may see, by the clock of the filters. One query where they are kept.

    Only what is asked of them is the matter of the filters, so any filters find them kept.
    """
    key = key_of_view(gate, dispute, filters.clock)
    return _KEPT.get(
        key,
        gate.now,
        lambda: _read(gate, dispute, filters, _KEPT.latest(key, gate.now)),
        lambda: view_holds_until(gate),
    ).columns


def columns_at_hand(gate: Gate, dispute: Dispute) -> Columns | None:
    """Those by the usual clock where they are kept, for what is not worth reading them."""
    read = _KEPT.at_hand(key_of_view(gate, dispute, Filters().clock), gate.now)
    return read and read.columns


def all_at_hand(gate: Gate) -> list[Columns]:
    """The same of every dispute that is no thread; none at all where one of them is not kept."""
    kept = [columns_at_hand(gate, dispute) for dispute in roots_of(gate)]
    return [] if None in kept else kept


def names_in(gate: Gate, dispute: Dispute, clock: Clock) -> Names:
    """The names of all parties and publishers that the viewer may see in a dispute; columns by any clock hold them."""
    return columns_of(gate, dispute, Filters(clock=clock, known=gate.known)).names


def _read(gate: Gate, dispute: Dispute, filters: Filters, before: _Read | None) -> _Read:
    """Of columns read ``before`` only what changed is read again; at most five queries.

    Wound back everything is read: what a claim is said to be then hangs on more than is noted of changes.
    """
    if gate.known:
        return _Read(load_columns(gate, dispute, filters), "")
    if before is None:
        snapshot = current_snapshot()
        return _Read(load_columns(gate, dispute, filters), snapshot)
    snapshot, claims = changed_since(before.snapshot)
    if claims is None:
        return _Read(load_columns(gate, dispute, filters), snapshot)
    if not claims:
        return _Read(before.columns, snapshot)
    read = load_columns(gate, dispute, filters, claims, like=before.columns)
    merged = with_claims(before.columns, claims, read)
    names = before.columns.names.updated(read.names).only(*named_in(merged))
    return _Read(replace(merged, names=names), snapshot)
