"""A telling that an editor set right, or added, brought together with everything known."""

from django.db import transaction

from claims.linking.again import link_again
from claims.linking.settling import settle
from claims.models import Appearance, Claim
from claims.models.locks import lock_linking


@transaction.atomic
def link_corrected(appearance: int) -> None:
    """Compare the telling again, and bring up to date all that hangs on its claim and on those that it told before.

    What the editor set stays: its chain, its speaker, its claim and the claim's words. Doing it again changes nothing.
    """
    lock_linking()
    link_again(Appearance.objects.filter(pk=appearance), keep_chains=True)
    settle(_claims_of(appearance))


def _claims_of(appearance: int) -> set[int]:
    told = Appearance.pgh_event_model.objects.filter(pgh_obj=appearance, claim__isnull=False).values("claim")
    return set(Claim.objects.filter(pk__in=told, merged_into=None).values_list("pk", flat=True))
