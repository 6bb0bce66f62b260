"""What the head of every page needs."""

from django import template
from django.core.exceptions import DisallowedHost
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def again(context: template.Context, name: str) -> SafeString:
    """What the block ``name``, which stands before, holds on this page, once more: a title for ``og:title``.

    For an attribute: a block's own quotation marks become references.
    """
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    rendered = block.render(context).strip()
    return mark_safe(rendered.replace('"', "&quot;"))  # nosec B703 # a template's own markup


@register.simple_tag(takes_context=True)
def site_address(context: template.Context) -> str:
    """Scheme and host of this site, as it was asked; "" for a request that named a host that is not ours."""
    request = context["request"]
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
