"""Whatever was handed in or fetched, by what its bytes are, to the articles in it."""

from claims.parsing.entries import page_of_entry
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.feeds import parse_feed
from claims.parsing.pages import ParsedPage, parse_page
from claims.parsing.pdf import parse_pdf
from claims.parsing.plain import parse_text
from claims.parsing.sniff import Kind, sniff


def parse_article(data: bytes, url: str = "", charset: str | None = None, name: str = "") -> ParsedPage:
    """The one article in a web page, a PDF file or a text, read from `url` or from a file called `name`.

    `charset` is what was said of its encoding on the way. IngestError for anything else; a feed is told by its trouble.
    """
    match sniff(data, name or url):
        case Kind.HTML:
            return parse_page(data, url, charset)
        case Kind.PDF:
            return parse_pdf(data, name, url)
        case Kind.TEXT:
            return parse_text(data, name)
    raise IngestError("this is a feed, not an article: add it as a feed", Trouble.IS_A_FEED)


def parse_file(data: bytes, name: str, base_url: str = "") -> tuple[ParsedPage, ...]:
    """The articles in a file: one, or for a feed one of each entry that has a text.

    IngestError when there is none, or when one of them cannot be used.
    """
    if sniff(data, name) not in (Kind.FEED, Kind.JSON_FEED):
        return (parse_article(data, name=name),)
    feed = parse_feed(data, base_url)
    pages = tuple(page_of_entry(entry) for entry in feed.entries if entry.content_html or entry.summary_html)
    if not pages:
        raise IngestError(f"{name} lists {len(feed.entries)} items but none with a text: hand in the pages themselves")
    return pages
