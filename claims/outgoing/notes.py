"""Notes as records."""

from claims.exports.annotations import NoteRecord, text_address
from claims.exports.records import SelectorRecord
from claims.models import Annotation
from claims.outgoing.site import Site
from claims.terms import Role


def note_record(site: Site, note: Annotation) -> NoteRecord:
    """A note from ``timeline.annotated``. Whoever reads this sees what its author is, and no name."""
    page = _page(site, note)
    selector = getattr(note, "selector", None)
    return NoteRecord(
        address=f"{page}#note-{note.pk}",
        on=f"{page}#note-{note.reply_to_id}" if note.reply_to_id else _source(site, note),
        body=note.body,
        motivation=note.motivation,
        by=Role(note.author.role).label,
        created_at=note.created_at,
        edited_at=note.edited_at,
        selector=SelectorRecord(**selector) if selector and not note.reply_to_id else None,
        text=text_address(page) if note.snapshot and not note.reply_to_id else "",
    )


def _page(site: Site, note: Annotation) -> str:
    if note.claim:
        return site.page("claim-detail", note.claim.number)
    return site.page("article-version", note.snapshot.article_id, note.snapshot.number)


def _source(site: Site, note: Annotation) -> str:
    if note.claim:
        return site.page("claim-detail", note.claim.number)
    article = note.snapshot.article
    return site.whole(article.canonical_url) or site.page("article-detail", article.pk)
