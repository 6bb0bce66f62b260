"""Of many claims those that changed last: what a feed reader wants to be told of first."""

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest

from claims.models import Appearance, Claim, ClaimParty, ClaimRelation, Rating, Reply, TimelineEntry
from claims.timeline.events import last_event


def latest_changed(entries: QuerySet[TimelineEntry], first: int, size: int) -> list[int]:
    """``size`` of the claims of these entries from place ``first`` on, the last changed first; one query.

    Whatever of a claim was written counts, also what not everybody sees: only the order comes from that.
    """
    beside = (
        last_event(model, by)
        for model, by in (
            (Appearance, "claim"),
            (ClaimParty, "claim"),
            (ClaimRelation, "other"),
            (Rating, "claim"),
            (Reply, "accusation"),
        )
    )
    rows = Claim.objects.filter(pk__in=entries.values("claim")).annotate(changed_at=Greatest(F("updated_at"), *beside))
    return list(rows.order_by("-changed_at", "-pk").values_list("pk", flat=True)[first : first + size])
