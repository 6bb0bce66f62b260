"""A telling that an editor set right, or added, brought together with everything known."""

from django.db import transaction
from django.db.models import Q, QuerySet

from claims.linking.again import link_again
from claims.linking.articles import claims_told_in
from claims.linking.matches import suggest_matches
from claims.linking.settling import settle
from claims.models import Appearance, Claim, Party
from claims.models.locks import lock_linking


@transaction.atomic
def link_corrected(appearance: int) -> None:
    """Compare the telling again, and bring up to date all that hangs on its claim, on those that it told before, and on
    what else its article tells.

    What the editor set stays: its chain, its speaker, its claim and the claim's words. Doing it again changes nothing.
    """
    lock_linking()
    link_again(Appearance.objects.filter(pk=appearance), keep_chains=True)
    settle(_claims_of(appearance) | _claims_beside(appearance))
    suggest_matches(_parties_of(appearance))


def _claims_of(appearance: int) -> set[int]:
    told = Appearance.pgh_event_model.objects.filter(pgh_obj=appearance, claim__isnull=False).values("claim")
    return set(Claim.objects.filter(pk__in=told, merged_into=None).values_list("pk", flat=True))


def _claims_beside(appearance: int) -> set[int]:
    return claims_told_in(Appearance.objects.filter(pk=appearance).values_list("article", flat=True))


def _parties_of(appearance: int) -> QuerySet[Party]:
    """Who speaks in it, passed it on, or has a role in its claim: an editor may have made one under a known name."""
    named = Q(chain_links__appearance=appearance) | Q(claims_in__claim__appearances=appearance)
    return Party.objects.filter(named, merged_into=None).distinct().order_by("pk")
