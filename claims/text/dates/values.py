"""What the grammar of dates gives back."""

from dataclasses import dataclass
from datetime import date

from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A range of days, both ends inclusive, and how it came about; one end is None when the range is open there.

    `edtf` is the same in Extended Date/Time Format level 1 (ISO 8601-2), which can say "autumn 2024". `rule` names the
    rule of the grammar that decided. `anchor_on` is the day it was resolved against, None when none was needed.
    """

    first: date | None
    last: date | None
    edtf: str
    rule: str
    anchor_on: date | None = None

    @property
    def value(self) -> str:
        """`2025-01-28` for one day, `2024-09-01/2024-11-30` for a range, `..` standing for an open end."""
        if self.first and self.first == self.last:
            return self.first.isoformat()
        return "/".join(day.isoformat() if day else ".." for day in (self.first, self.last))


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words in a text that name a time, and the days they mean."""

    span: Span
    text: str
    date: FuzzyDate
