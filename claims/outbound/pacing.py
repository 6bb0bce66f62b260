"""When to call next: by how often a feed publishes, and after errors. Pure arithmetic, no clock of its own."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random, SystemRandom
from statistics import median

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(days=1)
UNKNOWN = timedelta(hours=1)
N_LATEST = 20
_chance = SystemRandom()


def polling_interval(published: Iterable[datetime], now: datetime) -> timedelta:
    """How long to wait before a feed is asked again: 10 minutes to a day.

    `published` are its items' times, aware, in any order; times after `now` are left out, so that an item dated 9999
    changes nothing. Half the usual gap between its 20 latest items, so that a new one waits a quarter of a gap on
    average; but at least a twenty-fourth of the silence since the last: an hour after a quiet day, a day after 24.
    Without any usable time: an hour.
    """
    times = sorted({time for time in published if time <= now}, reverse=True)[:N_LATEST]
    if not times:
        return UNKNOWN
    gaps = [later - earlier for later, earlier in zip(times, times[1:], strict=False)]
    usual = median(gaps) / 2 if gaps else timedelta()
    return _between(max(usual, (now - times[0]) / 24), SHORTEST, LONGEST)


def delay_after_errors(n_errors: int, retry_after: timedelta | None = None, chance: Random = _chance) -> timedelta:
    """How long to wait after `n_errors` (1 or more) in a row: about 10 minutes, 20, 40 ... a day.

    The jitter, up to half of it taken off, keeps feeds that failed together from coming back together. Never sooner
    than the site asked for with `retry_after`; there the jitter is added, up to a tenth.
    """
    doubled = SHORTEST * 2 ** min(max(n_errors, 1) - 1, 16)
    ours = min(doubled, LONGEST) * chance.uniform(0.5, 1.0)
    theirs = (retry_after or timedelta()) * chance.uniform(1.0, 1.1)
    return max(ours, theirs)


def _between(value: timedelta, low: timedelta, high: timedelta) -> timedelta:
    return min(max(value, low), high)
