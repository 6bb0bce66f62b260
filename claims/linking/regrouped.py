"""What hangs on the claims of a party or an outlet, brought up to date after it was merged or taken apart."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from claims.linking.again import link_again
from claims.linking.settling import settle
from claims.models import Appearance, ChainLink, Claim
from claims.models.locks import lock_linking
from claims.terms import NodeKind

#: So many are linked or settled in one transaction: so long an article waits to be linked.
BATCH = 100


def settle_party(party: int, batch: int = BATCH) -> int:
    """Group what a party says anew, and settle the claims that it makes, in which it has a part or stands in a chain;
    how many. Those that come out of the grouping as they were are another one's by now, too.

    Can be ended at any moment and begun again: each batch is stored by itself, and what is right already stays.
    """
    n_settled = 0
    for said in _batches(Appearance.objects.filter(speaker=party, claim__isnull=False), batch):
        n_settled += link_again(Appearance.objects.filter(pk__in=said), keep_chains=True)
    concerned = Q(parties__party=party) | Q(appearances__chain__party=party) | Q(appearances__speaker=party)
    return n_settled + _settle(Claim.objects.filter(concerned), batch)


def settle_outlet(publisher: int, batch: int = BATCH) -> int:
    """Group anew what unnamed people told an outlet and was another's until now, and settle the claims in whose chains
    it stands; how many. What is said of ending ``settle_party`` holds."""
    n_settled = 0
    for told in _batches(_told_anew(publisher), batch):
        n_settled += link_again(Appearance.objects.filter(pk__in=told), keep_chains=True)
    return n_settled + _settle(Claim.objects.filter(appearances__chain__publisher=publisher), batch)


def _told_anew(publisher: int) -> QuerySet[Appearance]:
    """What unnamed people told this outlet, as far as it is known to have been told another (``tellers_of``)."""
    outlets = ChainLink.objects.filter(appearance=OuterRef("pk"), publisher__isnull=False).order_by("position")
    heard = Appearance.objects.filter(claim__isnull=False, speaker=None, chain__publisher=publisher)
    heard = heard.alias(heard_by=Subquery(outlets.values("publisher")[:1])).filter(heard_by=publisher)
    return heard.exclude(telling__teller__startswith=f"{NodeKind.UNNAMED}:{publisher}:")


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
