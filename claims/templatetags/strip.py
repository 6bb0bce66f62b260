"""The bars of the strip as markup. A hundred of them are on every page, which is slow in a template's loop."""

from collections.abc import Iterator
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from claims.timeline.density import Bar

register = template.Library()


@register.simple_tag(takes_context=True)
def bars(context: template.Context, row: list[Bar]) -> SafeString:
    """The items of the list of bars: each a link to its time where something is told in it, and its label, if any."""
    path = escape(context["request"].path)
    late = len(row) * 4 // 5  # from here on a small screen has no room for a label to the right of its bar
    items = (_item(bar, path, is_late=number >= late) for number, bar in enumerate(row))
    return mark_safe("".join(items))  # nosec B703 # escaped piece by piece


def _item(bar: Bar, path: str, *, is_late: bool) -> str:
    is_so = {"chosen": bar.is_chosen, "ticked": bar.tick, "late": bar.tick and is_late}
    names = " ".join(name for name, so in is_so.items() if so)
    named = f' class="{names}"' if names else ""
    link = _link(bar, path) if bar.n or bar.n_longer else ""
    tick = f'<span class="tick" aria-hidden="true">{bar.tick}</span>' if bar.tick else ""
    return f'<li{named} data-days="{bar.time.days}">{link}{tick}</li>\n'


def _link(bar: Bar, path: str) -> str:
    address, words = path + escape(bar.query), escape(bar.words)
    current = ' aria-current="true"' if bar.is_chosen else ""
    named = f'id="bar-{bar.time.key}" title="{words}" aria-label="{words}"{current}'
    drawn = f'<svg viewBox="0 0 10 80" preserveAspectRatio="none" aria-hidden="true">{"".join(_drawn(bar))}</svg>'
    return f'<a href="{address}" data-hx-get="{address}" {named}>{drawn}</a>'


def _drawn(bar: Bar) -> Iterator[str]:
    """The manners on top of each other, and the band of longer times below them."""
    for piece in bar.pieces:
        yield f'<rect class="{piece.manner}" y="{piece.y}" width="10" height="{piece.height}"/>'
    if bar.band:
        yield f'<rect class="longer" y="74" width="10" height="{bar.band}"/>'
