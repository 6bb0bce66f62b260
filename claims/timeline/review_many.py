"""Claims of the review queue in a list, to be decided together."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from claims.models import Claim, ReviewItem
from claims.permissions import Gate
from claims.terms import Status
from claims.timeline.review_editor import Editor
from claims.timeline.review_queue import QueueAsked, waiting

#: So many can be ticked on one page.
LISTED = 50


@dataclass(frozen=True, slots=True)
class ManyPage:
    """Items of the queue with their claims; ``n_suggested`` of each counts the tellings that wait in it."""

    items: list[ReviewItem]

    @property
    def claims(self) -> list[Claim]:
        return [item.claim for item in self.items]

    @property
    def n_tellings(self) -> int:
        return sum(item.n_suggested for item in self.items)

    @property
    def n_accusing(self) -> int:
        return sum(item.accuses for item in self.items)

    @property
    def n_without_speaker(self) -> int:
        return sum(item.speaker is None for item in self.items)


def load_many(
    gate: Gate, asked: QueueAsked, editor: Editor, most: int, numbers: Collection[int] | None = None
) -> ManyPage:
    """The first ``most`` of this queue, in its order; of ``numbers`` those that wait in it. One query."""
    items = waiting(asked, editor).filter(claim__in=gate.claims())
    if numbers is not None:
        items = items.filter(claim__number__in=numbers)
    return ManyPage(list(_with_claims(items)[:most]))


def _with_claims(items: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    suggested = Count("claim__appearances", Q(claim__appearances__status=Status.SUGGESTED))
    rows = items.annotate(n_suggested=suggested).select_related("claim__speaker")
    return rows.defer("claim__search", "claim__slots")
