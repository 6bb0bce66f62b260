"""One article's appearances, joined to everything known: parties, chains, claims, and what follows from them."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from claims.linking.chains import store_chains
from claims.linking.grouping import regroup
from claims.linking.matches import newest_party, suggest_for_new
from claims.linking.parties import learn_aliases
from claims.linking.resemblances import store_resemblances
from claims.linking.settling import settle
from claims.linking.standing import mates_of
from claims.linking.tellers import tellers_of
from claims.linking.telling import tell
from claims.models import Appearance, Article, Telling
from claims.models.locks import lock_linking
from claims.terms import Status


def link_article(article: Article) -> int:
    """Link every appearance of the article that no claim has yet; returns how many there were.

    Idempotent: what is linked stays as it is, unless the new tellings bring a claim's together or apart. What takes
    time, reading the tellings and making their vectors, is done before; then all or nothing.
    """
    if not tell(_waiting(article)):
        return 0
    with transaction.atomic():
        lock_linking()
        waiting = list(_waiting(article))
        link(waiting, beside=[article.pk])
        for run in {appearance.run for appearance in waiting if appearance.run}:
            learn_aliases(run.parties)
    return len(waiting)


def _waiting(article: Article):
    waiting = article.appearances.filter(claim__isnull=True).exclude(status=Status.REJECTED).order_by("pk")
    return waiting.select_related("article__publisher", "run")


def link(appearances: Sequence[Appearance], also: Sequence[int] = (), beside: Iterable[int] = ()) -> None:
    """Find these appearances' chains, what they resemble, and their claims; group ``also`` anew with them.

    All that the articles ``beside`` tell is settled with it: how two claims of an article stand to each other follows
    from all that stands there. The caller holds the lock of the linking.
    """
    if not (appearances or also):
        return
    newest = newest_party()
    changed = regroup(compare(appearances, also))
    settle(changed | claims_told_in(beside))
    suggest_for_new(since=newest)


def claims_told_in(articles: Iterable[int]) -> set[int]:
    """The claims that these articles tell."""
    told = Appearance.objects.filter(article__in=list(articles), claim__isnull=False)
    return set(told.values_list("claim", flat=True))


def compare(appearances: Sequence[Appearance], also: Iterable[int] = ()) -> set[int]:
    """Find these appearances' chains and what they resemble; they, ``also`` and what stands beside them in their
    articles: all that is to be grouped anew by it. The caller holds the lock of the linking."""
    store_chains(appearances)
    tellings = told(appearances)
    kin = {*also, *mates_of(tellings)}
    store_resemblances(tellings, kin)
    return {*(appearance.pk for appearance in appearances), *kin}


def told(appearances: Sequence[Appearance]) -> list[Telling]:
    """The tellings of these appearances, with who tells them as their chains say now."""
    appearance_of = {appearance.pk: appearance for appearance in appearances}
    tellers, tellings, changed = tellers_of(appearances), tell(appearances), []
    for telling in tellings:
        telling.appearance = appearance_of[telling.pk]
        if telling.teller != tellers[telling.pk]:
            telling.teller = tellers[telling.pk]
            changed.append(telling)
    Telling.objects.bulk_update(changed, ["teller"])
    return tellings
