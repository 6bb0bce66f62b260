"""Everything that the page of one publisher shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import JSONObject

from claims.models import Appearance, ChainLink, Citation, Dispute, Publisher
from claims.permissions import Gate
from claims.terms import Directness, Term
from claims.timeline.article_list import load_article_list
from claims.timeline.claim_list import ClaimList, list_claims
from claims.timeline.counting import NumberOf, most
from claims.timeline.disputes import roots_holding
from claims.timeline.heard import Hearing, hear
from claims.timeline.keeping import Keep
from claims.timeline.names import Named
from claims.timeline.passing import originating, passing_on
from claims.timeline.viewing import kept_for_view

MOST_CITING, MOST_QUOTED, MOST_LINKED = 20, 15, 15


class Part(Term):
    """What a publisher's page lists."""

    ORIGINATES = "originates", "Originates"
    PASSES_ON = "passes_on", "Passes on"
    ARTICLES = "articles", "Articles held"


@dataclass(frozen=True)
class PublisherPage:
    """A publisher; ``claims`` or ``articles`` are listed, as ``part`` says.

    Each with ``name``, ``slug`` and ``n``: ``citing`` are the other outlets that tell claims on its word, ``quoted``
    whom it quotes (in claims), ``linked`` to whom its articles link (in addresses). ``kinds`` are the ways in which its
    claims are told, with ``n``; ``timelines`` are the disputes in which these stand.
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
    timelines: list[Dispute]


_KEPT: Keep[tuple, tuple[Hearing, dict]] = Keep(most=48)


def find_publisher(gate: Gate, slug: str) -> Publisher | None:
    """The visible publisher of this slug, with its party."""
    return gate.publishers().filter(slug=slug).select_related("party").first()


def outlets_of_today(gate: Gate, slugs: Iterable[str]) -> dict[str, Named]:
    """Slug → the visible publisher into which the one of that slug was merged; one query where none was, else two.

    What readers never saw leads them nowhere.
    """
    gone = gate.merged(Publisher).filter(slug__in=slugs)
    into = dict(gone.values_list("slug", "merged_into"))
    visible = gate.publishers().filter(pk__in=into.values()).values_list("pk", "slug", "name") if into else ()
    named = {pk: Named(pk, slug, name) for pk, slug, name in visible}
    return {slug: named[pk] for slug, pk in into.items() if pk in named}


def load_publisher_page(
    gate: Gate, publisher: Publisher, part: Part | None = None, number: object = 1
) -> PublisherPage:
    """The page of a visible publisher; six queries, two less where it is kept. Without ``part`` the first that has
    something is listed."""
    heard, figures = kept_for_view(_KEPT, gate, publisher.pk, lambda: _read(gate, publisher))
    counts = [(each, figures["n_articles"] if each == Part.ARTICLES else heard.of(each).n_claims) for each in Part]
    part = part or next((each for each, n in counts if n), Part.ORIGINATES)
    lists_articles = part == Part.ARTICLES
    return PublisherPage(
        publisher=publisher,
        counts=counts,
        part=part,
        claims=None if lists_articles else list_claims(gate, heard.of(part).newest_first, number),
        articles=load_article_list(gate, _articles(gate, publisher), number) if lists_articles else None,
        citing=figures["citing"],
        quoted=figures["quoted"],
        linked=figures["linked"],
        kinds=[(Directness(row["kind"]), row["n"]) for row in figures["kinds"]],
        timelines=figures["timelines"],
    )


def _hear(gate: Gate, publisher: Publisher) -> Hearing:
    """The visible tellings that came through an outlet."""
    links = ChainLink.objects.filter(publisher=publisher)
    parts = {
        Part.ORIGINATES: Q(pk__in=originating(links).values("appearance")),
        Part.PASSES_ON: Q(pk__in=passing_on(links).values("appearance")),
    }
    return hear(gate.appearances().filter(pk__in=links.values("appearance")), parts)


def _read(gate: Gate, publisher: Publisher) -> tuple[Hearing, dict]:
    """What is the same on all parts and pages of an outlet's page; two queries, and one where there are several
    disputes."""
    heard = _hear(gate, publisher)
    timelines = roots_holding(gate, through=Q(channels__contains=[publisher.pk]))["through"]
    return heard, {**_figures(gate, publisher, heard), "timelines": timelines}


def _figures(gate: Gate, publisher: Publisher, heard: Hearing) -> dict:
    """All else that is counted of them and of its articles, in one query."""
    tellings = heard.tellings
    links = ChainLink.objects.filter(publisher=publisher, appearance__in=tellings)
    figures = {
        "n_articles": NumberOf(_articles(gate, publisher).order_by().values("pk")),
        "citing": most(
            links.exclude(appearance__article__publisher=publisher),
            "appearance__article__publisher",
            "appearance__claim",
            MOST_CITING,
        ),
        "quoted": most(tellings, "speaker", "claim", MOST_QUOTED),
        "kinds": _kinds(tellings),
        "linked": most(_links_out(gate, publisher), "publisher", "url", MOST_LINKED),
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
