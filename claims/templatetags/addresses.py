"""Template tags for links that lead to this page with another query string."""

from dataclasses import replace

from django import template
from django.utils.safestring import SafeString

from claims.templatetags.markup import joined, markup
from claims.terms import Clock
from claims.timeline.filters import Choice, Filters, Order
from claims.timeline.jumps import Jump
from claims.timeline.looks import Look, Row, Zoom
from claims.timeline.paging import Cursor

register = template.Library()


@register.simple_tag(takes_context=True)
def to(context: template.Context, query: str) -> SafeString:
    """The attributes of a link to this page with ``query`` ("" or "?…"): for the browser, and the same for htmx."""
    address = f"{context['request'].path}{query}"
    return markup('href="{}" data-hx-get="{}"', address, address)


@register.simple_tag
def hidden(filters: Filters, *left_out: str) -> SafeString:
    """What ``filters`` say in an address as hidden fields of a form, but for the parameters of these names."""
    field = '<input type="hidden" name="{}" value="{}">'
    return joined(markup(field, name, value) for name, value in filters.pairs() if name not in left_out)


@register.filter
def without(filters: Filters, choice: Choice) -> str:
    """The query string with one choice undone."""
    return filters.toggled(choice).query()


@register.filter
def at(filters: Filters, cursor: Cursor) -> str:
    """The query string of the page that begins at ``cursor``."""
    return filters.query(cursor=cursor.token(filters))


@register.filter
def token(cursor: Cursor, filters: Filters) -> str:
    """A cursor as it stands in an address, for a hidden field."""
    return cursor.token(filters)


@register.filter
def by_clock(filters: Filters, clock: Clock) -> str:
    """The query string by another clock."""
    return filters.by(clock).query()


@register.filter
def in_order(filters: Filters, order: Order) -> str:
    """The query string in another direction."""
    return filters.ordered(order).query()


@register.filter
def zoomed(filters: Filters, zoom: Zoom) -> str:
    """The query string with bars of another length."""
    return filters.zoomed(zoom).query()


@register.filter
def looking(filters: Filters, look: Look) -> str:
    """The query string in another look."""
    return filters.looking(Look(look)).query()


@register.filter
def by_row(filters: Filters, row: Row) -> str:
    """The query string with other lanes."""
    return replace(filters, row=row).query()


@register.filter
def numbered(filters: Filters, number: int) -> str:
    """The query string of a page of a table or of lanes."""
    return filters.query(**({"page": number} if number > 1 else {}))


@register.filter
def jumping(filters: Filters, jump: Jump) -> str:
    """The query string that goes to a place in the list."""
    return filters.query(jump=jump.value)
