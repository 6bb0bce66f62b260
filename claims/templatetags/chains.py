"""Template filters for chains and how sure a telling sounds."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.templatetags.winding import keeping
from claims.terms import Certainty, NodeKind
from claims.timeline import tellings
from claims.timeline.chains import Chain, Node, in_words

register = template.Library()

_PAGES = {
    NodeKind.PARTY: "party-detail",
    NodeKind.PUBLISHER: "publisher-detail",
    NodeKind.DOCUMENT: "document-detail",
}


@register.simple_tag(takes_context=True)
def node_page(context: template.Context, node: Node) -> str:
    """The address of this one's page; "" for unnamed people, who have none."""
    return keeping(context, _PAGES[node.kind], node.slug) if node.kind in _PAGES else ""


@register.simple_tag(takes_context=True)
def linked(context: template.Context, node: Node) -> SafeString:
    """One who stands in a chain, as a link to the own page; unnamed people have none."""
    if not node.slug:
        return format_html('<span class="unnamed">{}</span>', node.label)
    return format_html('<a href="{}">{}</a>', node_page(context, node), node.label)


@register.filter
def words(chain: Chain) -> str:
    """A chain as one line of text."""
    return in_words(chain)


@register.filter
def rungs(certainty: str) -> list[bool]:
    """The ladder of certainty, lowest rung first: True for each rung reached."""
    return tellings.rungs(Certainty(certainty))
