"""What a hostile content is, and how feeds are put together."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile.contents.holding import Outcome

RSS, ATOM, JSON, HTML, PDF, TEXT = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "text/html",
    "application/pdf",
    "text/plain",
)
GOOD = "<item><title>Good</title><link>/good</link><guid>good</guid></item>"


@dataclass(frozen=True)
class Content:
    """`make` gives the bytes, `holds` asserts what must be true of what is read from them.

    `as_feed` says whether it comes where a feed is expected, or where an article is.
    """

    name: str
    media_type: str
    make: Callable[[], bytes]
    holds: Callable[[Outcome], None]
    as_feed: bool = True


def rss(*items: str, head: str = "", encoding: str = "utf-8") -> bytes:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{head}'
    return f'{xml}<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'.encode()


def item(**fields: str) -> str:
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in fields.items())}</item>"


def zipped() -> bytes:
    """A feed in a ZIP archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("feed.xml", rss(GOOD))
    return data.getvalue()
