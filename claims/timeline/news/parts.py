"""The parts of the page, each a list of its own that is shown a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.expressions import Combinable

from claims.models import Dispute, TimelineEntry
from claims.permissions import Gate
from claims.permissions.since import Since
from claims.terms import Term

#: So many of each part together on one page; so many where one part is asked for alone.
TOGETHER, ALONE = 6, 20


class Part(Term):
    """What can be new."""

    CLAIMS = "claims", "New claims"
    TELLINGS = "tellings", "New tellings of older claims"
    ANSWERS = "answers", "Answers and denials"
    CORRECTIONS = "corrections", "Corrections and withdrawals"
    ARTICLES = "articles", "Changed articles"
    DECISIONS = "decisions", "Decisions of editors"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: new to whom, in which dispute, since when; one part and its page, or all (None).

    ``seen_since`` is that of ``permissions.since``.
    """

    gate: Gate
    dispute: Dispute
    seen_since: Since
    moment: datetime
    part: Part | None = None
    number: object = 1

    def wants(self, *parts: Part) -> bool:
        """Whether one of these parts is to be shown."""
        return self.part is None or self.part in parts

    def entries(self) -> QuerySet[TimelineEntry]:
        """The entries that the viewer may see, each with ``seen_at``."""
        return self.seen_since.seen(self.gate.entries_of(self.dispute))

    def fresh(self) -> QuerySet[TimelineEntry]:
        """Those of them that are seen since the moment."""
        return self.seen_since.seen(self.gate.entries_of(self.dispute), self.moment)

    def late(self, late: Combinable) -> QuerySet[TimelineEntry]:
        """Those seen since a moment that is later, or the same."""
        return self.seen_since.seen(self.gate.entries_of(self.dispute), self.moment, late)

    def late_moment(self, n: int) -> QuerySet:
        """One row with a moment since which about ``n`` entries are seen; none where no more than so many are fresh."""
        newest = self.seen_since.newest(self.gate.entries_of(self.dispute)).filter(moment__gte=self.moment)
        return newest.values_list("moment", flat=True)[n : n + 1]

    def last_at(self) -> datetime | None:
        """When the viewer last saw one for the first time; two queries."""
        return self.seen_since.last(self.gate.entries_of(self.dispute))


@dataclass(frozen=True, slots=True)
class Section:
    """One part: a page of its rows. ``is_cut`` says that there are more than were counted."""

    part: Part
    page: Page
    is_cut: bool

    @property
    def n(self) -> int:
        return self.page.paginator.count


def section_of(asked: Asked, part: Part, rows: Sequence[Any], most: int) -> Section:
    """A page of ``rows``, of which one more than ``most`` was looked for."""
    size, number = (ALONE, asked.number) if asked.part == part else (TOGETHER, 1)
    return Section(part, Paginator(rows[:most], size).get_page(number), len(rows) > most)
