"""The values of a facet as markup. Hundreds of them are on every page, which is slow in a template's loop."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from claims.timeline.facets import Option

register = template.Library()


@register.simple_tag
def values(options: list[Option]) -> SafeString:
    """A list of links that add a value, take it away, ask for it alone, or leave it out."""
    return mark_safe(f"<ul>{''.join(map(_item, options))}</ul>")  # nosec B703 # escaped piece by piece


def _item(option: Option) -> str:
    label, address = escape(option.label), _in_markup(option.query)
    named = f' class="{option.state}"' if option.state else ""
    current = ' aria-current="true"' if option.state else ""
    negated = "not " if option.state == "out" else ""
    return (
        f'<li{named}><a href="{address}" data-hx-get="{address}" id="{option.id}"{current}>'
        f'<svg aria-hidden="true"><rect width="{option.share}%" height="100%"/></svg>'
        f"<span>{negated}<bdi>{label}</bdi></span>{_figure(option.n_claims, option.claims)}"
        f"{_figure(option.n_origins, option.origins)}</a>{_only(option, label)}{_out(option, label)}</li>\n"
    )


def _figure(n: str, words: str) -> str:
    return f'<span class="n">{n}<span class="visually-hidden">{words}</span></span>\n'


def _only(option: Option, label: str) -> str:
    address = _in_markup(option.only)
    hidden = f'<span class="visually-hidden"> {label}</span>'
    return f'<a class="act only" href="{address}" data-hx-get="{address}">only{hidden}</a>' if address else ""


def _out(option: Option, label: str) -> str:
    address = _in_markup(option.out)
    hidden = f'<span class="visually-hidden"> not {label}</span>'
    return f'<a class="act" href="{address}" data-hx-get="{address}" title="leave out">−{hidden}</a>' if address else ""


def _in_markup(query: str) -> str:
    """A query string in an attribute. It is quoted already: of what would end the attribute early nothing is left."""
    return query.replace("&", "&amp;")
