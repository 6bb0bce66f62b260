"""What editors hand in: kept as additions, so that they see what becomes of it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q

from claims.editing.changing import change
from claims.models import Addition, Article, ArticleUrl, Feed, Snapshot, User
from claims.models.locks import lock_address
from claims.permissions import Action
from claims.text.cleaning import one_line
from claims.text.urls import canonical_url, twins

LONGEST_NAME = 300


def find_known(url: str) -> Article | Feed | Addition | None:
    """What is there already of this address: its article, its feed, or an addition that is still waiting. An article of
    which only quoted words were brought over is yet to be fetched.

    Spellings that nearly always lead to the same page (http and https, with and without www.) count as the same.
    """
    return find_articles([url]).get(url) or known_feed(url) or _known_addition(spellings(url))


def find_articles(urls: Collection[str]) -> dict[str, Article]:
    """Those of these addresses, spelled as ``find_known`` has it, that an article has, with the oldest one; two
    queries. Those of which only quoted words were brought over are left out."""
    same = {url: spellings(url) for url in urls}
    wanted = set().union(*same.values())
    others = list(ArticleUrl.objects.filter(url__in=wanted).values_list("url", "article"))
    whole = Exists(Snapshot.objects.filter(article=OuterRef("pk"), excerpt=None))
    named = Q(canonical_url__in=wanted) | Q(pk__in=[pk for _, pk in others])
    articles = Article.objects.filter(whole, named).in_bulk()
    bearers: dict[str, set[int]] = defaultdict(set)
    for url, pk in [*others, *((article.canonical_url, pk) for pk, article in articles.items())]:
        bearers[url].add(pk)
    found = {url: set().union(*(bearers[one] for one in spelled)) & articles.keys() for url, spelled in same.items()}
    return {url: articles[min(keys)] for url, keys in found.items() if keys}


def known_feed(url: str) -> Feed | None:
    """The feed of this address, under whatever spelling."""
    return Feed.objects.filter(url__in=spellings(url)).order_by("pk").first()


def spellings(url: str) -> set[str]:
    """An address as it is written, and those that stand for the same page; a path on this site stands for itself."""
    return {url} if url.startswith("/") else {url, *twins(canonical_url(url))}


def add_address(user: User, url: str) -> Addition:
    """Keep an address that is to be fetched, once where it is sent twice; PermissionDenied for whoever may not add
    articles."""
    with change(user, Action.ADD_ARTICLES, "added"):
        same = spellings(url)
        lock_address(min(same))
        held = _known_addition(same)
        return held or Addition.objects.create(url=url, name=one_line(url, LONGEST_NAME), added_by=user)


def add_stored(user: User, snapshots: list[Snapshot], published_on: date | None = None) -> list[Addition]:
    """Keep that an editor handed in these texts, which are stored already. PermissionDenied as above."""
    with change(user, Action.ADD_ARTICLES, "added"):
        return Addition.objects.bulk_create(
            Addition(
                name=one_line(snapshot.article.headline, LONGEST_NAME),
                publisher=snapshot.article.publisher,
                published_on=published_on,
                added_by=user,
                article=snapshot.article,
                snapshot=snapshot,
            )
            for snapshot in snapshots
        )


def try_again(user: User, pk: int) -> Addition:
    """Take back why nothing came of an address, before it is fetched again.

    Returns the addition; Addition.DoesNotExist for one that is not there or has no address to fetch.
    """
    with change(user, Action.ADD_ARTICLES, "tried again"):
        addition = Addition.objects.select_for_update().get(pk=pk, url__isnull=False)
        addition.problem = ""
        addition.save(update_fields=["problem"])
    return addition


def _known_addition(same: set[str]) -> Addition | None:
    """One that became an article under another address, or that nothing came of yet."""
    additions = Addition.objects.filter(url__in=same).select_related("article")
    came = additions.filter(article__isnull=False)
    waiting = additions.filter(article__isnull=True, problem="", offers=[])
    return came.order_by("-pk").first() or waiting.order_by("-pk").first()
