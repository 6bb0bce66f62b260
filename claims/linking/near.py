"""Claims that may be on the same matter as others: the nearest in wording that have a party in common with them."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from claims.linking.nearest import nearest
from claims.models import Affiliation, Claim, ClaimParty
from claims.terms import Status

#: So many are looked at, whatever articles they stand in.
MOST_NEAR = 15


class Neighbours:
    """The nearest claims of each claim that is asked for, looked up once. Costs four queries for each claim."""

    def __init__(self) -> None:
        self._near: dict[int, list[int]] = {}
        self._about: dict[int, set[int]] = {}
        self._claims: dict[int, Claim] = {}
        self._houses: dict[int, set[int]] = {}

    def of(self, claim: int) -> list[int]:
        """Their primary keys, the nearest first."""
        return self._near[claim]

    def claim(self, claim: int) -> Claim:
        return self._claims[claim]

    def about(self, claim: int) -> set[int]:
        """The parties that it is about."""
        return self._about[claim]

    def look_up(self, claims: Collection[int]) -> None:
        """Find the neighbours of those of these claims that were not asked for before; two queries for all of them."""
        new = Claim.objects.filter(pk__in=set(claims) - self._near.keys()).order_by("pk")
        new = list(new.only("pk", "wording", "speaker"))
        self._claims |= {claim.pk: claim for claim in new}
        self._about |= _about([claim.pk for claim in new])
        self._houses |= _houses({claim.speaker_id for claim in new if claim.speaker_id} - self._houses.keys())
        for claim in new:
            among = self._with_a_party_of(claim)
            self._near[claim.pk] = [near.claim_id for near in nearest(claim.wording, MOST_NEAR, among=among)]

    def _with_a_party_of(self, claim: Claim) -> QuerySet[Claim]:
        """The claims by the same speaker, by one whom this is about, and about the same or about who says this."""
        parties = self._houses.get(claim.speaker_id, set()) | self._about[claim.pk]
        told_of = ClaimParty.objects.filter(party__in=parties).exclude(status=Status.REJECTED)
        kin = Q(speaker__in=parties) | Q(pk__in=told_of.values("claim"))
        return Claim.objects.filter(kin, merged_into=None).exclude(pk=claim.pk)


def _about(claims: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {claim: set() for claim in claims}
    rows = ClaimParty.objects.filter(claim__in=claims).exclude(status=Status.REJECTED)
    for claim, party in rows.values_list("claim", "party"):
        found[claim].add(party)
    return found


def _houses(speakers: Iterable[int]) -> dict[int, set[int]]:
    """Each speaker with those for whom it speaks."""
    found: dict[int, set[int]] = {speaker: {speaker} for speaker in speakers}
    held = Affiliation.objects.filter(party__in=found).exclude(status=Status.REJECTED)
    for speaker, house in held.values_list("party", "organisation"):
        found[speaker].add(house)
    return found
