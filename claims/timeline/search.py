"""Search: claims by their wording and by the words of their tellings, articles by headline, names by likeness.

Claims go by PostgreSQL's full-text search in its websearch syntax, names by trigrams (pg_trgm), so that a misspelt
one is found too. Every row comes through the gate.
"""

from dataclasses import dataclass
from functools import cache, partial

from django.contrib.postgres.search import SearchRank, SearchVector
from django.db.models import Count, Expression, QuerySet, Window

from claims.models import Article, Dispute, Document, Party, Publisher, prepared
from claims.models.prepared import IsOneOf, Prepared
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import Term
from claims.timeline.article_list import newest_first
from claims.timeline.disputes import roots_of
from claims.timeline.finding import by_day, find, find_some, walk_by_day
from claims.timeline.hits import ClaimHit, load_hits
from claims.timeline.likeness import likest
from claims.timeline.loosening import Looser, looser, respelt
from claims.timeline.matches import Matches, MoreThan, Place
from claims.timeline.words import CONFIG, query_of

#: A page of claims, and how many pages of the best there are: who reads on had better add a word.
N_CLAIMS, N_PAGES = 30, 10
N_ARTICLES, MOST_ARTICLES_RANKED = 10, 500
#: Of those of which the gate is asked first it hides a few, mostly.
_N_ARTICLES_ASKED = MOST_ARTICLES_RANKED * 5 // 4
N_NAMES = 8

_HEADLINE = SearchVector("headline", config=CONFIG)


class Ranking(Term):
    """In which order the claims that were found stand."""

    BEST = "best", "best first"
    OLDEST = "oldest", "oldest first"
    NEWEST = "newest", "newest first"


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found; ``n_claims`` counts those beyond ``claims``, too, unless there are ``more_than`` are counted:
    then they stand in the order of their days. ``disputes`` are those in whose timelines the same can be searched for.

    ``page`` counts from 1. Where no claim was found, ``looser`` are searches that find some, and ``suggestion`` is the
    search with a name spelt as it is known.
    """

    claims: list[ClaimHit]
    n_claims: int
    more_than: MoreThan | None
    page: int
    order: Ranking
    disputes: list[Dispute]
    parties: list[Party]
    publishers: list[Publisher]
    documents: list[Document]
    articles: list[Article]
    looser: list[Looser]
    suggestion: str | None

    @property
    def is_empty(self) -> bool:
        return not (self.n_claims or self.parties or self.publishers or self.documents or self.articles)

    @property
    def orders(self) -> list[Ranking]:
        """In which the claims can be had."""
        return [Ranking.OLDEST, Ranking.NEWEST] if self.more_than else list(Ranking)

    @property
    def first(self) -> int:
        """The place of the first of ``claims`` among all, counted from 1."""
        return (self.page - 1) * N_CLAIMS + 1

    @property
    def last(self) -> int:
        return self.first + len(self.claims) - 1

    @property
    def previous_page(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self.last < self.n_claims and self.page < N_PAGES else None


def search(gate: Gate, words: str, page: int = 1, order: Ranking = Ranking.BEST) -> Found:
    """What the viewer may see of what ``words`` find. Thirteen queries, and a few more where that is little of it."""
    matches = find(gate, words)
    n_claims = matches.n_claims
    if matches.more_than and order == Ranking.BEST:
        order = Ranking.NEWEST
    parties, publishers, documents = likest(gate, words, N_NAMES).values()
    names = [party.name for party in parties] + [publisher.name for publisher in publishers]
    return Found(
        claims=load_hits(gate, _places(gate, words, matches, page, order), words),
        n_claims=n_claims,
        more_than=matches.more_than,
        page=page,
        order=order,
        disputes=roots_of(gate),
        parties=parties,
        publishers=publishers,
        documents=documents,
        articles=_found_articles(gate, words=words),
        looser=[] if n_claims else looser(words, partial(find_some, gate)),
        suggestion=None if n_claims else respelt(words, names),
    )


def _places(gate: Gate, words: str, matches: Matches, page: int, order: Ranking) -> list[Place]:
    """A page of the claims that were found."""
    past, oldest_first = page * N_CLAIMS, order == Ranking.OLDEST
    if matches.more_than:
        places = walk_by_day(gate, query_of(words), oldest_first, past)
    else:
        places = matches.best() if order == Ranking.BEST else by_day(gate, matches, oldest_first)
    return places[past - N_CLAIMS : past]


def _found_articles(gate: Gate, words: str) -> list[Article]:
    """The best of the newest that were found: to rank all would take long where there are very many.

    Two queries. The gate is asked about a few more than are ranked, and where it hides many of them, about all.
    """
    newest = _newest_found()(words=words)
    if not newest:
        return []
    best = _best_articles(gate, words=words, ids=newest)
    n_ranked = best[0].n_ranked if best else 0
    is_all = len(newest) < _N_ARTICLES_ASKED
    return best if is_all or n_ranked == MOST_ARTICLES_RANKED else _best_of_all_articles(gate, words=words)


@cache
def _newest_found() -> Prepared[int]:
    """The newest whose headline has the ``words``, whoever may see them."""
    found = _with_words(Article.objects.all(), prepared.Place("words"))
    return Prepared(newest_first(found).values_list("pk", flat=True)[:_N_ARTICLES_ASKED])


def _with_words(articles: QuerySet[Article], words: str | Expression) -> QuerySet[Article]:
    return articles.annotate(vector=_HEADLINE).filter(vector=query_of(words))


def _best(articles: QuerySet[Article], words: str | Expression) -> QuerySet[Article]:
    """The best of the newest, each with the number of those that were ranked."""
    newest = newest_first(articles)[:MOST_ARTICLES_RANKED].values("pk")
    ranked = Article.objects.filter(pk__in=newest).annotate(
        rank=SearchRank(_HEADLINE, query_of(words)), n_ranked=Window(Count("pk"))
    )
    return ranked.select_related("publisher").order_by("-rank", "-pk")[:N_ARTICLES]


_best_articles: Gated[Article] = Gated(
    lambda gate, words, ids: _best(gate.articles().filter(IsOneOf("pk", ids)), words), "words", "ids"
)
_best_of_all_articles: Gated[Article] = Gated(
    lambda gate, words: _best(_with_words(gate.articles(), words), words), "words"
)
