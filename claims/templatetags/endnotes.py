"""Numbered sources as markup."""

from django import template
from django.utils.safestring import SafeString

from claims.models import Article
from claims.templatetags.clocks import clock, day
from claims.templatetags.markup import joined, markup
from claims.templatetags.winding import keeping
from claims.timeline.endnotes import Endnotes

register = template.Library()

_ENDNOTE = """<li id="source-{number}"><bdi>{outlet}</bdi>, <a href="{page}">“{headline}”</a>{published}.{address}
  Stored {held}.</li>
"""


@register.filter
def number_of(endnotes: Endnotes, article: Article) -> int:
    """The number of an article among the sources."""
    return endnotes.number(article)


@register.simple_tag(takes_context=True)
def sources(context: template.Context, endnotes: Endnotes) -> SafeString:
    """The sources in the order of their numbers, as items of a list."""
    return joined(_endnote(context, number, article) for number, article in enumerate(endnotes.articles, 1))


def _endnote(context: template.Context, number: int, article: Article) -> SafeString:
    address = article.canonical_url
    return markup(
        _ENDNOTE,
        number=number,
        outlet=article.publisher,
        page=keeping(context, "article-detail", article.pk),
        headline=article.headline,
        published=markup(", {}", clock(article.published, article.published_why)) if article.published else "",
        address=markup(' <span class="address">{}</span>', address) if address else "",
        held=day(article.first_held_at),
    )
