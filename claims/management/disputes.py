"""Disputes named on the command line."""

from django.core.management.base import CommandError

from claims.models import Dispute


def dispute_called(slug: str) -> Dispute:
    """The dispute of this name; CommandError, with the names there are, where there is none."""
    try:
        return Dispute.objects.select_related("parent").get(slug=slug)
    except Dispute.DoesNotExist:
        known = ", ".join(Dispute.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no dispute “{slug}”. The disputes are: {known}.") from None
