"""How each of two outlets tells a claim that both tell: in which words, how surely, and which was first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from claims.models import Appearance
from claims.permissions import Gate
from claims.terms import Certainty
from claims.text.highlight import Segment
from claims.timeline import clocks
from claims.timeline.cards import mark_words
from claims.timeline.drift import with_places
from claims.timeline.names import Named


@dataclass(frozen=True, slots=True)
class Telling:
    """How an outlet tells it: in its own article where it has one, else as the first that tells it on its word."""

    appearance: Appearance
    certainty: Certainty
    wording: tuple[Segment, ...]
    is_own: bool
    first_on: date | None


@dataclass(frozen=True, slots=True)
class Versus:
    """Both tellings of one claim."""

    one: Telling
    other: Telling

    @property
    def first(self) -> str:
        """ "one" or "other", whose telling was published first; "" on the same day, or where a day is not known."""
        days = self.one.first_on, self.other.first_on
        if None in days or days[0] == days[1]:
            return ""
        return "one" if days[0] < days[1] else "other"

    @property
    def n_days(self) -> int:
        """So many days lie between the two."""
        return abs((self.one.first_on - self.other.first_on).days) if self.first else 0

    @property
    def rungs(self) -> int | None:
        """How many rungs surer the second sounds; None where one of the two is unknown."""
        if Certainty.UNKNOWN in (self.one.certainty, self.other.certainty):
            return None
        return self.other.certainty.rung - self.one.certainty.rung


def load_versus(
    gate: Gate, claims: Collection[int], conditions: tuple[Q, Q], outlets: tuple[Named, Named]
) -> dict[int, Versus]:
    """Claim → how each of the two outlets tells it; ``conditions`` say whose a telling is. One query."""
    first = F("article__published__startswith").asc(nulls_last=True)
    tellings = with_places(gate.appearances().filter(conditions[0] | conditions[1], claim__in=claims))
    tellings = tellings.annotate(by_one=conditions[0], by_other=conditions[1]).order_by(first, "pk")
    told: dict[int, tuple[list[Appearance], list[Appearance]]] = {}
    for telling in tellings:
        sides = told.setdefault(telling.claim_id, ([], []))
        for side, is_its in zip(sides, (telling.by_one, telling.by_other), strict=True):
            side += [telling] if is_its else []
    return {
        claim: Versus(*(_telling(side, outlet) for side, outlet in zip(sides, outlets, strict=True)))
        for claim, sides in told.items()
        if all(sides)
    }


def _telling(side: list[Appearance], outlet: Named) -> Telling:
    best = next((telling for telling in side if telling.article.publisher_id == outlet.pk), side[0])
    return Telling(
        appearance=best,
        certainty=Certainty(best.certainty),
        wording=tuple(mark_words(best.content, best.certainty_words)),
        is_own=best.article.publisher_id == outlet.pk,
        first_on=clocks.bounds(side[0].article.published)[0],
    )
