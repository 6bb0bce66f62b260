"""Everything that the page of one stored version of an article shows."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from claims.models import Anchor, Article, ArticleUrl, Citation, ExtractionRun, Snapshot
from claims.permissions import Gate
from claims.timeline.marked_text import Piece, mark_text


@dataclass(frozen=True)
class ArticlePage:
    """One version. ``anchors`` are those of its visible claims in the order of the text, ``gone`` those whose words
    no longer stand in it."""

    article: Article
    snapshot: Snapshot
    versions: list[Snapshot]
    paragraphs: list[list[Piece]]
    anchors: list[Anchor]
    gone: list[Anchor]
    runs: list[ExtractionRun]
    citations: list[Citation]
    other_urls: list[str]

    @property
    def is_latest(self) -> bool:
        return self.snapshot.number == self.versions[-1].number

    @property
    def opening(self) -> list[Piece] | None:
        """The first paragraph where it only repeats the headline: shown as the headline, with its marks."""
        if not self.paragraphs:
            return None
        return self.paragraphs[0] if _words(self.paragraphs[0]) == self.article.headline.strip() else None

    @property
    def body(self) -> list[list[Piece]]:
        return self.paragraphs[1:] if self.opening else self.paragraphs


def find_article(gate: Gate, pk: int) -> Article | None:
    """The visible article with this id, with its publisher."""
    return gate.articles().filter(pk=pk).select_related("publisher").first()


def load_article_page(gate: Gate, article: Article, number: int | None = None) -> ArticlePage | None:
    """The stored version ``number`` of a visible article, the latest by default; None where there is no such version.

    Six queries. The article must come from ``find_article``.
    """
    versions = list(article.snapshots.order_by("number").only("article", "number", "fetched_at", "redacted_at"))
    wanted = {version.number: version.pk for version in versions}
    pk = wanted.get(number) if number is not None else versions and versions[-1].pk
    if not pk:
        return None
    snapshot = Snapshot.objects.defer("html", "pages").get(pk=pk)
    anchors = list(_anchors(gate, snapshot))
    standing = [anchor for anchor in anchors if anchor.start is not None]
    return ArticlePage(
        article=article,
        snapshot=snapshot,
        versions=versions,
        paragraphs=mark_text(snapshot.text, standing),
        anchors=standing,
        gone=[anchor for anchor in anchors if anchor.start is None],
        runs=list(snapshot.runs.defer("parties", "sources").order_by("-finished_at")),
        citations=list(_citations(gate, snapshot)),
        other_urls=list(ArticleUrl.objects.filter(article=article).order_by("pk").values_list("url", flat=True)),
    )


def _anchors(gate: Gate, snapshot: Snapshot) -> QuerySet[Anchor]:
    unread = ("appearance__search", "appearance__reading", "appearance__claim__search", "appearance__claim__slots")
    return (
        Anchor.objects.filter(snapshot=snapshot, appearance__in=gate.appearances())
        .select_related("appearance__claim", "appearance__speaker")
        .defer(*unread)
        .order_by(F("start").asc(nulls_last=True), F("end").desc(), "pk")
    )


def _citations(gate: Gate, snapshot: Snapshot) -> QuerySet[Citation]:
    """Links and named sources of the version; an article, publisher or document is joined for what it is called."""
    shown = Q(url__isnull=False) | Q(publisher__isnull=False) | Q(document__isnull=False)
    return snapshot.citations.filter(shown).select_related("publisher", "document").order_by("pk")


def _words(paragraph: list[Piece]) -> str:
    return "".join(piece.text for piece in paragraph).strip()
