"""Links that turn the evidence beside a claim from one telling to another."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def turn_to(context: template.Context, number: int) -> SafeString:
    """The attributes of a link to the evidence of a telling: the browser comes to it anew, htmx swaps it in place."""
    query = context["request"].GET.copy()
    query.pop("merged", None)
    query["telling"] = str(number)
    address = f"{reverse('claim-detail', args=[context['claim'].number])}?{query.urlencode()}"
    swap = 'data-hx-target="#evidence" data-hx-select="#evidence" data-hx-swap="outerHTML" data-hx-push-url="true"'
    swap += ' data-hx-sync="#main:replace"'  # of two asked for in a row the last one is shown, whichever comes first
    return format_html('href="{0}#evidence" data-hx-get="{0}" {1}', address, SafeString(swap))
