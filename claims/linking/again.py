"""Appearances that a new reading sees otherwise, linked again: their chain, their speaker, the claim that they tell."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from claims.linking.articles import link
from claims.linking.resemblances import store_resemblances
from claims.linking.standing import mates_of
from claims.linking.telling import forget
from claims.models import Appearance, ChainLink, Resemblance, Telling
from claims.models.locks import lock_linking
from claims.terms import Status


@transaction.atomic
def link_again(appearances: Iterable[Appearance], *, keep_chains: bool = False) -> int:
    """Link appearances anew whose reading changed; returns how many there were. Those without a claim are left out.

    Only for rows that no person decided about; with ``keep_chains``, where not the reading but the party that speaks
    has changed, for all. A claim that only this appearance tells keeps its number and says what the appearance says
    now.
    """
    ids = [appearance.pk for appearance in appearances]
    linked = Appearance.objects.filter(pk__in=ids, claim__isnull=False).order_by("pk")
    linked = list(linked.select_related("article__publisher", "run", "claim"))
    if linked:
        lock_linking()
        kin = _let_go(linked)
        if not keep_chains:
            ChainLink.objects.filter(appearance__in=linked).delete()
        link(linked, also=kin, beside=() if keep_chains else {one.article_id for one in linked})
    return len(linked)


def _let_go(appearances: list[Appearance]) -> set[int]:
    """Forget what these said and resembled; those that resembled them, stood beside them, or said the same.

    They must be grouped without.
    """
    ids = [appearance.pk for appearance in appearances]
    edges = Resemblance.objects.filter(Q(appearance__in=ids) | Q(other__in=ids))
    kin = {pk for pair in edges.values_list("appearance", "other") for pk in pair} - set(ids)
    edges.delete()
    kin |= mates_of(Telling.objects.filter(pk__in=ids).select_related("appearance"))
    nodes = list(Telling.objects.filter(pk__in=ids).values_list("teller", "digest"))
    forget(appearances)
    Telling.objects.filter(pk__in=ids).update(teller="", digest="")
    twins = [_first_with(*node) for node in nodes]  # of those that say the same, one holds the edges of all
    store_resemblances([twin for twin in twins if twin])
    return kin | {twin.pk for twin in twins if twin}


def _first_with(teller: str, digest: str) -> Telling | None:
    same = Telling.objects.filter(teller=teller, digest=digest).exclude(teller="")
    same = same.exclude(appearance__status=Status.REJECTED)
    return same.select_related("appearance").order_by("pk").first()
