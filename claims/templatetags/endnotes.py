"""Template filters for numbered sources."""

from django import template

from claims.models import Article
from claims.timeline.endnotes import Endnotes

register = template.Library()


@register.filter
def number_of(endnotes: Endnotes, article: Article) -> int:
    """The number of an article among the sources."""
    return endnotes.number(article)
