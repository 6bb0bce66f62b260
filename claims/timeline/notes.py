"""Notes on a claim, for those who may read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.db.models.functions import JSONObject

from claims.terms import Role

#: So many are shown, the oldest first.
MOST_NOTES = 20

#: One note as JSON, for a claim to carry.
NOTE = JSONObject(body="body", at="created_at", public="public", role=F("author__role"), name=F("author__username"))


@dataclass(frozen=True, slots=True)
class Note:
    """A note in its author's words (Markdown, shown as it was written). ``by`` names an account only to accounts."""

    body: str
    at: datetime
    by: str
    is_public: bool


def notes_of(rows: Iterable[Mapping], *, names_authors: bool) -> list[Note]:
    """The notes of rows of ``NOTE``."""
    return [
        Note(
            body=row["body"],
            at=datetime.fromisoformat(row["at"]),
            by=row["name"] if names_authors else Role(row["role"]).label,
            is_public=row["public"],
        )
        for row in rows
    ]
