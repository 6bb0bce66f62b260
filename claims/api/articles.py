"""Articles, and each stored version of them."""

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from claims.api import schemas
from claims.api.asking import LARGEST, Asked, PartAsked, check_names, one, or_not_there, part_of
from claims.exports.plain import instant, plain
from claims.models import Article, Snapshot
from claims.outgoing import Site
from claims.outgoing.tellings import clock_record
from claims.views.numbers import row_number
from claims.views.winding import WoundRequest

router = Router(tags=["Articles and their stored versions"])

NORMALISATION = (
    "The main text of the page, its paragraphs parted by empty lines; line ends are U+000A; control characters, soft "
    "hyphens, zero-width blanks and marks of direction are left out, and blanks at the ends of lines; no Unicode "
    "normalisation. Positions count code points from 0, the end is not included. Words blacked out by legal order are "
    "U+2588, as many as there were code points."
)


class SnapshotsAsked(PartAsked):
    """Parameters of the list of stored versions."""

    article: int | None = Field(None, ge=1, le=LARGEST, description="The id of an article")


@router.get("articles", response=schemas.ArticleList, url_name="api-articles", operation_id="articles")
def article_list(request: WoundRequest, asked: Query[PartAsked]) -> HttpResponse:
    """Articles in which something published stands, by id."""
    check_names(request, asked)
    articles = request.gate.articles().select_related("publisher")
    return part_of(request, asked, schemas.Article, articles, _article)


@router.get("articles/{int:pk}", response=schemas.Article, url_name="api-article", operation_id="article")
def article(request: WoundRequest, pk: int, asked: Query[Asked]) -> HttpResponse:
    """One article."""
    check_names(request, asked)
    found = request.gate.articles().select_related("publisher").filter(pk=row_number(pk)).first()
    return one(_article(Site.of(request), or_not_there(found, "article")), schemas.Article, asked)


@router.get("snapshots", response=schemas.SnapshotList, url_name="api-snapshots", operation_id="snapshots")
def snapshot_list(request: WoundRequest, asked: Query[SnapshotsAsked]) -> HttpResponse:
    """Stored versions by id, without their texts; of one article, if you like."""
    check_names(request, asked)
    found = request.gate.snapshots().defer("text", "html", "pages")
    found = found.filter(article=asked.article) if asked.article else found
    return part_of(request, asked, schemas.SnapshotLine, found, _line)


@router.get(
    "articles/{int:pk}/snapshots/{int:number}",
    response=schemas.Snapshot,
    url_name="api-snapshot",
    operation_id="snapshot",
)
def snapshot(request: WoundRequest, pk: int, number: int, asked: Query[Asked]) -> HttpResponse:
    """One stored version with the text in which selectors point, and how that text is normalised."""
    check_names(request, asked)
    found = request.gate.snapshots().filter(article=row_number(pk), number=row_number(number)).first()
    line = _line(Site.of(request), or_not_there(found, "stored version"))
    return one(line | {"text": found.text, "normalisation": NORMALISATION}, schemas.Snapshot, asked)


def _article(site: Site, row: Article) -> dict:
    return {
        "id": row.pk,
        "address": site.page("article-detail", row.pk),
        "url": site.whole(row.canonical_url),
        "headline": row.headline,
        "byline": row.byline,
        "language": row.language,
        "publisher": plain(site.outlet(row.publisher)),
        "published": plain(clock_record(row.published, row.published_why)),
        "first_held_at": instant(row.first_held_at),
    }


def _line(site: Site, row: Snapshot) -> dict:
    return {
        "id": row.pk,
        "article": row.article_id,
        "number": row.number,
        "address": site.page("article-version", row.article_id, row.number),
        "sha256": row.sha256,
        "fetched_at": instant(row.fetched_at),
        "redacted_at": row.redacted_at and instant(row.redacted_at),
    }
