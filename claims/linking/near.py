"""Claims that may be on the same matter as one: the nearest in wording that have a party in common with it."""

from django.db.models import Q, QuerySet

from claims.linking.nearest import nearest
from claims.models import Affiliation, Claim, ClaimParty
from claims.terms import Status

#: So many are looked at, whatever articles they stand in.
MOST_NEAR = 15


def near_claims(claim: Claim) -> list[int]:
    """Their numbers, the nearest first."""
    return [near.claim_id for near in nearest(claim.wording, MOST_NEAR, among=_with_a_party_of(claim))]


def _with_a_party_of(claim: Claim) -> QuerySet[Claim]:
    """The claims by the same speaker, by one whom this is about, and about the same or about who says this."""
    camp = {claim.speaker_id} - {None}
    camp |= {*Affiliation.objects.filter(party__in=camp).values_list("organisation", flat=True)}
    about = {*ClaimParty.objects.filter(claim=claim).exclude(status=Status.REJECTED).values_list("party", flat=True)}
    told_of = ClaimParty.objects.filter(party__in=camp | about).exclude(status=Status.REJECTED)
    kin = Q(speaker__in=camp | about) | Q(pk__in=told_of.values("claim"))
    return Claim.objects.filter(kin, merged_into=None).exclude(pk=claim.pk)
