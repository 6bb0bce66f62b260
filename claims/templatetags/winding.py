"""Links that keep the day to which a page is wound back. Loaded everywhere (``settings.TEMPLATES``)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import urlencode

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as plain_url
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.html import conditional_escape

from claims.permissions import Known
from claims.timeline import as_of

register = template.Library()


class KeepingURLNode(URLNode):
    """Django's ``{% url %}``; its address keeps the day where it leads to a page that can be wound back."""

    def render(self, context: template.Context) -> str:
        name = str(self.view_name.resolve(context))
        if not (self.asvar or self.kwargs or ":" in name):
            return conditional_escape(keeping(context, name, *(each.resolve(context) for each in self.args)))
        found = super().render(context)
        kept = _kept(context, name)
        if not kept:
            return found
        if self.asvar:
            context[self.asvar] += kept
            return ""
        return found + conditional_escape(kept)


@register.tag
def url(parser: Parser, token: Token) -> KeepingURLNode:
    """``{% url %}`` as Django has it. For an address with parameters see ``asking``."""
    node = plain_url(parser, token)
    return KeepingURLNode(node.view_name, node.args, node.kwargs, node.asvar)


@register.simple_tag(takes_context=True)
def asking(context: template.Context, name: str, *arguments, **query) -> str:
    """The address of a page with parameters: ``{% asking 'timeline' by=party.slug %}``."""
    asked = [*query.items(), *(as_of.pairs(_known(context)) if _winds_back(name) else ())]
    return f"{address_of(name, *arguments)}?{urlencode(asked)}"


def keeping(context: template.Context, name: str, *arguments) -> str:
    """The address of a page, for other tags."""
    return address_of(name, *arguments) + _kept(context, name)


@lru_cache(maxsize=10_000)
def address_of(name: str, *arguments) -> str:
    """The address of a page without a day.

    Kept, for one page may hold hundreds, many of them the same, and to make one out of its pattern takes a while.
    """
    return reverse(name, args=arguments)


@register.simple_tag(takes_context=True)
def changed(context: template.Context, name: str, value: object) -> str:
    """The query string of this page with one parameter changed whose name is not known beforehand."""
    query = context["request"].GET.copy()
    query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def day_kept(context: template.Context) -> list[tuple[str, str]]:
    """The parameters of the day, for hidden fields of a form that leads to another page."""
    return as_of.pairs(_known(context))


@register.simple_tag(takes_context=True)
def all_kept(context: template.Context) -> list[tuple[str, str]]:
    """The parameters of this page but for its day and its place in a list, for a form that asks for another day."""
    left_out = {as_of.DAY, as_of.CLOCK, *as_of.PLACES}
    query = context["request"].GET
    return [(name, value) for name, values in query.lists() if name not in left_out for value in values]


@register.simple_tag(takes_context=True)
def today(context: template.Context) -> str:
    """The address of this very page as of today."""
    asked = all_kept(context)
    return context["request"].path + (f"?{urlencode(asked)}" if asked else "")


def _kept(context: template.Context, name: str) -> str:
    known = _known(context)
    return f"?{urlencode(as_of.pairs(known))}" if known and _winds_back(name) else ""


def _known(context: template.Context) -> Known | None:
    form = getattr(context.get("request"), "as_of", None)
    return form.known if form else None


@cache
def _winds_back(name: str) -> bool:
    """Whether the view of this name has the decorator ``views.winding.winds_back``."""
    return any(hasattr(pattern.callback, "winds_back") for pattern in _patterns(get_resolver()) if pattern.name == name)


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif not pattern.namespace:
            yield from _patterns(pattern)
