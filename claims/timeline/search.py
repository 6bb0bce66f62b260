"""Search: claims by their wording and by the words of their tellings, articles by headline, names by likeness.

Claims go by PostgreSQL's full-text search in its websearch syntax, names by trigrams (pg_trgm), so that a misspelt
one is found too. Every row comes through the gate.
"""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import F, Max, Q, QuerySet

from claims.models import Appearance, Article, Claim, Document, Party, Publisher
from claims.permissions import Gate
from claims.text.highlight import Segment
from claims.timeline.likeness import likest_parties, likest_rows
from claims.timeline.wordings import word_as_known, worded_by_then

N_CLAIMS = 30
N_ARTICLES = 10
N_NAMES = 8
_CONFIG = "english"
# Private-use characters, which no text holds for a purpose: they become marks once the text is cut up.
_LIT, _UNLIT = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim that was found, its words lit up, and the best of its tellings where one was found."""

    claim: Claim
    wording: list[Segment]
    telling: Appearance | None
    content: list[Segment]

    @property
    def adds_words(self) -> bool:
        """Whether the telling has words of its own: more than another capital or full stop than the wording has."""
        return bool(self.telling) and _bare(self.telling.content) != _bare(self.claim.wording)


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found; ``n_claims`` counts those beyond ``claims``, too."""

    claims: list[ClaimHit]
    n_claims: int
    parties: list[Party]
    publishers: list[Publisher]
    documents: list[Document]
    articles: list[Article]

    @property
    def is_empty(self) -> bool:
        return not (self.claims or self.parties or self.publishers or self.documents or self.articles)

    @property
    def suggestion(self) -> Party | None:
        """A party that may have been meant, where no claim was found."""
        return self.parties[0] if self.parties and not self.claims else None


def search(gate: Gate, words: str) -> Found:
    """What the viewer may see of what ``words`` find. Nine queries."""
    query = SearchQuery(words, search_type="websearch", config=_CONFIG)
    by_wording = worded_by_then(gate) & Q(search=query)
    wordings = gate.claims().filter(by_wording)
    tellings = gate.appearances().filter(search=query, claim__isnull=False)
    return Found(
        claims=_load_hits(gate, _best(wordings, tellings, query), tellings, query),
        n_claims=gate.claims().filter(by_wording | Q(pk__in=tellings.values("claim"))).count(),
        parties=likest_parties(gate.parties(), words)[:N_NAMES],
        publishers=likest_rows(gate.publishers(), "name", words)[:N_NAMES],
        documents=likest_rows(gate.documents(), "title", words)[:N_NAMES],
        articles=list(_articles(gate.articles(), query)[:N_ARTICLES]),
    )


def _best(wordings: QuerySet[Claim], tellings: QuerySet[Appearance], query: SearchQuery) -> list[int]:
    """The ids of the best claims; one counts as much as the best of its wording and its tellings."""
    by_wording = wordings.annotate(rank=SearchRank(F("search"), query)).values_list("pk", "rank")
    by_telling = tellings.values_list("claim").annotate(rank=Max(SearchRank(F("search"), query)))
    ranks: dict[int, float] = {}
    for found in (by_wording, by_telling):
        for pk, rank in found.order_by("-rank")[:N_CLAIMS]:
            ranks[pk] = max(rank, ranks.get(pk, 0))
    return sorted(ranks, key=lambda pk: (-ranks[pk], pk))[:N_CLAIMS]


def _load_hits(gate: Gate, ids: list[int], tellings: QuerySet[Appearance], query: SearchQuery) -> list[ClaimHit]:
    claims = gate.claims().filter(pk__in=ids).select_related("speaker").defer("search", "slots")
    lit = {claim.pk: claim for claim in claims.annotate(lit=_lit("wording", query))}
    best = (
        tellings.filter(claim__in=ids)
        .annotate(rank=SearchRank(F("search"), query), lit=_lit("content", query))
        .select_related("article__publisher")
        .defer("search", "reading")
        .order_by("claim", "-rank", "pk")
        .distinct("claim")
    )
    told = {telling.claim_id: telling for telling in best}
    own = {pk: claim.wording for pk, claim in lit.items()}
    word_as_known(gate, lit.values())
    return [_hit(lit[pk], own[pk], told.get(pk)) for pk in ids if pk in lit]


def _hit(claim: Claim, own: str, telling: Appearance | None) -> ClaimHit:
    """``own`` is the claim's own wording, in which the words are lit up; another one is shown as it is."""
    wording = lit_segments(claim.lit) if claim.wording == own else [Segment(claim.wording, ())]
    return ClaimHit(claim, wording, telling, lit_segments(telling.lit) if telling else [])


def _lit(column: str, query: SearchQuery) -> SearchHeadline:
    return SearchHeadline(column, query, config=_CONFIG, start_sel=_LIT, stop_sel=_UNLIT, highlight_all=True)


def lit_segments(text: str) -> list[Segment]:
    """A text from the database's ``ts_headline`` in pieces; those between its two signs are marked "word"."""
    pieces = []
    for part in text.split(_LIT):
        lit, unlit, plain = part.partition(_UNLIT)
        pieces += [Segment(lit, ("word",)), Segment(plain, ())] if unlit else [Segment(part, ())]
    return [piece for piece in pieces if piece.text]


def _bare(words: str) -> str:
    return words.strip(" .,“”").casefold()


def _articles(articles: QuerySet[Article], query: SearchQuery) -> QuerySet[Article]:
    vector = SearchVector("headline", config=_CONFIG)
    found = articles.annotate(vector=vector).filter(vector=query)
    return found.annotate(rank=SearchRank(vector, query)).select_related("publisher").order_by("-rank", "-pk")
