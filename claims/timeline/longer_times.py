"""Clocks that say more than one day: "autumn 2024", "by March".

The entry table holds where a clock begins; where it ends stands with the telling or the article. Looked up are only
those entries that may have a longer time.
"""

from datetime import timedelta

from django.db.models import F, Q, QuerySet

from claims.models import TimelineEntry
from claims.terms import Clock

_ONE_DAY = timedelta(days=1)


def longer(entries: QuerySet[TimelineEntry], clock: Clock) -> QuerySet[TimelineEntry]:
    """Those entries whose clock has a first day and goes beyond it; never by ``FIRST_HELD``, which is one instant."""
    begins, end = f"{clock}_on", path_to_end(clock)
    dated = entries.filter(**{f"{begins}__isnull": False})
    if clock == Clock.PUBLISHED:  # known by its last day, or later: most need no look at their article
        dated = dated.exclude(known_published_on=F("published_on"))
    return dated.filter(Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": F(begins) + _ONE_DAY}))


def path_to_end(clock: Clock) -> str:
    """Where the day after an entry's clock stands."""
    return "article__published__endswith" if clock == Clock.PUBLISHED else f"appearance__{clock}__endswith"
