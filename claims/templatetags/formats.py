"""What can be taken away from a page: other formats and frames, by the address of the page."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django import template

from claims.exports import offered
from claims.exports.frames import frame
from claims.models import Claim, Dispute, Story
from claims.templatetags.pages import site_address
from claims.templatetags.winding import address_of, keeping
from claims.timeline.filters import CLAIM, Filters, parameter
from claims.timeline.looks import Look, Zoom

register = template.Library()


@dataclass(frozen=True, slots=True)
class Taken:
    """One format and the address at which the claims of the page are given in it."""

    offered: offered.Offered
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a frame shows, and the HTML with which another page shows it."""

    name: str
    html: str


@register.simple_tag
def formats_of_dispute(dispute: Dispute, filters: Filters) -> list[Taken]:
    """The formats of a timeline under these filters; how the page shows it does not count."""
    query = _query(filters)
    return [Taken(each, address_of("dispute-as", dispute.slug, each.ending) + query) for each in offered.OF_DISPUTE]


@register.simple_tag(takes_context=True)
def frames_of_dispute(context: template.Context, dispute: Dispute, filters: Filters) -> list[Frame]:
    """A timeline under these filters, for another page."""
    address = address_of("timeline-embed", dispute.slug) + _query(filters)
    return [_frame(context, "this timeline", address, dispute.title, 600)]


@register.simple_tag(takes_context=True)
def frames_of_claim(context: template.Context, claim: Claim) -> list[Frame]:
    """A claim, and who told whom, for another page."""
    return [
        _frame(context, "this claim", keeping(context, "claim-embed", claim.number), claim.wording, 400),
        _frame(context, "who told whom", keeping(context, "chain-embed", claim.number), claim.wording, 400),
    ]


@register.simple_tag(takes_context=True)
def frame_of_story(context: template.Context, story: Story) -> str:
    """The HTML of a frame with a story."""
    return _frame(context, "this story", keeping(context, "story-embed", story.slug), story.title, 600).html


@register.simple_tag(takes_context=True)
def oembed_address(context: template.Context) -> str:
    """Where other sites learn how to show this page."""
    url = site_address(context) + context["request"].get_full_path()
    return f"{site_address(context)}{address_of('oembed')}?{urlencode({'url': url, 'format': 'json'})}"


def _query(filters: Filters) -> str:
    return replace(filters, look=Look.LIST, zoom=Zoom.MONTH, finds=()).query()


def _frame(context: template.Context, name: str, address: str, title: str, height: int) -> Frame:
    return Frame(name, frame(site_address(context) + address, title, "100%", height))


@register.simple_tag(takes_context=True)
def saving_of_dispute(context: template.Context, dispute: Dispute, filters: Filters) -> str:
    """Where the search is saved; "" for somebody without an account."""
    user = context.get("user")
    return address_of("search-save", dispute.slug) + filters.query() if user and user.is_authenticated else ""


@register.simple_tag
def following_of_dispute(dispute: Dispute, filters: Filters) -> str:
    """Where the search is asked for by e-mail."""
    return address_of("follow", dispute.slug) + _query(filters)


@register.simple_tag(takes_context=True)
def following_of_claim(context: template.Context, claim: Claim) -> str:
    """Where the claim is followed as it stands today: as a search of one's own, or by whoever has no account. In the
    dispute rather than in a thread of it, which it leaves more easily; "" where it stands in none."""
    if not claim.places:
        return ""
    user = context.get("user")
    name = "search-save" if user and user.is_authenticated else "follow"
    return f"{address_of(name, claim.places[-1]['slug'])}?{parameter(CLAIM.name, claim.number)}"


@register.simple_tag(takes_context=True)
def formats_of_claim(context: template.Context, claim: Claim) -> list[Taken]:
    """The formats of a claim, as known on the day of the page."""
    taken = [Taken(each, keeping(context, "claim-as", claim.number, each.ending)) for each in offered.OF_CLAIM]
    return [*taken, Taken(offered.ANNOTATIONS, keeping(context, "claim-annotations", claim.number))]
