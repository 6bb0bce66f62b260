"""All claims placed again, after a dispute's rules have changed."""

from django.db import transaction

from claims.models import Claim
from claims.models.locks import lock_linking
from claims.models.placing import place_claims

#: So many claims are placed in one transaction, in about a second: so long an article waits to be linked.
BATCH = 500


def place_all(batch: int = BATCH) -> int:
    """Bring up to date where all claims stand by rule, a batch at a time; returns how many claims were looked at.

    Can be ended at any moment and begun again: each batch is stored by itself, and what is right already stays.
    """
    n_placed, last = 0, 0
    while claims := list(Claim.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]):
        with transaction.atomic():
            lock_linking()
            place_claims(claims)
        n_placed, last = n_placed + len(claims), claims[-1]
    return n_placed
