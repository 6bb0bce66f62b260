"""Claims that were withdrawn: their tombstones."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from claims.models import TimelineEntry
from claims.terms import Publishes
from claims.timeline.news.parts import Asked

MOST_WITHDRAWN = 200


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The tombstone of a claim, and when it was taken away."""

    at: datetime
    number: int
    tombstone: str
    kind: str = "withdrawn"


def withdrawn_since(asked: Asked) -> QuerySet[TimelineEntry]:
    """What the viewer could see in the dispute and was withdrawn since, the latest first, at most one more than
    ``MOST_WITHDRAWN``.

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
    return TimelineEntry.objects.filter(pk__in=last).order_by("-hidden_at", "-pk")[: MOST_WITHDRAWN + 1]
