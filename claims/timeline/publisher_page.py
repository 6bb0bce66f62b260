"""Everything that the page of one publisher shows."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page
from django.db.models import Count, QuerySet
from django.db.models.functions import JSONObject

from claims.models import Appearance, ChainLink, Citation, Publisher
from claims.permissions import Gate
from claims.terms import Directness, Term
from claims.timeline.article_list import load_article_list
from claims.timeline.claim_list import ClaimList, load_claim_list
from claims.timeline.counting import NumberOf, claims_of, most
from claims.timeline.passing import tellings_originated, tellings_passed_on

MOST_CITING, MOST_QUOTED, MOST_LINKED = 20, 15, 15


class Part(Term):
    """What a publisher's page lists."""

    ORIGINATES = "originates", "Told first"
    PASSES_ON = "passes_on", "Passed on"
    ARTICLES = "articles", "Articles held"


@dataclass(frozen=True)
class PublisherPage:
    """A publisher; ``claims`` or ``articles`` are listed, as ``part`` says.

    Each with ``name``, ``slug`` and ``n``: ``citing`` are the other outlets that tell claims on its word, ``quoted``
    whom it quotes (in claims), ``linked`` to whom its articles link (in addresses). ``kinds`` are the ways in which its
    claims are told, with ``n``.
    """

    publisher: Publisher
    counts: list[tuple[Part, int]]
    part: Part
    claims: ClaimList | None
    articles: Page | None
    citing: list[dict]
    quoted: list[dict]
    linked: list[dict]
    kinds: list[tuple[Directness, int]]


def find_publisher(gate: Gate, slug: str) -> Publisher | None:
    """The visible publisher of this slug, with its party."""
    return gate.publishers().filter(slug=slug).select_related("party").first()


def load_publisher_page(
    gate: Gate, publisher: Publisher, part: Part | None = None, number: object = 1
) -> PublisherPage:
    """The page of a visible publisher; five queries. Without ``part`` the first that has something is listed."""
    figures = _figures(gate, publisher)
    counts = [(each, figures[f"n_{each}"]) for each in Part]
    part = part or next((each for each, n in counts if n), Part.ORIGINATES)
    lists_articles = part == Part.ARTICLES
    tellings = None if lists_articles else _tellings(gate, publisher, part)
    return PublisherPage(
        publisher=publisher,
        counts=counts,
        part=part,
        claims=None if lists_articles else load_claim_list(gate, tellings, number, figures[f"n_{part}"]),
        articles=load_article_list(gate, _articles(gate, publisher), number) if lists_articles else None,
        citing=figures["citing"],
        quoted=figures["quoted"],
        linked=figures["linked"],
        kinds=[(Directness(row["kind"]), row["n"]) for row in figures["kinds"]],
    )


def _figures(gate: Gate, publisher: Publisher) -> dict:
    """Everything that is counted, in one query."""
    links = ChainLink.objects.filter(publisher=publisher)
    tellings = gate.appearances().filter(pk__in=links.values("appearance"), claim__isnull=False)
    by_others = links.filter(appearance__in=tellings).exclude(appearance__article__publisher=publisher)
    figures = {
        f"n_{Part.ORIGINATES}": claims_of(_tellings(gate, publisher, Part.ORIGINATES)),
        f"n_{Part.PASSES_ON}": claims_of(_tellings(gate, publisher, Part.PASSES_ON)),
        f"n_{Part.ARTICLES}": NumberOf(_articles(gate, publisher).order_by().values("pk")),
        "citing": most(by_others, "appearance__article__publisher", "appearance__claim", MOST_CITING),
        "quoted": most(tellings, "speaker", "claim", MOST_QUOTED),
        "linked": most(_links_out(gate, publisher), "publisher", "url", MOST_LINKED),
        "kinds": _kinds(tellings),
    }
    return Publisher.objects.filter(pk=publisher.pk).values(**figures).get()


def _kinds(tellings: QuerySet[Appearance]) -> ArraySubquery:
    counted = tellings.order_by().values("directness").annotate(n=Count("claim", distinct=True)).order_by("-n")
    return ArraySubquery(counted.values(json=JSONObject(kind="directness", n="n")))


def _links_out(gate: Gate, publisher: Publisher) -> QuerySet[Citation]:
    """Links of the visible versions of its articles to other publishers that the viewer may see."""
    versions = Citation.objects.filter(gate.versions("snapshot__"), snapshot__article__in=_articles(gate, publisher))
    return versions.filter(publisher__in=gate.publishers()).exclude(publisher=publisher)


def _articles(gate: Gate, publisher: Publisher) -> QuerySet:
    return gate.articles().filter(publisher=publisher)


def _tellings(gate: Gate, publisher: Publisher, part: Part) -> QuerySet[Appearance]:
    tellings = tellings_originated if part == Part.ORIGINATES else tellings_passed_on
    return tellings(gate, publisher)
