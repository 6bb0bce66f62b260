"""The months of a dispute, from which the first and the last of a period are chosen."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from claims.models import Dispute
from claims.permissions import Gate
from claims.timeline.counts import month_index
from claims.timeline.filters import Filters

#: So many are offered, the latest ones.
MOST_MONTHS = 400


@dataclass(frozen=True, slots=True)
class Month:
    """A month that may be chosen: ``value`` as an address has it, and whether it is the one chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The months of a dispute, to choose the first and the last of a period."""

    first: list[Month]
    last: list[Month]


def load_span(gate: Gate, dispute: Dispute, filters: Filters) -> Span | None:
    """All months from the first claim to the last by the chosen clock, or None where that is one; one query.

    The outermost months have no value of their own: to choose them is to choose no bound.
    """
    ends = gate.entries_of(dispute).aggregate(first=Min(filters.day), last=Max(filters.day))
    if not ends["first"] or month_index(ends["first"]) == month_index(ends["last"]):
        return None
    last = month_index(ends["last"])
    months = [
        date(n // 12, n % 12 + 1, 1) for n in range(max(month_index(ends["first"]), last - MOST_MONTHS), last + 1)
    ]
    from_month, to_month = filters.first or months[0], filters.last or months[-1]
    return Span(_choosing(months, from_month, months[0]), _choosing(months, to_month, months[-1]))


def _choosing(months: list[date], chosen: date, outermost: date) -> list[Month]:
    return [
        Month(
            value="" if month == outermost else f"{month:%Y-%m}",
            label=f"{month:%b %Y}",
            is_chosen=month == chosen.replace(day=1),
        )
        for month in months
    ]
