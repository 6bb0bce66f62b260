"""A gate as it would be, if something were withdrawn, embargoed or opened: for previews, without writing anything."""

from dataclasses import dataclass

from django.db.models import Q

from claims.models import Claim, Dispute, Placement, TimelineEntry
from claims.terms import Publishes


@dataclass(frozen=True, slots=True)
class Supposed:
    """Conditions on timeline entries: ``opened`` ones are published besides, ``hidden`` ones are not."""

    opened: Q | None = None
    hidden: Q | None = None

    @classmethod
    def without_claim(cls, claim: Claim) -> "Supposed":
        """As if a claim were withdrawn, or under embargo."""
        return cls(hidden=Q(claim=claim.pk))

    @classmethod
    def without_dispute(cls, dispute: Dispute) -> "Supposed":
        """As if a dispute were under embargo with its threads: all of its claims, wherever else they stand."""
        within = Q(dispute=dispute.pk) | Q(dispute__parent=dispute.pk)
        return cls(hidden=Q(claim__in=Placement.objects.filter(within, kept_out=False).values("claim")))

    @classmethod
    def publishing(cls, dispute: Dispute, what: Publishes) -> "Supposed":
        """As if a dispute published this."""
        if what == Publishes.SUGGESTED:
            return cls(opened=Q(dispute=dispute.pk, is_aside=False))
        return cls(hidden=Q(dispute=dispute.pk, standing=TimelineEntry.SUGGESTED))

    def applied(self, passing: Q) -> Q:
        """The condition on what passes the gate, as it would be."""
        if self.opened is not None:
            passing |= self.opened
        return passing if self.hidden is None else passing & ~self.hidden
