"""Since when somebody has been able to see what the gate lets through: what "new" goes by.

Not a clock of the news: an article of last year that was read, or accepted, this morning is new this morning. What the
database remembers of each entry (``shown_at``, ``accepted_at``) is held against who looks: people who see suggestions
see an entry from the first moment on; a reader once it was accepted or, in a dispute that publishes suggestions, since
it stands there and the dispute publishes them; neither before an embargo was over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import F, Max, Min, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest, Least

from claims.models import Dispute, TimelineEntry
from claims.permissions.gate import Gate
from claims.terms import Publishes, Status


@dataclass(frozen=True, slots=True)
class Since:
    """``at``, for ``annotate``, is since when an entry is seen: no later than the latest of its own ``moments``, which
    are columns with an index, and of those that are ``fixed`` for all entries."""

    at: Combinable
    moments: tuple[str, ...]
    fixed: tuple[datetime, ...] = ()

    def seen(
        self, entries: QuerySet[TimelineEntry], moment: datetime | None = None, late: Combinable | None = None
    ) -> QuerySet[TimelineEntry]:
        """The entries with ``seen_at``; with a ``moment`` those that are seen since then, found by the indexes.

        ``late`` gives a moment after that one, or the same, from which on they are wanted.
        """
        seen = entries.annotate(seen_at=self.at)
        if moment is None:
            return seen
        if all(each < moment for each in self.fixed):
            # How many are later than ``moment`` the planner can tell; of ``late``, which is only known when it is
            # asked, it cannot, and without the former it would look at all.
            seen = seen.filter(reduce(or_, (Q(**{f"{column}__gte": moment}) for column in self.moments)))
        return seen.filter(seen_at__gte=moment if late is None else late)

    def newest(self, entries: QuerySet[TimelineEntry]) -> QuerySet[TimelineEntry]:
        """The entries with ``seen_at`` and ``moment``, their first one, by which they stand: the latest first.

        By it is known where to look for those that were seen last.
        """
        column = self.moments[0]
        dated = self.seen(entries).filter(**{f"{column}__isnull": False})
        return dated.annotate(moment=F(column)).order_by(f"-{column}")

    def last(self, entries: QuerySet[TimelineEntry]) -> datetime | None:
        """Since when the latest of the entries is seen; None where there are none. Two queries."""
        at = self.newest(entries).values_list("seen_at", flat=True).first()
        return self.seen(entries, at).aggregate(at=Max("seen_at"))["at"]


def seen_since(gate: Gate, dispute: Dispute, parent: Dispute | None = None) -> Since:
    """Since when the viewer has been able to see an entry of ``gate.entries_of(dispute)``.

    ``parent`` is the dispute of which it is a thread. One query for readers of a dispute that publishes suggestions.
    """
    if gate.sees_all:
        return Since(F("shown_at"), ("shown_at",))
    lifted = [each.embargo_until for each in (dispute, parent) if each and each.embargo_until]
    if dispute.publishes == Publishes.ACCEPTED:
        return _from("accepted_at", F("accepted_at"), lifted)
    opened = _opened_at(dispute)
    fixed = [*lifted, opened] if opened else lifted
    shown_at = _latest(F("shown_at"), opened) if opened else F("shown_at")
    return _from("shown_at", Least(F("accepted_at"), shown_at), lifted, fixed)


def statuses_seen(gate: Gate, dispute: Dispute) -> list[Status]:
    """With which of its states a row beside the entries (a relation, a reply) is seen."""
    with_suggested = gate.sees_all or dispute.publishes == Publishes.SUGGESTED
    return [Status.ACCEPTED, Status.SUGGESTED] if with_suggested else [Status.ACCEPTED]


def _from(moment: str, published_at: Combinable, lifted: list[datetime], fixed: Sequence[datetime] = ()) -> Since:
    """Seen once it was published, which it was no later than at its ``moment``, and no embargo was left."""
    at = _latest(published_at, F("embargo_until"), *lifted)
    return Since(at, (moment, "embargo_until"), tuple(fixed or lifted))


def _opened_at(dispute: Dispute) -> datetime | None:
    """When its lead made it publish suggestions; None where it always did."""
    closed = dispute.events.exclude(publishes=dispute.publishes).order_by("-pgh_id").values("pgh_id")[:1]
    since = dispute.events.filter(pgh_id__gt=Subquery(closed))
    return since.aggregate(at=Min("pgh_created_at"))["at"]


def _latest(*moments: Combinable | datetime) -> Combinable:
    """The latest of several moments; those that are null do not count."""
    return Greatest(*(Value(each) if isinstance(each, datetime) else each for each in moments))
