"""Everything linked anew: the reference that linking article by article must come out at.

First all tellings are read, some articles at a time, and who tells them; then they are compared, as only what was read
is found to compare with; then what hangs together is grouped, once, however many articles tell it; then what hangs on
the claims is brought up to date. Each step is done or not, so it can be ended at any moment and gone on with: the
groups follow from the texts and from what people decided, not from where it was ended. Only what one step looks at is
in memory, and the keys of what was grouped.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from django.db import transaction
from django.db.models import QuerySet

from claims.linking.articles import claims_told_in, compare, link, link_article, told
from claims.linking.chains import store_chains
from claims.linking.grouping import regroup_components
from claims.linking.matches import newest_party, suggest_for_new
from claims.linking.settling import settle
from claims.linking.telling import tell
from claims.models import Appearance, Article
from claims.models.locks import lock_linking
from claims.terms import Status

#: So many articles are read or compared, tellings grouped, and claims brought up to date in one transaction: for a
#: second or two other articles wait meanwhile.
ARTICLES, TELLINGS, CLAIMS = 10, 20, 100


class Part(StrEnum):
    """What a relink goes through, one after the other."""

    READINGS = "reading"
    ARTICLES = "article"
    TELLINGS = "telling"
    CLAIMS = "claim"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a relink has come: in this part, up to this key (of an article where they are read)."""

    part: Part = Part.READINGS
    pk: int = 0

    @classmethod
    def parse(cls, words: str) -> Self:
        """The mark of these words, as "article-12" or "claim-7"; ValueError for others."""
        part, _, number = words.partition("-")
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise ValueError(words)
        return cls(Part(part), int(number))

    def __str__(self) -> str:
        return f"{self.part}-{self.pk}"


@dataclass(frozen=True, slots=True)
class Step:
    """What a relink has just stored: up to where, and how many articles were linked anew in it."""

    mark: Mark
    n_articles: int = 0


def relink(articles: QuerySet[Article], after: Mark = Mark()) -> Iterator[Step]:
    """Link these articles anew, some at a time, then bring up to date what hangs on their claims.

    Each step is handed out when it is stored; another relink goes on ``after`` its mark.
    """
    told = Appearance.objects.filter(article__in=articles, claim__isnull=False)
    if after.part == Part.READINGS:
        for some in _in_steps(_keys(articles, after.pk), ARTICLES):
            tell(Appearance.objects.filter(article__in=some).exclude(status=Status.REJECTED).only("pk"))
            _see_who_tells(some)
            yield Step(Mark(Part.READINGS, some[-1]))
        after = Mark(Part.ARTICLES)
    if after.part == Part.ARTICLES:
        for some in _in_steps(_keys(articles, after.pk), ARTICLES):
            _in_one(list(Article.objects.filter(pk__in=some).order_by("pk")), _compare_anew)
            yield Step(Mark(Part.ARTICLES, some[-1]), len(some))
        after = Mark(Part.TELLINGS)
    if after.part == Part.TELLINGS:
        grouped: set[int] = set()
        for some in _in_steps(_keys(told.exclude(status=Status.REJECTED), after.pk), TELLINGS):
            grouped |= _group_anew(set(some) - grouped)
            yield Step(Mark(Part.TELLINGS, some[-1]))
        after = Mark(Part.CLAIMS)
    claims = told.filter(claim__gt=after.pk).values_list("claim", flat=True)
    for some in _in_steps(sorted(set(claims)), CLAIMS):
        _settle(some)
        yield Step(Mark(Part.CLAIMS, some[-1]))


def relink_article(article: Article) -> None:
    """As ``relink``, of one: what hangs on its headline, day and outlet is brought up to date with its claims."""
    _in_one([article], link)
    for some in _in_steps(sorted(claims_told_in([article.pk])), CLAIMS):
        _settle(some)


def _in_one(articles: Sequence[Article], do: Callable[[list[Appearance]], None]) -> None:
    """Read these articles' tellings by today's rules, and do this with them, all or nothing.

    What people decided stays. Doing it again changes nothing.
    """
    for article in articles:
        link_article(article)
    tell(_linked(articles))
    with transaction.atomic():
        lock_linking()
        do(list(_linked(articles)))


def _linked(articles: Sequence[Article | int]) -> QuerySet[Appearance]:
    rows = Appearance.objects.filter(article__in=articles, claim__isnull=False).exclude(status=Status.REJECTED)
    return rows.select_related("article__publisher", "run", "speaker").order_by("pk")


@transaction.atomic
def _see_who_tells(articles: Sequence[int]) -> None:
    lock_linking()
    newest = newest_party()
    appearances = list(_linked(articles))
    store_chains(appearances)
    told(appearances)
    suggest_for_new(since=newest)


def _compare_anew(appearances: list[Appearance]) -> None:
    newest = newest_party()
    compare(appearances)
    suggest_for_new(since=newest)


@transaction.atomic
def _group_anew(appearances: set[int]) -> set[int]:
    """Group these, with all that hangs together with them; which ones that were."""
    if not appearances:
        return appearances
    lock_linking()
    newest = newest_party()
    changed, grouped = regroup_components(appearances)
    settle(changed)
    suggest_for_new(since=newest)
    return appearances | grouped


@transaction.atomic
def _settle(claims: Sequence[int]) -> None:
    lock_linking()
    settle(claims)


def _keys(rows: QuerySet, after: int) -> Sequence[int]:
    return list(rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True).distinct())


def _in_steps(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))
