"""The claims that dispute or deny those of a page, with when and by way of whom each was told first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.db.models import Expression, OuterRef, Q, QuerySet, Subquery

from claims.models import ClaimRelation, Dispute
from claims.models.prepared import IsOneOf
from claims.permissions import Gate, living
from claims.permissions.gated import Gated
from claims.terms import Publishes, RelationKind
from claims.timeline.chains import Chain
from claims.timeline.keeping import Keep
from claims.timeline.viewing import key_of_view, view_holds_until
from claims.timeline.wordings import word_as_known

#: What a page shows of a relation and of the claim that contests; to load all of them takes as long as to find them.
_SHOWN = ("kind", "other", "status", "claim__number", "claim__wording", "claim__speaker__name")


@dataclass(frozen=True, slots=True)
class Contest:
    """A claim that disputes or denies another one, as it was first told in the dispute (``first_telling``, if at all).

    ``chain`` is that telling's, empty until it is loaded.
    """

    relation: ClaimRelation
    published_on: date | None
    first_telling: int | None
    chain: Chain = ()

    def told_by(self, chains: dict[int, Chain]) -> "Contest":
        """With its chain out of those loaded."""
        return replace(self, chain=chains.get(self.first_telling, ()))


#: Of more tellings contests are read as they are shown.
MOST_AT_ONCE = 50_000
_KEPT: Keep[tuple, dict[int, list[Contest]]] = Keep(most=24)


def contests_of(gate: Gate, dispute: Dispute, claims: list[int], n_tellings: int) -> dict[int, list[Contest]]:
    """The contests of these claims of a dispute with so many tellings, as the viewer may see them, by claim.

    Of a small dispute those of all claims are read at once, and kept. One query where they are not; wound back, one
    more.
    """
    if n_tellings > MOST_AT_ONCE:
        return _by_claim(gate, _to_claims[Publishes(dispute.publishes)](gate, dispute=dispute.pk, claims=claims))
    return _KEPT.get(
        key_of_view(gate, dispute),
        gate.now,
        lambda: _by_claim(gate, _contesting(gate, dispute, Q(other__in=gate.entries_of(dispute).values("claim")))),
        lambda: view_holds_until(gate),
    )


def _contesting(gate: Gate, dispute: Dispute, to: Q | Expression) -> QuerySet[ClaimRelation]:
    """The relations that contest a claim, with its first telling in the dispute; ``to`` are claims that may be seen."""
    relations = gate.relations(to).filter(kind__in=[RelationKind.DISPUTES, RelationKind.DENIES])
    open_to_suggestions = gate.sees_all or dispute.publishes == Publishes.SUGGESTED
    shown = living(relations, with_suggested=open_to_suggestions)
    told = gate.entries_of(dispute).filter(claim=OuterRef("claim")).order_by("published_on", "appearance")
    first = {"first_telling": told.values("appearance")[:1], "first_on": told.values("published_on")[:1]}
    found = shown.annotate(**{name: Subquery(column) for name, column in first.items()}).order_by("pk")
    return found.select_related("claim__speaker").only(*_SHOWN)


def _to_some(publishes: Publishes, gate: Gate, dispute: int | Expression, claims: list[int] | Expression) -> QuerySet:
    """The same of some claims; of the dispute it is enough to know the key and what it publishes."""
    return _contesting(gate, Dispute(pk=dispute, publishes=publishes), IsOneOf("other", claims))


_to_claims: dict[Publishes, Gated[ClaimRelation]] = {
    publishes: Gated(partial(_to_some, publishes), "dispute", "claims") for publishes in Publishes
}


def _by_claim(gate: Gate, relations: Iterable[ClaimRelation]) -> dict[int, list[Contest]]:
    """The contests by the claim that they are to."""
    contests: dict[int, list[Contest]] = {}
    for relation in relations:
        contest = Contest(relation, relation.first_on, relation.first_telling)
        contests.setdefault(relation.other_id, []).append(contest)
    word_as_known(gate, [contest.relation.claim for of_claim in contests.values() for contest in of_claim])
    return contests
