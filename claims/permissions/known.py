"""What was known by the end of a day, UTC: the moment to which a gate can be wound back.

A telling was known when its clock had run out by then: by publication the last possible day on which its article came
out, by first holding the instant at which we stored it. An unknown clock never has. What only a later stored version
of an article says was known when that version was stored; its first version stands for what it said before.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q

from claims.terms import Clock

#: The clocks by which something can be known, the usual one first.
KNOWING = (Clock.PUBLISHED, Clock.FIRST_HELD)


@dataclass(frozen=True, slots=True)
class Known:
    """A day and the clock by which it is meant. The conditions take the path from the rows asked for as ``prefix``."""

    day: date
    clock: Clock = Clock.PUBLISHED

    @property
    def end(self) -> datetime:
        """The instant at which the day is over."""
        return datetime.combine(self.day + timedelta(days=1), time(), UTC)

    def entries(self) -> Q:
        """Whether a timeline entry was known."""
        return Q(**{f"known_{self.clock}_on__lte": self.day})

    def articles(self, prefix: str = "") -> Q:
        """Whether an article was known."""
        if self.clock == Clock.FIRST_HELD:
            return Q(**{f"{prefix}first_held_at__lt": self.end})
        return Q(**{f"{prefix}published__endswith__lte": self.day + timedelta(days=1)})

    def versions(self, prefix: str = "") -> Q:
        """Whether a stored version of a known article is the first one, or was stored by then."""
        return Q(**{f"{prefix}number": 1}) | Q(**{f"{prefix}fetched_at__lt": self.end})

    def tellings(self, prefix: str = "") -> Q:
        """Whether an appearance was known."""
        return self.articles(f"{prefix}article__") & self.versions(f"{prefix}first_snapshot__")
