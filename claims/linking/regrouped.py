"""What hangs on the claims of a party, brought up to date after it was merged or taken apart."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet

from claims.linking.again import link_again
from claims.linking.settling import settle
from claims.models import Appearance, Claim
from claims.models.locks import lock_linking

#: So many are linked or settled in one transaction: so long an article waits to be linked.
BATCH = 100


def settle_party(party: int, batch: int = BATCH) -> int:
    """Group what a party says anew, and settle the claims in which it has a part or stands in a chain; how many.

    Can be ended at any moment and begun again: each batch is stored by itself, and what is right already stays.
    """
    n_settled = 0
    for said in _batches(Appearance.objects.filter(speaker=party, claim__isnull=False), batch):
        n_settled += link_again(Appearance.objects.filter(pk__in=said), keep_chains=True)
    concerned = Q(parties__party=party) | Q(appearances__chain__party=party, appearances__chain__position__gt=0)
    return n_settled + _settle(Claim.objects.filter(concerned), batch)


def settle_outlet(publisher: int, batch: int = BATCH) -> int:
    """Settle the claims in whose chains an outlet stands; how many. What is said of ending ``settle_party`` holds."""
    return _settle(Claim.objects.filter(appearances__chain__publisher=publisher), batch)


def _settle(rows: QuerySet[Claim], batch: int) -> int:
    n_settled = 0
    for claims in _batches(rows, batch):
        with transaction.atomic():
            lock_linking()
            settle(claims)
        n_settled += len(claims)
    return n_settled


def _batches(rows: QuerySet, batch: int) -> Iterator[list[int]]:
    """The keys of these rows, so many at a time; each batch is looked for when the one before is done."""
    last = 0
    while keys := list(rows.filter(pk__gt=last).order_by("pk").distinct().values_list("pk", flat=True)[:batch]):
        yield keys
        last = keys[-1]
