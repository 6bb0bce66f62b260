"""Notes on a claim or on words of an article, for those who may read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Coalesce, JSONObject

from claims.permissions import Gate
from claims.terms import AnchorState, Role

#: So many are shown on one page, answers counted, the oldest threads first.
MOST_NOTES = 40

#: By threads, the oldest first, and in each by time.
IN_THREADS = (Coalesce("reply_to", "pk"), "created_at", "pk")

_COLUMNS = {
    "pk": "pk",
    "thread": "reply_to",
    "body": "body",
    "at": "created_at",
    "edited_at": "edited_at",
    "public": "public",
    "role": F("author__role"),
    "name": F("author__username"),
}

#: One note as JSON, for a claim to carry.
NOTE = JSONObject(**_COLUMNS)

#: One note with where its words stand, for a stored version to carry.
_NOTE_ON_WORDS = JSONObject(**_COLUMNS, exact="anchors__exact", start="anchors__start", state="anchors__state")


@dataclass(slots=True)
class Note:
    """A note in its author's words (Markdown) with its answers. ``by`` names an account only to accounts.

    One on words of an article has these (``words``), where they ``start`` in the version shown, and their ``state``.
    """

    pk: int
    body: str
    at: datetime
    edited_at: datetime | None
    by: str
    is_public: bool
    replies: list["Note"] = field(default_factory=list)
    words: str = ""
    start: int | None = None
    state: AnchorState | None = None

    @property
    def words_stand(self) -> bool:
        """Whether its very words stand in the version shown."""
        return self.state in (AnchorState.SAME, AnchorState.MOVED)

    @property
    def is_moved(self) -> bool:
        """Whether its words do not stand where, or as, they stood when it was written."""
        return self.state not in (None, AnchorState.SAME)


def notes_on_words(gate: Gate) -> ArraySubquery:
    """The notes on words of a stored version, and their answers, as JSON for ``threads_of``: for ``annotate``."""
    on_version = Q(anchors__snapshot=OuterRef("pk")) | Q(reply_to__anchors__snapshot=OuterRef("pk"))
    notes = gate.notes().filter(on_version).order_by(*IN_THREADS)
    return ArraySubquery(notes.values(json=_NOTE_ON_WORDS)[:MOST_NOTES])


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
        words=row.get("exact") or "",
        start=row.get("start"),
        state=AnchorState.parse(row.get("state")),
    )
