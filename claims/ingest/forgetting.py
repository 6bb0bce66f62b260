"""What was fetched long ago: only the last attempt of each feed and page stays."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from claims.models import FetchLog

#: So many go in one statement.
_PART = 10_000


def forget_fetches() -> int:
    """Delete attempts older than ``CLAIMS_FETCHES_DAYS`` that others of the same feed or page followed, in parts;
    returns how many went."""
    later = FetchLog.objects.filter(fetched_at__gt=OuterRef("fetched_at"))
    of_feed, of_page = later.filter(feed=OuterRef("feed")), later.filter(feed=None, url=OuterRef("url"))
    old = FetchLog.objects.filter(fetched_at__lt=timezone.now() - timedelta(days=settings.FETCHES_DAYS))
    followed = old.filter(Q(Exists(of_feed), feed__isnull=False) | Q(Exists(of_page), feed=None)).order_by("fetched_at")
    n_gone = 0
    while n := FetchLog.objects.filter(pk__in=followed.values("pk")[:_PART]).delete()[0]:
        n_gone += n
    return n_gone
