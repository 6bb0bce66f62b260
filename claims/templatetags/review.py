"""The review queue's links and keys."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def queue_query(context: template.Context, **other: str) -> str:
    """The query string of this queue, with other values for some parameters, "" for none."""
    return context["queue"].asked.query(**{name: str(value) for name, value in other.items()})


@register.simple_tag(takes_context=True)
def without_narrow(context: template.Context, name: str) -> str:
    """The query string of this queue without one way in which it is narrowed."""
    return context["queue"].asked.query(**{name: ""})


@register.simple_tag(takes_context=True)
def shortcut(context: template.Context, deed: str) -> SafeString | str:
    """The attribute of the key that does this; nothing where single keys are off."""
    pressed = context["editor"].keys.get(deed)
    return format_html(' aria-keyshortcuts="{}"', pressed) if pressed else ""


@register.simple_tag(takes_context=True)
def key(context: template.Context, deed: str) -> SafeString | str:
    """The key that does this, for the eye."""
    pressed = context["editor"].keys.get(deed)
    return format_html(' <kbd aria-hidden="true">{}</kbd>', pressed) if pressed else ""
