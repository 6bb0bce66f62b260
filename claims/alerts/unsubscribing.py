"""The way out of letters: an address that stands in each of them, which nobody can make up and which never ends."""

from collections.abc import Iterable

from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse

from claims.models import SavedSearch, Subscription

_SALT = "claims.alerts.stop"


def stop_path(subscriptions: Iterable[Subscription]) -> str:
    """The address at which these end."""
    keys = sorted(subscription.pk for subscription in subscriptions)
    return reverse("alert-stop", args=[signing.dumps(keys, salt=_SALT, compress=True)])


def find_to_stop(token: str) -> QuerySet[Subscription] | None:
    """Those of an address that have not ended yet; None where it is none of ours."""
    try:
        keys = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Subscription.objects.filter(pk__in=keys).select_related("search")


def stop(subscriptions: QuerySet[Subscription]) -> int:
    """End them, also what waits to be sent because of them alone; returns how many."""
    searches = list(subscriptions.values_list("search", flat=True))
    n = len(searches)
    subscriptions.delete()
    SavedSearch.objects.filter(pk__in=searches, owner__isnull=True, subscriptions__isnull=True).delete()
    return n
