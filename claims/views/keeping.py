"""Parts of pages that are the same for every reader: made once, and kept as long as the data are the same."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar

from claims.timeline.keeping import Keep
from claims.timeline.viewing import next_lifting
from claims.views.winding import WoundRequest

Made = TypeVar("Made")

#: A timeline's takes some 200 KB.
_KEPT: Keep[tuple, Any] = Keep(most=64)


def kept_for_readers(request: WoundRequest, make: Callable[[], Made]) -> Made:
    """What ``make`` gives for this address; to somebody without an account what it gave before, if that is still so.

    It must be made of the address and the data alone, and only of tables that note their changes (migration ``0023``).
    """
    if request.user.is_authenticated:
        return make()
    now = request.gate.now
    return _KEPT.get((request.get_host(), request.get_full_path()), now, make, lambda: _holds_until(now))


def _holds_until(now: datetime) -> datetime:
    """The end of the day, UTC, which pages speak of, or the end of an embargo before that."""
    midnight = datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
    return min(midnight, next_lifting(now) or midnight)
