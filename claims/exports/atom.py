"""Feeds by RFC 4287 (Atom)."""

from datetime import UTC, datetime
from html import escape

from lxml import etree

from claims.exports.feed_items import FeedRecord, Item
from claims.exports.plain import instant
from claims.exports.prose import readable

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
AUTHOR = "Claimline"
_ATOM = "http://www.w3.org/2005/Atom"
#: A feed must say when it was updated; one with nothing in it never was.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def write_feed(feed: FeedRecord) -> bytes:
    """The feed as a document."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "id", feed.own)
    _add(root, "title", feed.title)
    if feed.about:
        _add(root, "subtitle", feed.about)
    _add(root, "updated", instant(feed.updated_at or _NEVER))
    _add(_add(root, "author"), "name", AUTHOR)
    _link(root, "self", feed.own, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    if feed.next:
        _link(root, "next", feed.next, "application/atom+xml")
    for item in feed.items:
        _add_entry(root, item)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _add_entry(root: etree._Element, item: Item) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", escape(item.title), type="html")  # readers take text for HTML; this they cannot misread
    _add(entry, "updated", instant(item.updated_at))
    _add(entry, "published", instant(item.published_at))
    _link(entry, "alternate", item.id, "text/html")
    if item.source:
        _link(entry, "via", item.source)
    for tag in item.tags:
        _add(entry, "category", term=tag)
    _add(entry, "content", item.html, type="html")


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = readable(text) or None
    return element


def _link(parent: etree._Element, rel: str, href: str, kind: str = "") -> None:
    _add(parent, "link", rel=rel, href=readable(href), **({"type": kind} if kind else {}))
