"""Everything linked anew: the reference that linking article by article must come out at.

Some articles are a step that is done or not, so it can be ended at any moment and gone on with: the groups follow from
the texts and from what people decided, not from where it was ended. Only one step's articles, and what hangs together
with them, are in memory at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from django.db import transaction
from django.db.models import QuerySet

from claims.linking.articles import link, link_article
from claims.linking.settling import settle
from claims.linking.telling import tell
from claims.models import Appearance, Article
from claims.models.locks import lock_linking
from claims.terms import Status

#: So many articles are linked, and claims brought up to date, in one transaction: for a second or two other articles
#: wait meanwhile.
ARTICLES, CLAIMS = 10, 100


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """How far a relink has come: all articles up to this key, or, those being done, all claims up to this key."""

    is_claim: bool = False
    pk: int = 0

    @classmethod
    def parse(cls, words: str) -> Self:
        """The mark of these words, "article-12" or "claim-7"; ValueError for others."""
        kind, _, number = words.partition("-")
        if kind not in ("article", "claim") or not (number.isascii() and number.isdigit() and len(number) < 19):
            raise ValueError(words)
        return cls(kind == "claim", int(number))

    def __str__(self) -> str:
        return f"{'claim' if self.is_claim else 'article'}-{self.pk}"


@dataclass(frozen=True, slots=True)
class Step:
    """What a relink has just stored: up to where, and how many articles were linked anew in it."""

    mark: Mark
    n_articles: int = 0


def relink(articles: QuerySet[Article], after: Mark = Mark()) -> Iterator[Step]:
    """Link these articles anew, some at a time, then bring up to date what hangs on their claims.

    Each step is handed out when it is stored; another relink goes on ``after`` its mark.
    """
    if not after.is_claim:
        keys = articles.filter(pk__gt=after.pk).order_by("pk").values_list("pk", flat=True)
        for some in _in_steps(list(keys.distinct()), ARTICLES):
            relink_articles(list(Article.objects.filter(pk__in=some).order_by("pk")))
            yield Step(Mark(pk=some[-1]), len(some))
    told = Appearance.objects.filter(article__in=articles, claim__gt=after.pk if after.is_claim else 0)
    for some in _in_steps(sorted(set(told.values_list("claim", flat=True))), CLAIMS):
        with transaction.atomic():
            lock_linking()
            settle(some)
        yield Step(Mark(is_claim=True, pk=some[-1]))


def relink_article(article: Article) -> None:
    """As ``relink``, of one: what hangs on its headline, day and outlet is brought up to date with its claims."""
    for _ in relink(Article.objects.filter(pk=article.pk)):
        pass


def relink_articles(articles: Sequence[Article]) -> None:
    """Read these articles' tellings by today's rules, compare and group them again, all or nothing.

    What people decided stays. Doing it again changes nothing.
    """
    for article in articles:
        link_article(article)
    tell(_linked(articles))
    with transaction.atomic():
        lock_linking()
        link(list(_linked(articles)))


def _linked(articles: Sequence[Article]) -> QuerySet[Appearance]:
    rows = Appearance.objects.filter(article__in=articles, claim__isnull=False).exclude(status=Status.REJECTED)
    return rows.select_related("article__publisher", "run", "speaker").order_by("pk")


def _in_steps(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))
