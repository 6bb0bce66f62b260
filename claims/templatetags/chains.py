"""Template tags for chains and how sure a telling sounds."""

from functools import cache

from django import template
from django.utils.safestring import SafeString

from claims.templatetags.markup import joined, markup
from claims.templatetags.winding import keeping
from claims.terms import Certainty, NodeKind
from claims.timeline import tellings
from claims.timeline.chains import Chain, Node

register = template.Library()

_PAGES = {
    NodeKind.PARTY: "party-detail",
    NodeKind.PUBLISHER: "publisher-detail",
    NodeKind.DOCUMENT: "document-detail",
}
_REACHED, _NOT_REACHED = SafeString('<i class="on"></i>'), SafeString("<i></i>")
_LADDER = '<span class="rung" aria-hidden="true">{}</span>{}\n{}'
_UP = (
    '<span class="up"><span aria-hidden="true">▲ {}</span>'
    '<span class="visually-hidden">, {} rung{} surer than the telling before</span></span>'
)
_DOWN = SafeString(
    '<span class="down"><span aria-hidden="true">▼</span>'
    '<span class="visually-hidden">, less sure than the telling before</span></span>'
)
_SPEAKER = "<li><b>{}</b>{}</li>\n"
_TELLER = '<li><i aria-hidden="true">→</i> {}</li>\n'


@register.simple_tag(takes_context=True)
def node_page(context: template.Context, node: Node) -> str:
    """The address of this one's page; "" for unnamed people, who have none."""
    return keeping(context, _PAGES[node.kind], node.slug) if node.kind in _PAGES else ""


@register.simple_tag(takes_context=True)
def linked(context: template.Context, node: Node) -> SafeString:
    """One who stands in a chain, as a link to the own page; unnamed people have none."""
    if not node.slug:
        return markup('<span class="unnamed">{}</span>', node.label)
    return markup('<a href="{}">{}</a>', node_page(context, node), node.label)


@register.simple_tag(takes_context=True)
def who_told_whom(context: template.Context, chain: Chain, affiliation: str | None = None) -> SafeString:
    """A chain from the speaker, with the affiliation if any, to the article's publisher."""
    links = [linked(context, node) for node in chain]
    spoken = [markup(_SPEAKER, link, f", {affiliation}" if affiliation else "") for link in links[:1]]
    told = [markup(_TELLER, link) for link in links[1:]]
    return markup('<ol class="chain" aria-label="Who told whom">\n{}</ol>', joined([*spoken, *told]))


@register.simple_tag
def rungs(certainty: str, rise: int | None = None) -> SafeString:
    """How sure a telling sounds, as a ladder of five and in words; ``rise``: the rungs against the one before it."""
    return _ladder(Certainty(certainty), rise or 0)


@cache
def _ladder(certainty: Certainty, rise: int) -> SafeString:
    steps = joined(_REACHED if reached else _NOT_REACHED for reached in tellings.rungs(certainty))
    up = markup(_UP, rise, rise, "" if rise == 1 else "s") if rise > 0 else ""
    return markup(_LADDER, steps, certainty.label, up or (_DOWN if rise < 0 else ""))
