"""Of many claims those that changed last: what a feed reader wants to be told of first."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet, Value

from claims.models import Appearance, Claim, ClaimParty, ClaimRelation, Rating, Reply, TimelineEntry

#: Of each kind of change so many are read for each claim that is wanted, to begin with: one claim may have several.
_CHANGES_A_CLAIM = 4
#: What stands beside a claim, and the column with the claim.
_BESIDE = (
    (Appearance, "claim_id"),
    (ClaimParty, "claim_id"),
    (ClaimRelation, "other_id"),
    (Rating, "claim_id"),
    (Reply, "accusation_id"),
)

#: When a claim was changed, and its key: claims stand in this order.
Changed = tuple[datetime, int]


def latest_changed(entries: QuerySet[TimelineEntry], first: int, size: int) -> list[int]:
    """``size`` of the claims of these entries from place ``first`` on, the last changed first.

    Whatever of a claim was written counts, also what not everybody sees: only the order comes from that. One query, and
    some more where few claims changed many times: the latest changes of each kind are read, as indexes have them, until
    there are enough claims that changed no earlier than all that was not read.
    """
    most = n_read = first + size
    while True:
        n_read *= _CHANGES_A_CLAIM
        kinds = _read(entries, n_read)
        reached = max((changes[-1] for changes in kinds if len(changes) == n_read), default=None)
        changes = sorted((each for changes in kinds for each in changes), reverse=True)
        claims = dict.fromkeys(each[1] for each in changes if reached is None or each >= reached)
        if reached is None or len(claims) >= most:
            return list(claims)[first:most]


def _read(entries: QuerySet[TimelineEntry], most: int) -> list[list[Changed]]:
    """The latest ``most`` changes of each kind, the latest first; one query."""
    first, *others = (rows[:most] for rows in _changes(entries.values("claim")))
    kinds: list[list[Changed]] = [[] for _ in range(1 + len(others))]
    for kind, *changed in first.union(*others, all=True):
        kinds[kind].append(tuple(changed))
    return [sorted(changes, reverse=True) for changes in kinds]


def _changes(claims: QuerySet) -> Iterator[QuerySet]:
    """The changes of each kind, the latest first: the number of the kind, when, and of which claim."""
    own = Claim.objects.filter(pk__in=claims).order_by("-updated_at", "-pk")
    yield own.values_list(Value(0), "updated_at", "pk")
    for kind, (model, claim) in enumerate(_BESIDE, start=1):
        events = model.pgh_event_model.objects.filter(**{f"{claim}__in": claims})
        yield events.order_by("-pgh_created_at", f"-{claim}").values_list(Value(kind), "pgh_created_at", claim)
