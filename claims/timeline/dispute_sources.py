"""The outlets of a dispute's articles and the feeds that they are read by, for feed readers."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from claims.models import Dispute, Feed, Publisher
from claims.permissions import Gate
from claims.timeline.filters import Filters
from claims.timeline.query import entries_for, passing


@dataclass(frozen=True, slots=True)
class OutletFeeds:
    """An outlet with the addresses and titles of its feeds; none where no feed may be named."""

    outlet: Publisher
    feeds: list[tuple[str, str]]


def load_outlet_feeds(gate: Gate, dispute: Dispute, filters: Filters) -> list[OutletFeeds]:
    """Every outlet in which something that passes the filters is told, by name; two queries.

    A feed whose address asks for something or names somebody stays here: it may hold the key of a subscriber.
    """
    told = passing(entries_for(gate, dispute, filters), filters).values("publisher")
    feeds: dict[int, list[tuple[str, str]]] = {}
    for feed in Feed.objects.filter(publisher__in=told).order_by("url").only("publisher_id", "url", "title"):
        if _is_for_all(feed.url):
            feeds.setdefault(feed.publisher_id, []).append((feed.url, feed.title))
    outlets = Publisher.objects.filter(pk__in=told).order_by("name", "pk")
    return [OutletFeeds(outlet, feeds.get(outlet.pk, [])) for outlet in outlets]


def _is_for_all(url: str) -> bool:
    parts = urlsplit(url)
    return not (parts.query or "@" in parts.netloc)
