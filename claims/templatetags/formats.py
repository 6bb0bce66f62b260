"""What can be taken away from a page in another format, by the address of the page."""

from dataclasses import dataclass, replace

from django import template
from django.urls import reverse

from claims.exports import offered
from claims.models import Claim, Dispute
from claims.templatetags.winding import keeping
from claims.timeline.filters import Filters
from claims.timeline.looks import Look, Zoom

register = template.Library()


@dataclass(frozen=True, slots=True)
class Taken:
    """One format and the address at which the claims of the page are given in it."""

    offered: offered.Offered
    address: str


@register.simple_tag
def formats_of_dispute(dispute: Dispute, filters: Filters) -> list[Taken]:
    """The formats of a timeline under these filters; how the page shows it does not count."""
    query = replace(filters, look=Look.LIST, zoom=Zoom.MONTH, finds=()).query()
    return [Taken(each, reverse("dispute-as", args=[dispute.slug, each.ending]) + query) for each in offered.OF_DISPUTE]


@register.simple_tag(takes_context=True)
def formats_of_claim(context: template.Context, claim: Claim) -> list[Taken]:
    """The formats of a claim, as known on the day of the page."""
    return [Taken(each, keeping(context, "claim-as", claim.number, each.ending)) for each in offered.OF_CLAIM]
