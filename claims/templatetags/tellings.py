"""What pages show of a telling: its words, how far it was checked, and where it stands outside.

The partials of the same names are made of these; pages with hundreds of tellings call them without a template between.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, lru_cache

from django import template
from django.template.defaultfilters import floatformat
from django.utils.safestring import SafeString, mark_safe

from claims.models import Appearance
from claims.models.embargo import Embargoed
from claims.templatetags.markup import joined, markup
from claims.terms import Status
from claims.text.highlight import Segment
from claims.timeline import clocks
from claims.timeline.cards import HIT

register = template.Library()

_OUTSIDE = (
    '<a class="outside" href="{address}" rel="noopener noreferrer external"{keys}>{words}'
    '<span aria-hidden="true"> ↗</span><span class="visually-hidden"> (outside page)</span></a>'
)
_FOUND = '<mark class="hit">{}</mark>'
_SOFTLY = '<mark class="lighter">{}</mark>'
_BADGE = '<span class="{}"><span aria-hidden="true">{}</span> {}</span>'
#: Class and sign of a badge, its words where it is narrow, and under the word "Checked".
_BADGES = {
    Status.ACCEPTED: ("status ok", "✓", "checked", "by an editor"),
    Status.SUGGESTED: ("status", "⚙", "not yet checked", "not yet"),
    Status.REJECTED: ("status off", "✕", "rejected", "rejected by an editor"),
    Status.WITHDRAWN: ("status off", "✕", "withdrawn", "withdrawn"),
}


@register.filter
def lead_in(appearance: Appearance) -> SafeString:
    """What stands before words that do not stand alone: that their speaker denies them, or whose object they are."""
    if appearance.is_denial:
        return mark_safe('<span class="contest">Denied:</span> ')
    return markup('<span class="cue">{}</span> ', appearance.cue_words) if appearance.is_object else mark_safe("")


@register.filter
def lit(pieces: Iterable[Segment]) -> SafeString:
    """A text in pieces, the marked ones lit up, and those that were searched for in a way of their own."""
    return joined(_lit_piece(piece) if piece.marks else piece.text for piece in pieces)


def _lit_piece(piece: Segment) -> SafeString:
    return markup(_FOUND if HIT in piece.marks else "<mark>{}</mark>", piece.text)


@register.filter
def lit_by_part(pieces: Iterable[Segment]) -> SafeString:
    """A paragraph in pieces, the content of a telling lit up, and more softly its source and cue."""
    return joined(
        markup("<mark>{}</mark>" if "content" in piece.marks else _SOFTLY, piece.text) if piece.marks else piece.text
        for piece in pieces
    )


@register.filter
@lru_cache(maxsize=1_000)
def sure(share: float) -> str:
    """A share of 1 with two digits. Kept, for a page has dozens, many of them the same."""
    return floatformat(share, 2)


@register.simple_tag
def status_badge(status: str, short: bool = False, under: object = None) -> SafeString:
    """What a person or the machine did with it; ``short`` where it is narrow, ``under`` the word "Checked"."""
    return _badge(Status(status), bool(short), bool(under))


@cache
def _badge(status: Status, short: bool, under: bool) -> SafeString:
    named, sign, in_short, under_checked = _BADGES[status]
    words = under_checked if under else in_short if short else status.label
    return markup(_BADGE, named, sign, words)


@register.simple_tag
def embargo_badge(row: Embargoed) -> SafeString:
    """That no reader sees a claim yet, or its entry in the timeline, for those who do; "" where readers do, too."""
    aside = mark_safe(' <span class="tag">put aside: readers do not see it</span>') if row.is_aside else mark_safe("")
    if row.is_embargoed:
        return _until("under embargo", row.embargo_until) + aside
    return (_until("in a dispute under embargo", row.held_until) if row.is_held else mark_safe("")) + aside


def _until(how: str, end: datetime) -> SafeString:
    return markup(' <span class="tag">{} until {}, {} UTC</span>', how, clocks.day(end), f"{end:%H:%M}")


@register.simple_tag
def outside(address: str, words: str, key: str = "") -> SafeString:
    """A link to a page that is not ours; ``key`` opens it."""
    keys = markup(' aria-keyshortcuts="{}"', key) if key else ""
    return markup(_OUTSIDE, address=address, keys=keys, words=words)
