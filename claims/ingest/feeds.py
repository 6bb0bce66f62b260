"""A feed's bytes to its entries: RSS 0.9 to 2.0, RDF and Atom, as feedparser reads them."""

import hashlib
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

import feedparser

from claims.ingest.dating import Published, read_published
from claims.ingest.decode import decode
from claims.ingest.errors import IngestError, Trouble
from claims.ingest.metadata import LONGEST_BYLINE, LONGEST_HEADLINE, Metadata, address_of
from claims.ingest.pages import ParsedPage, assemble
from claims.ingest.sniff import Kind, sniff
from claims.text.cleaning import one_line
from claims.text.sanitise import clean_html, words_of
from claims.text.urls import is_safe_link

MOST_ENTRIES = 5_000
LONGEST_SUMMARY = 20_000
LONGEST_CONTENT = 1_000_000
LONGEST_GUID = 500
_PROLOGUE = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)?", re.DOTALL | re.IGNORECASE
)
# feedparser looks for an e-mail address in these in time that grows with the square of their length
_LONG_AUTHOR = re.compile(
    r"(<(?:\w+:)?(?:author|creator|managingEditor|webMaster|name|email)\b[^<]{500})[^<]+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One item of a feed. `guid` is never empty and at most 500 long; `url` is safe to link to, or None.

    `published_note` says why there is no `published_at` although the feed gives a date. The HTML is sanitised.
    """

    guid: str
    url: str | None
    title: str
    byline: str
    published_at: datetime | None
    published_note: str
    published: Published
    summary_html: str
    content_html: str | None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says; `note` is set when not all of it was taken."""

    title: str
    site_url: str | None
    entries: tuple[ParsedEntry, ...]
    note: str = ""


def parse_feed(data: bytes, base_url: str = "", charset: str | None = None) -> ParsedFeed:
    """The entries of a feed, each guid once, in the feed's order; links are made absolute against `base_url`.

    Entities that the feed itself declares are not expanded. IngestError for what is no feed, and for a feed without
    items.
    """
    if sniff(data, "the feed") is not Kind.FEED:
        raise IngestError("this is not a feed: look on the site for its RSS or Atom address", Trouble.NOT_A_FEED)
    source = _LONG_AUTHOR.sub(r"\1", _PROLOGUE.sub("", decode(data, charset), count=1))
    read = feedparser.parse(io.BytesIO(source.encode()), sanitize_html=False, resolve_relative_uris=False)
    if not read.entries:
        raise IngestError("the feed has no items: look again when something was published", Trouble.NO_ITEMS)
    entries = {}
    for raw in read.entries[:MOST_ENTRIES]:
        entry = _entry(raw, base_url)
        entries.setdefault(entry.guid, entry)
    over = len(read.entries) - MOST_ENTRIES
    return ParsedFeed(
        title=one_line(_words(read.feed.get("title_detail")), LONGEST_HEADLINE),
        site_url=_link(read.feed.get("link"), base_url),
        entries=tuple(entries.values()),
        note=f"only the first {MOST_ENTRIES:,} items were taken, {over:,} more were left" if over > 0 else "",
    )


def page_of_entry(entry: ParsedEntry) -> ParsedPage:
    """The article that an entry carries in full; IngestError when it carries none."""
    about = Metadata(
        headline=entry.title,
        byline=entry.byline,
        canonical_url=address_of(entry.url) if entry.url else None,
        published=entry.published,
    )
    return assemble(entry.content_html or entry.summary_html, about, entry.url or "")


def _entry(raw: feedparser.FeedParserDict, base_url: str) -> ParsedEntry:
    url = _link(raw.get("link"), base_url)
    title = one_line(_words(raw.get("title_detail")), LONGEST_HEADLINE)
    published = _published(raw)
    contents = [part.get("value", "") for part in raw.get("content", ())]
    return ParsedEntry(
        guid=_guid(raw.get("id") or url or "", title, raw),
        url=url,
        title=title,
        byline=one_line(raw.get("author", ""), LONGEST_BYLINE),
        published_at=published.at,
        published_note=published.note,
        published=published,
        summary_html=clean_html(raw.get("summary", "")[:LONGEST_SUMMARY]),
        content_html=clean_html(max(contents, key=len)[:LONGEST_CONTENT]) if any(contents) else None,
    )


def _guid(given: str, title: str, raw: feedparser.FeedParserDict) -> str:
    """The given identity; a checksum when it is too long, or of title and summary when there is none."""
    guid = one_line(given, LONGEST_GUID + 1)
    if 0 < len(guid) <= LONGEST_GUID:
        return guid
    whole = given or title + "\n" + raw.get("summary", "")
    return "sha256:" + hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()


def _published(raw: feedparser.FeedParserDict) -> Published:
    """By the words of the feed, or else by feedparser's reading of them (it knows more formats, always in UTC).

    `dict.get` because the class's own `get` takes one field for another and warns of it.
    """
    words = dict.get(raw, "published") or dict.get(raw, "updated") or ""
    published = read_published(words, "feed") if words else Published()
    parsed = dict.get(raw, "published_parsed") or dict.get(raw, "updated_parsed")
    if published.on or not parsed:
        return published
    return read_published(datetime(*parsed[:6], tzinfo=UTC).isoformat(), "feed")


def _link(href: str | None, base_url: str) -> str | None:
    if not href:
        return None
    try:
        url = urljoin(base_url, href.strip())
    except ValueError:
        return None
    return url if is_safe_link(url) else None


def _words(detail: feedparser.FeedParserDict | None) -> str:
    """The words of a title; feeds put markup into those that they call plain text, too."""
    return words_of(detail.get("value", "")[: 20 * LONGEST_HEADLINE]) if detail else ""
