"""Changes of claims that are old enough go (migration ``0126``): whoever still asks after them copies anew."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

#: Names the advisory lock by which one process at a time does this.
_LOCK = 0x7468696E
#: So many go in one transaction.
_PART = 10_000


def thin_changes() -> int:
    """Let go of what is older than the setting says and what alerts have read, in parts; returns how many went.

    One at a time: where somebody else does so now, nothing is done.
    """
    before, n_gone = timezone.now() - timedelta(days=settings.CHANGES_DAYS), 0
    while n := _thin_part(before):
        n_gone += n
    return n_gone


def _thin_part(before: datetime) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT claims_thin_changes(%s, %s)", [before, _PART])
        return cursor.fetchone()[0]
