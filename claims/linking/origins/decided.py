"""What editors decided about the origins of a claim: who took it from whom, and which tellings are two origins."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.linking.origins.hints import Hint
from claims.linking.origins.tellings import Told
from claims.models import OriginDecision
from claims.terms import FoldedBy, OriginKind


@dataclass(frozen=True, slots=True)
class Decided:
    """``told`` took the claim from ``other``, or the two are different origins; since which day (ISO), and why."""

    kind: OriginKind
    told: Told
    other: Told
    decided_on: str
    reason: str

    @property
    def details(self) -> dict[str, str]:
        """What evidence says of it: all of the reason, and the day."""
        return {"words": self.reason, "decided_on": self.decided_on}


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions about the tellings of one claim, in no order that matters: none contradicts another."""

    all: Sequence[Decided] = ()

    @property
    def hints(self) -> list[Hint]:
        """Those that join, as the strongest of hints."""
        return [
            Hint(FoldedBy.DECIDED, each.told, each.other, each.reason, details=each.details)
            for each in self._of(OriginKind.TAKEN)
        ]

    @property
    def taken(self) -> set[int]:
        """The tellings that took the claim from another: none of them leads to an origin."""
        return {each.told.pk for each in self._of(OriginKind.TAKEN)}

    @property
    def apart(self) -> list[Decided]:
        """Those that part."""
        return self._of(OriginKind.APART)

    def _of(self, kind: OriginKind) -> list[Decided]:
        return [each for each in self.all if each.kind == kind]


def load_decisions(told: Mapping[int, Sequence[Told]]) -> dict[int, Decisions]:
    """The decisions about the living tellings of each claim that has any; one query, or none where all have one."""
    several = [claim for claim, tellings in told.items() if len(tellings) > 1]
    by_pk = {one.pk: one for claim in several for one in told[claim]}
    found: dict[int, list[Decided]] = defaultdict(list)
    for row in OriginDecision.objects.filter(appearance__claim__in=several).order_by("pk"):
        one, other = by_pk.get(row.appearance_id), by_pk.get(row.other_id)
        if one and other and one.claim_id == other.claim_id:
            decided_on = row.decided_at.date().isoformat()
            found[one.claim_id].append(Decided(OriginKind(row.kind), one, other, decided_on, row.reason))
    return {claim: Decisions(each) for claim, each in found.items()}
