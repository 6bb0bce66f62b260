"""Which visible tellings belong to which part of a page about a party or an outlet: read once, with all its parts.

The gate is the dear part of such a page. It is asked once; what is counted and listed is then counted of these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Appearance


@dataclass(frozen=True, slots=True)
class Heard:
    """A telling of a claim, and the parts that it belongs to."""

    appearance: int
    claim: int
    first_on: date | None
    parts: frozenset[str]


class Hearing(list[Heard]):
    """The tellings of a page, by their parts."""

    def of(self, part: str) -> "Hearing":
        """Those that belong to a part."""
        return Hearing(heard for heard in self if part in heard.parts)

    @property
    def n_claims(self) -> int:
        """How many claims they tell."""
        return len({heard.claim for heard in self})

    @property
    def newest_first(self) -> list[int]:
        """Their claims by the day on which the earliest of them was published, those without a day last."""
        days = self._days()
        return sorted(days, key=lambda claim: (days[claim] is not None, days[claim], claim), reverse=True)

    def _days(self) -> dict[int, date | None]:
        days: dict[int, date | None] = {}
        for heard in self:
            known = [day for day in (days.get(heard.claim), heard.first_on) if day is not None]
            days[heard.claim] = min(known, default=None)
        return days

    @property
    def tellings(self) -> QuerySet[Appearance]:
        """They themselves, which came through the gate, however many: they go to the database as one value."""
        return Appearance.objects.filter(pk__in=_listed(heard.appearance for heard in self))

    @property
    def claims(self) -> RawSQL:
        """Their claims, for ``claim__in``."""
        return _listed({heard.claim for heard in self})


def hear(tellings: QuerySet[Appearance], parts: Mapping[str, Q]) -> Hearing:
    """Those of the visible ``tellings`` that tell a claim, each with the parts of which it fulfils the condition; one
    query."""
    flags = {f"in_{part}": ExpressionWrapper(condition, BooleanField()) for part, condition in parts.items()}
    rows = tellings.filter(claim__isnull=False).annotate(first_on=F("article__published__startswith"), **flags)
    return Hearing(
        Heard(pk, claim, first_on, frozenset(part for part, is_in in zip(parts, each, strict=True) if is_in))
        for pk, claim, first_on, *each in rows.order_by().values_list("pk", "claim", "first_on", *flags)
    )


def _listed(ids: Iterable[int]) -> RawSQL:
    return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])
