"""Jobs that gave up: what an editor says is settled, and what is to be tried again."""

from collections.abc import Collection

from django.utils import timezone

from claims.editing.changing import change
from claims.models import Addition, FeedEntry, JobFailure, User
from claims.permissions import Action

#: Where the reason of a failure is also kept with what failed; it is forgotten when that is tried again.
_KEEPS_PROBLEM = {"claims.take_entry": FeedEntry, "claims.take_address": Addition}


def settle_failures(user: User, pks: Collection[int], reason: str = "") -> list[JobFailure]:
    """Take failures off the list without another try; returns those that were on it, oldest first.

    PermissionDenied for whoever may not add articles. The reason is kept with them, with who and when.
    """
    with change(user, Action.ADD_ARTICLES, reason or "failure settled"):
        return _settle(user, pks, reason, is_retried=False)


def retry_failures(user: User, pks: Collection[int], reason: str = "") -> list[JobFailure]:
    """Take failures off the list and forget what was wrong: their stages are to be asked for again, by the caller.

    Returns those that were still on it, oldest first; PermissionDenied as above.
    """
    with change(user, Action.ADD_ARTICLES, reason or "tried again"):
        settled = _settle(user, pks, reason, is_retried=True)
        for failure in settled:
            if failure.stage in _KEEPS_PROBLEM:
                key = failure.object_ref.partition(":")[2]
                _KEEPS_PROBLEM[failure.stage].objects.filter(pk=key).update(problem="")
    return settled


def _settle(user: User, pks: Collection[int], reason: str, *, is_retried: bool) -> list[JobFailure]:
    still_open = JobFailure.objects.select_for_update().filter(pk__in=pks, settled_at__isnull=True)
    failures = list(still_open.order_by("pk"))
    told = {"settled_at": timezone.now(), "settled_by": user, "settled_why": reason, "is_retried": is_retried}
    JobFailure.objects.filter(pk__in=[failure.pk for failure in failures]).update(**told)
    return failures
