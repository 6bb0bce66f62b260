"""Since when somebody has been able to see what the gate lets through: what "new" goes by.

Not a clock of the news: an article of last year that was read, or accepted, this morning is new this morning. What the
database remembers of each entry (``shown_at``, ``accepted_at``) is held against who looks: people who see suggestions
see an entry from the first moment on; a reader once it was accepted or, in a dispute that publishes suggestions, since
it stands there and the dispute publishes them; neither before an embargo was over.
"""

from datetime import datetime

from django.db.models import F, Min, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest, Least

from claims.models import Dispute
from claims.permissions.gate import Gate
from claims.terms import Publishes, Status


def seen_since(gate: Gate, dispute: Dispute, parent: Dispute | None = None) -> Combinable:
    """Since when the viewer has been able to see an entry of ``gate.entries_of(dispute)``, for ``annotate``.

    ``parent`` is the dispute of which it is a thread. One query for readers of a dispute that publishes suggestions.
    """
    if gate.sees_all:
        return F("shown_at")
    lifted = [each.embargo_until for each in (dispute, parent) if each and each.embargo_until]
    return _latest(_published_since(dispute), F("embargo_until"), *lifted)


def statuses_seen(gate: Gate, dispute: Dispute) -> list[Status]:
    """With which of its states a row beside the entries (a relation, a reply) is seen."""
    with_suggested = gate.sees_all or dispute.publishes == Publishes.SUGGESTED
    return [Status.ACCEPTED, Status.SUGGESTED] if with_suggested else [Status.ACCEPTED]


def _published_since(dispute: Dispute) -> Combinable:
    if dispute.publishes == Publishes.ACCEPTED:
        return F("accepted_at")
    opened_at = _opened_at(dispute)
    shown_at = _latest(F("shown_at"), opened_at) if opened_at else F("shown_at")
    return Least(F("accepted_at"), shown_at)


def _opened_at(dispute: Dispute) -> datetime | None:
    """When its lead made it publish suggestions; None where it always did."""
    closed = dispute.events.exclude(publishes=dispute.publishes).order_by("-pgh_id").values("pgh_id")[:1]
    since = dispute.events.filter(pgh_id__gt=Subquery(closed))
    return since.aggregate(at=Min("pgh_created_at"))["at"]


def _latest(*moments: Combinable | datetime) -> Combinable:
    """The latest of several moments; those that are null do not count."""
    return Greatest(*(Value(each) if isinstance(each, datetime) else each for each in moments))
