"""The list of stored articles."""

from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, QuerySet

from claims.models import Article
from claims.permissions import Gate

ARTICLES_A_PAGE = 50
#: To count more, each by who may see it, takes seconds with a million: nobody turns so many pages.
MOST_LISTED = 5_000


class NewestPaginator(Paginator):
    """Pages of the newest ``MOST_LISTED`` of rows in their order; ``is_cut`` where there are more."""

    @cached_property
    def _n_counted(self) -> int:
        return self.object_list.order_by()[: MOST_LISTED + 1].count()

    @property
    def count(self) -> int:
        return min(self._n_counted, MOST_LISTED)

    @property
    def is_cut(self) -> bool:
        return self._n_counted > MOST_LISTED


def newest_first(articles: QuerySet[Article]) -> QuerySet[Article]:
    """By day of publication, those without one last; then by when we got them. An index has them so."""
    published = F("published__startswith").desc(nulls_last=True)
    return articles.select_related("publisher").order_by(published, "-first_held_at", "-pk")


def load_article_list(gate: Gate, articles: QuerySet[Article], number: object = 1) -> Page:
    """A page of visible ``articles``, newest first, each with ``n_claims`` set; three queries."""
    page = NewestPaginator(newest_first(articles), ARTICLES_A_PAGE).get_page(number)
    counts = _count_claims(gate, [article.pk for article in page])
    for article in page:
        article.n_claims = counts.get(article.pk, 0)
    return page


def _count_claims(gate: Gate, ids: list[int]) -> dict[int, int]:
    told = gate.appearances().filter(article__in=ids).order_by().values("article")
    return dict(told.annotate(n=Count("claim", distinct=True)).values_list("article", "n"))
