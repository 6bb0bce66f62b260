"""Who else has a page of the desk open: no lock, only a word, so that two do not do the same work unknowingly."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.models import Presence, User
from claims.permissions import Action, may

#: Whose browser has not said for so long that the page is open has left it.
GONE_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who has a page open, and since when."""

    name: str
    opened_at: datetime

    @property
    def minutes(self) -> int:
        """For how many whole minutes."""
        return int((timezone.now() - self.opened_at).total_seconds() // 60)


def keep_present(user: User, page: str) -> None:
    """Note that the user has a page open; who left is forgotten. PermissionDenied for whoever may not decide."""
    if not may(user, Action.DECIDE):
        raise PermissionDenied
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - GONE_AFTER).delete()
    Presence.objects.update_or_create(
        page=page, user=user, defaults={"seen_at": now}, create_defaults={"seen_at": now, "opened_at": now}
    )


def others_at(user: User, page: str) -> list[Other]:
    """Who else has the page open, the first who came first; one query."""
    rows = Presence.objects.filter(page=page, seen_at__gte=timezone.now() - GONE_AFTER).exclude(user=user)
    return [Other(*row) for row in rows.order_by("opened_at", "pk").values_list("user__username", "opened_at")]
