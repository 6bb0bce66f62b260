"""Untrusted bytes to plain data, each in a child process with caps on time and memory (`claims.parsing.apart`)."""

from claims.parsing.apart import apart
from claims.parsing.discovery import FeedOffer, find_feeds
from claims.parsing.documents import parse_article, parse_file
from claims.parsing.entries import ParsedEntry, ParsedFeed, page_of_entry
from claims.parsing.feeds import parse_feed
from claims.parsing.pages import ParsedPage


def read_feed(data: bytes, url: str = "", charset: str | None = None, is_cut: bool = False) -> ParsedFeed:
    """The entries of a feed read from `url`, or of its beginning; IngestError, with what to do, for what is none."""
    return apart(parse_feed, data, url, charset, is_cut)


def read_entry(entry: ParsedEntry) -> ParsedPage:
    """The article that a feed's entry carries in full; IngestError when it has no words."""
    return apart(page_of_entry, entry)


def read_article(data: bytes, url: str = "", charset: str | None = None) -> ParsedPage:
    """The article in the page, PDF file or text at `url`; IngestError, with what to do, for anything else."""
    return apart(parse_article, data, url, charset)


def read_articles(data: bytes, name: str, base_url: str = "") -> tuple[ParsedPage, ...]:
    """The articles in a file called `name`; IngestError when there is none, or one that cannot be used."""
    return apart(parse_file, data, name, base_url)


def offered_feeds(data: bytes, url: str, charset: str | None = None) -> tuple[FeedOffer, ...]:
    """The feeds that the page at `url` offers, best first."""
    return apart(find_feeds, data, url, charset)
