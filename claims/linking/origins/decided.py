"""What editors decided about the origins of a claim: who took it from whom, which tellings are two origins, and which
are one, as they agreed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.linking.origins.hints import Hint
from claims.linking.origins.tellings import Told
from claims.models import OriginDecision
from claims.terms import FoldedBy, OriginKind


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor said of a telling; since which day (ISO), and why."""

    told: Told
    decided_on: str
    reason: str

    @property
    def details(self) -> dict[str, str]:
        """What evidence says of it: all of the reason, and the day."""
        return {"words": self.reason, "decided_on": self.decided_on}


@dataclass(frozen=True, slots=True)
class Decided(Said):
    """``told`` took the claim from ``other``, or the two are different origins."""

    kind: OriginKind
    other: Told


@dataclass(frozen=True, slots=True)
class Agreed(Said):
    """``told`` is of one origin with all that have the same ``label``."""

    label: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions about the tellings of one claim, in the order in which they were made; none contradicts another."""

    between: list[Decided] = field(default_factory=list)
    agreed: list[Agreed] = field(default_factory=list)

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

    @property
    def labels(self) -> dict[int, int]:
        """Telling → what names the origin to which an editor agreed."""
        return {each.told.pk: each.label for each in self.agreed}

    def _of(self, kind: OriginKind) -> list[Decided]:
        return [each for each in self.between if each.kind == kind]


def load_decisions(told: Mapping[int, Sequence[Told]]) -> dict[int, Decisions]:
    """The decisions about the living tellings of each claim that has any; one query."""
    by_pk = {one.pk: one for tellings in told.values() for one in tellings}
    found: dict[int, Decisions] = defaultdict(Decisions)
    for row in OriginDecision.objects.filter(appearance__claim__in=told).order_by("pk"):
        one, other = by_pk.get(row.appearance_id), by_pk.get(row.other_id)
        decided_on = row.decided_at.date().isoformat()
        if one and row.kind == OriginKind.AGREED:
            found[one.claim_id].agreed.append(Agreed(one, decided_on, row.reason, row.other_id))
        elif one and other and one.claim_id == other.claim_id:
            kind = OriginKind(row.kind)
            found[one.claim_id].between.append(Decided(one, decided_on, row.reason, kind, other))
    return dict(found)
