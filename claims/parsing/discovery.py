"""The feeds that a page offers, best first: those it declares, and those it links to; and where else one may lie."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import urljoin, urlsplit

from claims.parsing.decode import decode_markup
from claims.parsing.metadata import address_of, same_site
from claims.parsing.trees import html_tree
from claims.text.cleaning import one_line
from claims.text.urls import is_safe_link

MOST_OFFERS = 30
LONGEST_TITLE = 200
_MOST_LINKS = 5_000
_TYPES = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RSS",
    "application/json": "JSON Feed",
    "application/xml": "RSS",
    "text/xml": "RSS",
}
#: Types that are said of other things, too: a link must look like a feed besides.
_VAGUE_TYPES = {"application/json", "application/xml", "text/xml"}
_LOOKS_LIKE_A_FEED = re.compile(
    r"[/_.?=&-](?:rss2?|atom|feeds?|rdf)(?:[/_.?=&-]|$)|/(?:feed|rss|atom|index)\.(?:xml|json|rdf)\b", re.IGNORECASE
)
_HOST_OF_FEEDS = re.compile(r"feeds?\d?\.", re.IGNORECASE)
_OF_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare\b|\bcommentaires\b", re.IGNORECASE)
_USUAL_PLACES = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json")


class Why(IntEnum):
    """How an address came to be offered; the lower, the surer."""

    DECLARED = 1
    LINKED = 2


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """An address that may be a feed, with its title where the page gives one, and what kind it is said to be."""

    url: str
    title: str
    kind: str
    why: Why


def find_feeds(data: bytes, url: str, charset: str | None = None) -> tuple[FeedOffer, ...]:
    """The feeds that the page at `url` offers, each once, the best first; never fails.

    Declared ones come before linked ones; feeds of comments come last among theirs, then those of other sites.
    Otherwise the page's own order stands.
    """
    offers = [*_declared_and_linked(html_tree(decode_markup(data, charset)), url)]
    offers.sort(key=lambda offer: (offer.why, _is_of_comments(offer), not same_site(offer.url, url)))
    once = {}
    for offer in offers:
        once.setdefault(address_of(offer.url) or offer.url, offer)
    return tuple(once.values())[:MOST_OFFERS]


def usual_places(url: str) -> tuple[str, ...]:
    """Where sites keep their feeds that do not say so, likeliest first; most of these addresses will not be there.

    None unless `url` is a site's or a folder's: one that ends in a slash.
    """
    address = _address(url, url) or ""
    parts = urlsplit(address)
    if not address or not (parts.path or "/").endswith("/") or parts.query:
        return ()
    return tuple(urljoin(f"{address.removesuffix('/')}/", place) for place in _USUAL_PLACES)


def _declared_and_linked(tree, url: str) -> Iterator[FeedOffer]:
    if tree is None:
        return
    base = _joined(url, next(iter(tree.xpath("//base/@href")), "")) or url
    for link in tree.xpath("//link[@href] | //a[@href]")[:_MOST_LINKS]:
        address = _address(link.get("href"), base)
        kind = _TYPES.get((link.get("type") or "").partition(";")[0].strip().lower())
        if not address or not (kind or _looks_like_a_feed(address)):
            continue
        if link.tag == "link" and _is_declared(link, kind, address):
            yield FeedOffer(address, one_line(link.get("title") or "", LONGEST_TITLE), kind, Why.DECLARED)
        elif link.tag == "a":
            words = one_line(link.text_content() or link.get("title") or "", LONGEST_TITLE)
            yield FeedOffer(address, words, kind or _kind_by_name(address), Why.LINKED)


def _is_declared(link, kind: str | None, address: str) -> bool:
    """Whether a `link` element names a feed: an API of the site or a site map may bear the same type."""
    rel = (link.get("rel") or "").lower().split()
    is_vague = (link.get("type") or "").lower() in _VAGUE_TYPES
    return bool(kind) and bool({"alternate", "feed"} & set(rel)) and (not is_vague or _looks_like_a_feed(address))


def _kind_by_name(place: str) -> str:
    return "JSON Feed" if place.endswith(".json") else "Atom" if "atom" in place else "RSS"


def _address(href: str, base: str) -> str | None:
    """`feed:` stands before or instead of http: in links of old."""
    href = re.sub(r"^feed:(?://)?(?=https?:)|^feed:(?=//)", "", href.strip(), flags=re.IGNORECASE)
    address = (_joined(base, href) or "").partition("#")[0]
    return address if address.startswith(("http://", "https://")) and is_safe_link(address) else None


def _joined(base: str, href: str) -> str | None:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return None


def _looks_like_a_feed(address: str) -> bool:
    """By its path or query, or by a host of its own ("feeds.example.org"); other names of sites say nothing."""
    parts = urlsplit(address)
    return bool(_HOST_OF_FEEDS.match(parts.netloc) or _LOOKS_LIKE_A_FEED.search(f"{parts.path}?{parts.query}"))


def _is_of_comments(offer: FeedOffer) -> bool:
    return bool(_OF_COMMENTS.search(f"{offer.title} {offer.url}"))
