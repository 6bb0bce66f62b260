"""Which publishers are known under a name, so that nobody makes a second spelling of one."""

from dataclasses import dataclass

from claims.models import Addition, Publisher, User
from claims.models.publishers import LONGEST_NAME
from claims.text.cleaning import one_line

MOST_ALIKE = 8
MOST_RECENT = 30
_LATEST_ADDITIONS = 200


@dataclass(frozen=True, slots=True)
class Lookup:
    """A name as somebody writes it: the publisher that it stands for, and those with a name like it."""

    name: str
    known: Publisher | None = None
    alike: tuple[Publisher, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether a new publisher would be made."""
        return bool(self.name) and self.known is None


def look_up_publisher(words: str) -> Lookup:
    """Who is known by this name, and up to eight with one like it; two queries, none for no words."""
    name = one_line(words, LONGEST_NAME)
    if not name:
        return Lookup("")
    return Lookup(name, Publisher.objects.called(name), tuple(Publisher.objects.like(name)[:MOST_ALIKE]))


def load_recent_publishers(user: User) -> list[Publisher]:
    """Whose articles the user added lately, by name: what is offered before anything is written; one query."""
    latest = Addition.objects.filter(added_by=user, publisher__isnull=False).order_by("-created_at")
    return list(
        Publisher.objects.filter(pk__in=latest.values("publisher")[:_LATEST_ADDITIONS]).order_by("name")[:MOST_RECENT]
    )
