"""Notes on a claim or on words of an article, for those who may read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F
from django.db.models.functions import Coalesce, JSONObject

from claims.terms import Role

#: So many are shown on one page, answers counted, the oldest threads first.
MOST_NOTES = 40

#: By threads, the oldest first, and in each by time.
IN_THREADS = (Coalesce("reply_to", "pk"), "created_at", "pk")

#: One note as JSON, for a claim or an article to carry.
NOTE = JSONObject(
    pk="pk",
    thread="reply_to",
    body="body",
    at="created_at",
    edited_at="edited_at",
    public="public",
    role=F("author__role"),
    name=F("author__username"),
)


@dataclass(slots=True)
class Note:
    """A note in its author's words (Markdown) with its answers. ``by`` names an account only to accounts."""

    pk: int
    body: str
    at: datetime
    edited_at: datetime | None
    by: str
    is_public: bool
    replies: list["Note"] = field(default_factory=list)


def threads_of(rows: Iterable[Mapping], *, names_authors: bool) -> list[Note]:
    """The notes of rows of ``NOTE``, each with its answers; an answer without its note is left out."""
    threads: dict[int, Note] = {}
    for row in rows:
        note = _note(row, names_authors=names_authors)
        if row["thread"] is None:
            threads[note.pk] = note
        elif row["thread"] in threads:
            threads[row["thread"]].replies.append(note)
    return list(threads.values())


def _note(row: Mapping, *, names_authors: bool) -> Note:
    return Note(
        pk=row["pk"],
        body=row["body"],
        at=datetime.fromisoformat(row["at"]),
        edited_at=datetime.fromisoformat(row["edited_at"]) if row["edited_at"] else None,
        by=row["name"] if names_authors else Role(row["role"]).label,
        is_public=row["public"],
    )
