"""A feed's bytes to its entries: RSS 0.9 to 2.0, RDF and Atom as feedparser reads them, and JSON Feed."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import feedparser

from claims.parsing.decode import decode_markup
from claims.parsing.entries import AT_EACH_END, MOST_ENTRIES, ParsedFeed, RawEntry, tidy_feed, too_large
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.json_feed import parse_json_feed
from claims.parsing.login import asks_to_log_in
from claims.parsing.sniff import Kind, sniff

_ROOT = re.compile(r"<(?:rss|feed|(?:[\w.-]+:)?(?:rss|feed|RDF))\b", re.IGNORECASE)
_ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]")
_ITEM_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>")
# feedparser looks for an e-mail address in these in time that grows with the square of their length
_LONG_AUTHOR = re.compile(
    r"(<(?:\w+:)?(?:author|creator|managingEditor|webMaster|name|email)\b[^<]{500})[^<]+", re.IGNORECASE
)


def parse_feed(data: bytes, base_url: str = "", charset: str | None = None, is_cut: bool = False) -> ParsedFeed:
    """The entries of a feed, in the feed's order; links are made absolute against `base_url`.

    With `is_cut` only its beginning was fetched, and the item in which it ends is left out. JSON cannot be read so.
    Nothing that the feed declares before its root element is read: no entity is expanded. IngestError for what is no
    feed, for a page that asks to log in where the feed should be, and for a feed without items.
    """
    kind = sniff(data, "the feed")
    source = decode_markup(data, charset)
    if kind is Kind.HTML and asks_to_log_in(source):
        raise IngestError(
            "a page that asks to log in came instead of the feed: find its public address", Trouble.LOG_IN
        )
    if kind is Kind.JSON_FEED:
        if is_cut:
            raise too_large(len(data))
        return parse_json_feed(source, base_url)
    root = _ROOT.search(source)
    if kind is not Kind.FEED or not root:
        raise IngestError("this is not a feed: look on the site for its RSS or Atom address", Trouble.NOT_A_FEED)
    source = _LONG_AUTHOR.sub(r"\1", source[root.start() :])
    source, n_left = _some_items(_whole_items(source, root[0][1:]) if is_cut else source)
    read = feedparser.parse(io.BytesIO(source.encode()), sanitize_html=False, resolve_relative_uris=False)
    if not read.entries and is_cut:
        raise too_large(len(data))
    if not read.entries:
        raise IngestError("the feed has no items: look again when something was published", Trouble.NO_ITEMS)
    items = map(_raw, read.entries[:MOST_ENTRIES])
    site = read.feed.get("link") or ""
    return tidy_feed(
        _value(read.feed.get("title_detail")), site, items, base_url, n_left, len(data) if is_cut else None
    )


def _whole_items(source: str, root: str) -> str:
    """The beginning of a feed up to its last whole item, made well-formed again."""
    ends = [item.end() for item in _ITEM_END.finditer(source)]
    whole = source[: ends[-1] if ends else 0]
    channel = "</channel>" if whole.rfind("<channel") > whole.rfind("</channel") else ""
    return f"{whole}{channel}</{root}>"


def _some_items(source: str) -> tuple[str, int]:
    """The feed with at most `MOST_ENTRIES` items, still well-formed, and how many were cut out of its middle: what is
    new stands at its beginning, or, where its publisher only ever adds to it, at its end."""
    starts = [item.start() for item in _ITEM.finditer(source)]
    if len(starts) <= MOST_ENTRIES:
        return source, 0
    return source[: starts[AT_EACH_END]] + source[starts[-AT_EACH_END] :], len(starts) - MOST_ENTRIES


def _raw(item: feedparser.FeedParserDict) -> RawEntry:
    """`dict.get` where the class's own `get` takes one field for another and warns of it."""
    return RawEntry(
        guid=item.get("id") or "",
        link=item.get("link") or "",
        title=_value(item.get("title_detail")),
        author=item.get("author") or "",
        dates=tuple(_dates(item)),
        summary=item.get("summary") or "",
        contents=tuple(part.get("value") or "" for part in item.get("content") or ()),
    )


def _dates(item: feedparser.FeedParserDict) -> Iterator[str]:
    """The words of the feed, then feedparser's reading of them: it knows more formats, but gives UTC's day."""
    for name in ("published", "updated"):
        yield dict.get(item, name) or ""
        if parsed := dict.get(item, f"{name}_parsed"):
            with suppress(ValueError):  # 9999-12-31 west of Greenwich
                yield datetime(*parsed[:6], tzinfo=UTC).isoformat()


def _value(detail: feedparser.FeedParserDict | None) -> str:
    return (detail.get("value") or "") if detail else ""
