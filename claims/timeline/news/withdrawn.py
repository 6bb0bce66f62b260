"""Claims that were withdrawn: their tombstones."""

from dataclasses import dataclass
from datetime import datetime

from claims.models import Claim, TimelineEntry
from claims.terms import Publishes
from claims.timeline.news.parts import Asked

MOST_WITHDRAWN = 200


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A tombstone, and when the claim was taken away."""

    at: datetime
    claim: Claim
    kind: str = "withdrawn"


def load_withdrawn(asked: Asked) -> list[Withdrawn]:
    """What the viewer could see in the dispute and was withdrawn since, the latest first; one query.

    Of a claim that was never published no reader hears that it is gone.
    """
    gone = TimelineEntry.objects.filter(
        dispute=asked.dispute,
        standing=TimelineEntry.HIDDEN,
        hidden_at__gte=asked.moment,
        claim__in=asked.gate.tombstones(),
    )
    if not asked.gate.sees_all and asked.dispute.publishes == Publishes.ACCEPTED:
        gone = gone.filter(accepted_at__isnull=False)
    last = gone.order_by("claim", "-hidden_at").distinct("claim").values("pk")
    latest = TimelineEntry.objects.filter(pk__in=last).order_by("-hidden_at", "-pk").select_related("claim")
    rows = latest.only("hidden_at", "claim__number", "claim__tombstone")[: MOST_WITHDRAWN + 1]
    return [Withdrawn(row.hidden_at, row.claim) for row in rows]
