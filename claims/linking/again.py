"""Appearances that a new reading sees otherwise, linked again: their chain, their speaker, the claim that they tell."""

from collections.abc import Iterable

from django.db import transaction

from claims.linking.articles import lock_linking
from claims.linking.chains import store_chain
from claims.linking.grouping import claim_columns, claim_for
from claims.linking.settling import settle
from claims.models import Appearance, Claim


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
    touched: set[int] = set()
    for appearance in linked:
        old = appearance.claim_id
        appearance.chain.all().delete()
        store_chain(appearance)
        appearance.claim = _claim_of(appearance)
        appearance.save(update_fields=["claim"])
        touched |= {old, appearance.claim_id}
    settle(touched)
    return len(linked)


def _claim_of(appearance: Appearance) -> Claim:
    claim = appearance.claim
    if claim.appearances.exclude(pk=appearance.pk).exists():
        return claim_for(appearance)[0]
    Claim.objects.filter(pk=claim.pk).update(**claim_columns(appearance))
    return Claim.objects.get(pk=claim.pk)
