"""Everything that the page of one publisher shows."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Count, F, QuerySet

from claims.models import Appearance, Publisher
from claims.permissions import Gate
from claims.terms import Term
from claims.timeline.article_list import load_article_list
from claims.timeline.claim_list import ClaimList, count_claims, load_claim_list
from claims.timeline.passing import tellings_originated, tellings_passed_on

MOST_CITING = 20


class Part(Term):
    """What a publisher's page lists."""

    ORIGINATES = "originates", "Told first"
    PASSES_ON = "passes_on", "Passed on"
    ARTICLES = "articles", "Articles held"


@dataclass(frozen=True)
class PublisherPage:
    """A publisher; ``claims`` or ``articles`` are listed, as ``part`` says.

    ``citing`` are the other outlets that tell claims on its word, each with ``n_claims``.
    """

    publisher: Publisher
    counts: list[tuple[Part, int]]
    part: Part
    claims: ClaimList | None
    articles: Page | None
    citing: list[Publisher]


def find_publisher(gate: Gate, slug: str) -> Publisher | None:
    """The visible publisher of this slug, with its party."""
    return gate.publishers().filter(slug=slug).select_related("party").first()


def load_publisher_page(
    gate: Gate, publisher: Publisher, part: Part | None = None, number: object = 1
) -> PublisherPage:
    """The page of a visible publisher; nine queries. Without ``part`` the first that has something is listed."""
    counts = [(each, _count(gate, publisher, each)) for each in Part]
    part = part or next((each for each, n in counts if n), Part.ORIGINATES)
    lists_articles = part == Part.ARTICLES
    n_listed = dict(counts)[part]
    return PublisherPage(
        publisher=publisher,
        counts=counts,
        part=part,
        claims=None if lists_articles else load_claim_list(gate, _tellings(gate, publisher, part), number, n_listed),
        articles=load_article_list(gate, _articles(gate, publisher), number) if lists_articles else None,
        citing=_citing(gate, publisher),
    )


def _count(gate: Gate, publisher: Publisher, part: Part) -> int:
    if part == Part.ARTICLES:
        return _articles(gate, publisher).count()
    return count_claims(_tellings(gate, publisher, part))


def _articles(gate: Gate, publisher: Publisher) -> QuerySet:
    return gate.articles().filter(publisher=publisher)


def _tellings(gate: Gate, publisher: Publisher, part: Part) -> QuerySet[Appearance]:
    tellings = tellings_originated if part == Part.ORIGINATES else tellings_passed_on
    return tellings(gate, publisher)


def _citing(gate: Gate, publisher: Publisher) -> list[Publisher]:
    """Other outlets in whose visible articles a chain leads through this one, most claims first."""
    links = gate.chain_links().filter(publisher=publisher).exclude(appearance__article__publisher=publisher)
    by_outlet = links.values(outlet=F("appearance__article__publisher"))
    counted = by_outlet.annotate(n=Count("appearance__claim", distinct=True)).order_by("-n", "outlet")
    n_claims = dict(counted.values_list("outlet", "n")[:MOST_CITING])
    citing = Publisher.objects.in_bulk(n_claims)
    for pk, n in n_claims.items():
        citing[pk].n_claims = n
    return [citing[pk] for pk in n_claims]
