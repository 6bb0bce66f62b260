"""Links that turn the evidence beside a claim from one telling to another."""

from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString

from claims.templatetags.markup import markup
from claims.templatetags.winding import address_of

register = template.Library()

_NOT_KEPT = ("merged", "telling")


@register.simple_tag(takes_context=True)
def turn_to(context: template.Context, number: int) -> SafeString:
    """The attributes of a link to the evidence of a telling: the browser comes to it anew, htmx swaps it in place."""
    kept = {name: values for name, values in context["request"].GET.lists() if name not in _NOT_KEPT}
    query = urlencode({**kept, "telling": number}, doseq=True)
    address = f"{address_of('claim-detail', context['claim'].number)}?{query}"
    swap = 'data-hx-target="#evidence" data-hx-select="#evidence" data-hx-swap="outerHTML" data-hx-push-url="true"'
    swap += ' data-hx-sync="#main:replace"'  # of two asked for in a row the last one is shown, whichever comes first
    return markup('href="{0}#evidence" data-hx-get="{0}" {1}', address, SafeString(swap))
