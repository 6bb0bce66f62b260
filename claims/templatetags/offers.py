"""Template filters for passages offered as a claim's words."""

from django import template

from claims.editing.offers import version_of_offer
from claims.models import Anchor

register = template.Library()


@register.filter
def offer_version(anchor: Anchor) -> str:
    """The short name of an offer as it stands, for the form with which an editor decides about it."""
    return version_of_offer(anchor)
