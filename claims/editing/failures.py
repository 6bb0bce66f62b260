"""Jobs that gave up: what an editor says is settled."""

from collections.abc import Collection

from django.utils import timezone

from claims.editing.changing import change
from claims.models import JobFailure, User
from claims.permissions import Action


def settle_failures(user: User, pks: Collection[int]) -> int:
    """Take failures off the list without another try; returns how many were on it.

    PermissionDenied for whoever may not add articles.
    """
    with change(user, Action.ADD_ARTICLES, "failure settled"):
        return JobFailure.objects.filter(pk__in=pks, settled_at__isnull=True).update(settled_at=timezone.now())


def open_failures(pks: Collection[int]) -> list[int]:
    """Those of these failures that nobody settled yet, oldest first."""
    still_open = JobFailure.objects.filter(pk__in=pks, settled_at__isnull=True)
    return list(still_open.order_by("pk").values_list("pk", flat=True))
