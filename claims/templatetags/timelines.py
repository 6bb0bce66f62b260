"""Links from what is said of all claims to the timelines where they stand: each holds those of one dispute."""

from django import template
from django.utils.safestring import SafeString

from claims.models import Dispute
from claims.templatetags.markup import joined, markup
from claims.templatetags.winding import asking

register = template.Library()


@register.simple_tag(takes_context=True)
def on_timelines(
    context: template.Context, words: str, disputes: list[Dispute], unseen: str = "", **query: str
) -> SafeString | str:
    """ "All it says on the timeline": a link; with several ``disputes`` one to each timeline, with none nothing.

    ``unseen`` is added for screen readers; ``query`` are the filters there.
    """
    more = markup('<span class="visually-hidden">{}</span>', unseen) if unseen else ""
    addresses = [asking(context, "dispute", dispute.slug, **query) for dispute in disputes]
    if len(disputes) == 1:
        return markup('<a href="{}">{} on the timeline{}</a>', *addresses, words, more)
    links = (
        markup('<a href="{}">{}{}</a>', address, dispute.title, more)
        for address, dispute in zip(addresses, disputes, strict=True)
    )
    return markup("{} on the timelines of {}", words, joined(links, " · ")) if disputes else ""


@register.simple_tag(takes_context=True)
def n_on_timeline(
    context: template.Context, n: int, disputes: list[Dispute], unseen: str = "", **query: str
) -> SafeString:
    """So many claims, as a link to the timeline that has them; no link where they stand in several, as none has them
    all. ``unseen`` is added for screen readers."""
    counted = f"{n:,} claim{'' if n == 1 else 's'}"
    if len(disputes) != 1:
        return markup('<span class="n">{}</span>', counted)
    return markup(
        '<a class="n" href="{}">{}<span class="visually-hidden"> on the timeline{}</span></a>',
        asking(context, "dispute", disputes[0].slug, **query),
        counted,
        unseen,
    )
