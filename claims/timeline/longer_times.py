"""Clocks that say more than one day: "autumn 2024", "by March".

The entry table holds where a clock begins; where it ends stands with the telling or the article.
"""

from django.db.models import F, Func
from django.db.models.expressions import Combinable

from claims.terms import Clock


def past_of(clock: Clock) -> Combinable:
    """The day after the last one of an entry's clock; null where it may be any later one, or none is known."""
    if clock == Clock.FIRST_HELD:  # an instant
        return Func(F("first_held_on"), template="(%(expressions)s + 1)")
    return F("article__published__endswith" if clock == Clock.PUBLISHED else f"appearance__{clock}__endswith")
