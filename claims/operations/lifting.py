"""Embargoes that ended: nothing is written when one does, so that it is noted here, for whoever keeps a copy."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from claims.models import Dispute, TimelineEntry

_TAKEN = "SELECT until, now() FROM claims_lifted FOR UPDATE SKIP LOCKED"
_DONE = "UPDATE claims_lifted SET until = %s"
_NOTED = "SELECT claims_note_numbers(%s, false)"


def note_lifted() -> int:
    """Note each claim as changed whose embargo ended since this was done last, by the database's clock; how many.

    One at a time: where somebody else does so now, nothing is done. However long nobody did, none is missed.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TAKEN)
        if not (times := cursor.fetchone()):
            return 0
        numbers = _lifted_between(*times)
        if numbers:
            cursor.execute(_NOTED, [numbers])
        cursor.execute(_DONE, [times[1]])
    return len(numbers)


def _lifted_between(since: datetime, now: datetime) -> list[int]:
    """The claims that an embargo of their own, of a dispute or of the one above it kept back until then."""
    between = {"gt": since, "lte": now}
    of_place = Q(**{f"embargo_until__{how}": at for how, at in between.items()})
    of_parent = Q(**{f"parent__embargo_until__{how}": at for how, at in between.items()})
    # By their keys: a condition on the disputes themselves would look at every entry there is, each minute.
    opened = list(Dispute.objects.filter(of_place | of_parent).values_list("pk", flat=True))
    entries = TimelineEntry.objects.filter(of_place | Q(dispute__in=opened))
    return list(entries.order_by("claim__number").values_list("claim__number", flat=True).distinct())
