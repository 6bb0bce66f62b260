"""The words of notes on a page."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from claims.text.markdown import markdown_as_html

register = template.Library()


@register.filter
def markdown(words: str) -> SafeString:
    """Markdown as HTML that was sanitised."""
    return mark_safe(markdown_as_html(words))  # nosec B703 # it sanitises what it makes
