"""When a page is to be looked at again, so that its next version is held."""

from calendar import monthrange
from datetime import datetime, timedelta

_SOON = (timedelta(hours=1), timedelta(days=1), timedelta(weeks=1))


def next_look(first_held_at: datetime, last_looked_at: datetime | None = None) -> datetime | None:
    """When to look at a page next, None for "with its feed": whenever the feed is read.

    A page is looked at one hour, one day, one week and one month after it was first held. ``last_looked_at`` is when it
    was last asked for, None when only that first time; looks that were missed meanwhile are made up by one.
    """
    looks = [*(first_held_at + after for after in _SOON), _month_later(first_held_at)]
    return next((look for look in looks if last_looked_at is None or look > last_looked_at), None)


def _month_later(moment: datetime) -> datetime:
    """The same day and hour of the next month; the last day of a month that is too short."""
    year, month = (moment.year, moment.month + 1) if moment.month < 12 else (moment.year + 1, 1)
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
