"""All that passes some filters, however much it is: one batch after the other, from a cursor of the database's."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import F, QuerySet

from claims.models import Dispute, TimelineEntry
from claims.permissions import Gate
from claims.timeline.filters import Filters, Order
from claims.timeline.query import entries_for, one_per_claim, passing

Each = TypeVar("Each")

#: So many claims, or tellings, are loaded at once.
CLAIMS_A_BATCH, TELLINGS_A_BATCH = 100, 500
_CHUNK = 5_000


def claims_in_batches(gate: Gate, dispute: Dispute, filters: Filters) -> Iterator[list[int]]:
    """The keys of all claims, in the order of the timeline."""
    cards = one_per_claim(passing(entries_for(gate, dispute, filters), filters), filters)
    keys = in_order(cards, filters).values_list("claim_id", flat=True)
    yield from _batched(keys.iterator(_CHUNK), CLAIMS_A_BATCH)


def tellings_in_batches(gate: Gate, dispute: Dispute, filters: Filters) -> Iterator[dict[int, int]]:
    """The keys of all tellings that pass, with the numbers of their claims, in the order of the timeline."""
    entries = in_order(passing(entries_for(gate, dispute, filters), filters), filters, "appearance")
    pairs = entries.values_list("appearance_id", "claim__number")
    yield from map(dict, _batched(pairs.iterator(_CHUNK), TELLINGS_A_BATCH))


def in_order(entries: QuerySet[TimelineEntry], filters: Filters, *then: str) -> QuerySet[TimelineEntry]:
    """By the chosen clock and the claim, as cards stand on the timeline, those without a day last."""
    day = F(filters.day)
    if filters.order == Order.OLDEST:
        return entries.order_by(day.asc(nulls_last=True), "claim", *then)
    return entries.order_by(day.desc(nulls_last=True), "-claim", *then)


def _batched(rows: Iterable[Each], size: int) -> Iterator[list[Each]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
