"""JSON Feed, versions 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from html import escape
from typing import Any

from claims.parsing.entries import AT_EACH_END, MOST_ENTRIES, ParsedFeed, RawEntry, tidy_feed
from claims.parsing.errors import IngestError, Trouble
from claims.text.sanitise import text_as_html


def parse_json_feed(source: str, base_url: str = "") -> ParsedFeed:
    """The entries of a JSON Feed; IngestError when it is broken or has no items.

    Forgiving as the format asks for: a value of the wrong kind counts as missing, and an id may be a number.
    """
    try:
        feed = json.loads(source)
    except (ValueError, RecursionError) as error:
        message = "the feed is broken JSON: look again later, or tell its publisher"
        raise IngestError(message, Trouble.NOT_A_FEED) from error
    items = [item for item in _list(feed.get("items")) if isinstance(item, dict)] if isinstance(feed, dict) else []
    if not items:
        raise IngestError("the feed has no items: look again when something was published", Trouble.NO_ITEMS)
    n_left = max(0, len(items) - MOST_ENTRIES)
    raw = map(_raw, items[:AT_EACH_END] + items[-AT_EACH_END:] if n_left else items)
    return tidy_feed(escape(_text(feed.get("title"))), _text(feed.get("home_page_url")), raw, base_url, n_left)


def _raw(item: dict) -> RawEntry:
    content = _text(item.get("content_html")) or text_as_html(_text(item.get("content_text")))
    return RawEntry(
        guid=_text(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=escape(_text(item.get("title"))),
        author=escape(_authors(item)),
        dates=(_text(item.get("date_published")), _text(item.get("date_modified"))),
        summary=escape(_text(item.get("summary"))),
        contents=(content,) if content else (),
    )


def _authors(item: dict) -> str:
    """Version 1.1 has a list of authors, version 1.0 had one."""
    authors = [*_list(item.get("authors")), item.get("author")]
    names = (_text(author.get("name")) for author in authors if isinstance(author, dict))
    return ", ".join(dict.fromkeys(name for name in names if name))


def _text(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)[:100]
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list:
    return value if isinstance(value, list) else []
