"""Everything linked anew: the reference that linking article by article must come out at.

Each article is a step of its own that is done or not, so it can be ended at any moment and begun again: the groups
follow from the texts and from what people decided, not from where it was ended. Only one article, and what hangs
together with it, is in memory at a time.
"""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from claims.linking.articles import link, link_article
from claims.linking.settling import settle
from claims.linking.telling import tell
from claims.models import Appearance, Article
from claims.models.locks import lock_linking
from claims.terms import Status

#: So many claims are brought up to date in one transaction.
BATCH = 100


def relink(articles: QuerySet[Article]) -> Iterator[Article]:
    """Link these articles anew, one at a time; each is handed out when it is done, the claims' figures come last."""
    order = articles.order_by("canonical_url", "content_key", "pk").values_list("pk", flat=True)
    for pk in list(order):
        article = Article.objects.get(pk=pk)
        relink_article(article)
        yield article
    _settle_all(articles)


def relink_article(article: Article) -> None:
    """Read the article's tellings by today's rules, compare and group them again, all or nothing.

    What people decided stays. Doing it again changes nothing.
    """
    link_article(article)
    tell(_linked(article))
    with transaction.atomic():
        lock_linking()
        link(list(_linked(article)))


def _linked(article: Article) -> QuerySet[Appearance]:
    rows = article.appearances.filter(claim__isnull=False).exclude(status=Status.REJECTED).order_by("pk")
    return rows.select_related("article__publisher", "run", "speaker")


def _settle_all(articles: QuerySet[Article]) -> None:
    """Bring what hangs on the claims up to date where it follows from rules that have changed."""
    claims = Appearance.objects.filter(article__in=articles, claim__isnull=False).values_list("claim", flat=True)
    ids = sorted(set(claims))
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            lock_linking()
            settle(ids[start : start + BATCH])
