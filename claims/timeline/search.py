"""Search: claims by their wording and by the words of their tellings, articles by headline, names by likeness.

Claims go by PostgreSQL's full-text search in its websearch syntax, names by trigrams (pg_trgm), so that a misspelt
one is found too. Every row comes through the gate.
"""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F, Max, OuterRef, QuerySet, Subquery

from claims.models import Article, Claim, Document, Party, Publisher
from claims.permissions import Gate
from claims.terms import Term
from claims.timeline.hits import CONFIG, ClaimHit, load_hits
from claims.timeline.likeness import likest_parties, likest_rows
from claims.timeline.loosening import Looser, looser, respelt
from claims.timeline.wordings import worded_by_then

#: A page of claims, and how many pages of the best there are: who reads on had better add a word.
N_CLAIMS, N_PAGES = 30, 10
N_ARTICLES = 10
N_NAMES = 8


class Ranking(Term):
    """In which order the claims that were found stand."""

    BEST = "best", "best first"
    OLDEST = "oldest", "oldest first"
    NEWEST = "newest", "newest first"


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found; ``n_claims`` counts those beyond ``claims``, too.

    ``page`` counts from 1. Where no claim was found, ``looser`` are searches that find some, and ``suggestion`` is the
    search with a name spelt as it is known.
    """

    claims: list[ClaimHit]
    n_claims: int
    page: int
    order: Ranking
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
    """What the viewer may see of what ``words`` find. Ten queries at most."""
    query = SearchQuery(words, search_type="websearch", config=CONFIG)
    n_claims = _finding(gate, query).count()
    parties = likest_parties(gate.parties(), words)[:N_NAMES]
    publishers = likest_rows(gate.publishers(), "name", words)[:N_NAMES]
    names = [party.name for party in parties] + [publisher.name for publisher in publishers]
    return Found(
        claims=load_hits(gate, _ids(gate, query, page, order), query) if n_claims else [],
        n_claims=n_claims,
        page=page,
        order=order,
        parties=parties,
        publishers=publishers,
        documents=likest_rows(gate.documents(), "title", words)[:N_NAMES],
        articles=list(_articles(gate.articles(), query)[:N_ARTICLES]),
        looser=[] if n_claims else looser(words, lambda other: _finding(gate, other)),
        suggestion=None if n_claims else respelt(words, names),
    )


def _finding(gate: Gate, query: SearchQuery) -> QuerySet[Claim]:
    """The claims that a query finds, in their wording or in a telling: each by its index, for "or" uses none."""
    wordings = gate.claims().filter(worded_by_then(gate), search=query).order_by().values("pk")
    tellings = gate.appearances().filter(search=query, claim__in=gate.claims()).order_by().values("claim")
    return Claim.objects.filter(pk__in=wordings.union(tellings))


def _ids(gate: Gate, query: SearchQuery, page: int, order: Ranking) -> list[int]:
    """The ids of a page of the claims that were found."""
    if order == Ranking.BEST:
        return _best(gate, query, page)
    published = F("article__published__startswith")
    tellings = gate.appearances().filter(claim=OuterRef("pk")).order_by(published.asc(nulls_last=True))
    found = _finding(gate, query).annotate(day=Subquery(tellings.values("article__published__startswith")[:1]))
    day = F("day").asc(nulls_last=True) if order == Ranking.OLDEST else F("day").desc(nulls_last=True)
    return list(found.order_by(day, "pk").values_list("pk", flat=True)[(page - 1) * N_CLAIMS : page * N_CLAIMS])


def _best(gate: Gate, query: SearchQuery, page: int) -> list[int]:
    """The ids of a page of the best claims; one counts as much as the best of its wording and its tellings."""
    wordings = gate.claims().filter(worded_by_then(gate), search=query)
    tellings = gate.appearances().filter(search=query, claim__isnull=False)
    by_wording = wordings.annotate(rank=SearchRank(F("search"), query)).values_list("pk", "rank")
    by_telling = tellings.values_list("claim").annotate(rank=Max(SearchRank(F("search"), query)))
    ranks: dict[int, float] = {}
    for found in (by_wording.order_by("-rank", "pk"), by_telling.order_by("-rank", "claim")):
        for pk, rank in found[: page * N_CLAIMS]:
            ranks[pk] = max(rank, ranks.get(pk, 0))
    return sorted(ranks, key=lambda pk: (-ranks[pk], pk))[(page - 1) * N_CLAIMS : page * N_CLAIMS]


def _articles(articles: QuerySet[Article], query: SearchQuery) -> QuerySet[Article]:
    vector = SearchVector("headline", config=CONFIG)
    found = articles.annotate(vector=vector).filter(vector=query)
    return found.annotate(rank=SearchRank(vector, query)).select_related("publisher").order_by("-rank", "-pk")
