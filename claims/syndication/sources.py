"""The sources of a dispute as OPML: what a feed reader follows to read what is told there as it comes out."""

from django.http import HttpResponse

from claims.exports import opml
from claims.exports.opml import OpmlFeed
from claims.models import Publisher
from claims.outgoing import Site
from claims.syndication.asking import Asked
from claims.timeline.dispute_sources import OutletFeeds, load_outlet_feeds


def answer_sources(asked: Asked) -> HttpResponse:
    """The feeds of the outlets in a folder, those without one as links, and before them the dispute's own feed."""
    dispute, site = asked.place.dispute, Site.of(asked.request)
    query = asked.filters.query()
    page = site.page("dispute", dispute.slug) + query
    feeds = [OpmlFeed(site.page("dispute-as", dispute.slug, "atom") + query, f"{dispute.title} (claims)", page)]
    for each in load_outlet_feeds(asked.gate, dispute, asked.filters):
        feeds += _outlines(site, each)
    name = f"claimline-{dispute.slug}-sources.opml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    written = opml.write_opml(f"Sources: {dispute.title}", feeds)
    return HttpResponse(written, content_type=opml.CONTENT_TYPE, headers=headers)


def _outlines(site: Site, found: OutletFeeds) -> list[OpmlFeed]:
    outlet, folder, home = found.outlet, ("Sources",), _home(found.outlet)
    feeds = [
        OpmlFeed(
            site.whole(url), f"{outlet.name}: {title}" if title and title != outlet.name else outlet.name, home, folder
        )
        for url, title in found.feeds
    ]
    page = site.page("publisher-detail", outlet.slug)
    return feeds or [OpmlFeed(page, outlet.name, home, folder, type="link")]


def _home(outlet: Publisher) -> str:
    return f"https://{outlet.domains[0]}/" if outlet.domains else ""
