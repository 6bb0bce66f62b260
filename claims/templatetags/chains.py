"""Template filters for chains and how sure a telling sounds."""

from django import template
from django.urls import reverse

from claims.terms import Certainty, NodeKind
from claims.timeline import tellings
from claims.timeline.chains import Chain, Node, in_words

register = template.Library()

_PAGES = {
    NodeKind.PARTY: "party-detail",
    NodeKind.PUBLISHER: "publisher-detail",
    NodeKind.DOCUMENT: "document-detail",
}


@register.filter
def address(node: Node) -> str:
    """Where the page of this one is; "" for unnamed people, who have none."""
    return reverse(_PAGES[node.kind], args=[node.slug]) if node.kind in _PAGES else ""


@register.filter
def words(chain: Chain) -> str:
    """A chain as one line of text."""
    return in_words(chain)


@register.filter
def rungs(certainty: str) -> list[bool]:
    """The ladder of certainty, lowest rung first: True for each rung reached."""
    return tellings.rungs(Certainty(certainty))
