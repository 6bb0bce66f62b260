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


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions about the tellings of one claim, in no order that matters: none contradicts another."""

    all: Sequence[Decided] = ()

    @property
    def hints(self) -> list[Hint]:
        """Those that join, as the strongest of hints."""
        return [
            Hint(FoldedBy.DECIDED, each.told, each.other, each.reason, details={"decided_on": each.decided_on})
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
    by_pk = {one.pk: one for tellings in told.values() if len(tellings) > 1 for one in tellings}
    rows = OriginDecision.objects.filter(appearance__in=by_pk, other__in=by_pk).order_by("pk")
    found: dict[int, list[Decided]] = defaultdict(list)
    for row in rows:
        one, other = by_pk[row.appearance_id], by_pk[row.other_id]
        if one.claim_id == other.claim_id:
            decided_on = row.decided_at.date().isoformat()
            found[one.claim_id].append(Decided(OriginKind(row.kind), one, other, decided_on, row.reason))
    return {claim: Decisions(each) for claim, each in found.items()}
