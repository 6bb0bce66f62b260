"""Appearances that a new reading sees otherwise, linked again: their chain, their speaker, the claim that they tell."""

from collections.abc import Iterable

from django.db import transaction

from claims.linking.articles import count_claims, join, kinds_found, lock_linking
from claims.linking.chains import store_chain
from claims.linking.grouping import claim_columns, claim_for
from claims.linking.origins import settle_origins
from claims.linking.placement import ruled_disputes
from claims.models import Appearance, Claim, ClaimParty, Origin
from claims.terms import Status


@transaction.atomic
def link_again(appearances: Iterable[Appearance]) -> int:
    """Link appearances anew whose reading changed; returns how many there were. Those without a claim are left out.

    Only for rows that no person decided about. A claim that only this appearance tells keeps its number and says what
    the appearance says now; one that others tell, too, stays as it is, and the appearance looks for its claim again.
    """
    ids = [appearance.pk for appearance in appearances]
    linked = Appearance.objects.filter(pk__in=ids, claim__isnull=False).order_by("pk")
    linked = list(linked.select_related("article__publisher", "run", "claim"))
    if linked:
        lock_linking()
    kinds, disputes = kinds_found(linked), ruled_disputes() if linked else []
    touched: set[int] = set()
    for appearance in linked:
        old = appearance.claim
        appearance.chain.all().delete()
        chain = store_chain(appearance)
        claim = _claim_of(appearance)
        join(appearance, claim, chain, kinds, disputes)
        touched |= {old.pk, claim.pk}
    for claim in Claim.objects.filter(pk__in=touched):
        Origin.objects.filter(claim=claim, appearances=None).delete()
        settle_origins(claim)
    count_claims(touched)
    return len(linked)


def _claim_of(appearance: Appearance) -> Claim:
    claim = appearance.claim
    if claim.appearances.exclude(pk=appearance.pk).exists():
        return claim_for(appearance)[0]
    Claim.objects.filter(pk=claim.pk).update(**claim_columns(appearance))
    ClaimParty.objects.filter(claim=claim, status=Status.SUGGESTED).delete()
    return Claim.objects.get(pk=claim.pk)
