"""What a feed says, whatever its format: entries, cleaned and each with an identity of its own."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from claims.parsing.dating import Published, published_by
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.metadata import LONGEST_BYLINE, LONGEST_HEADLINE, Metadata, address_of
from claims.parsing.pages import ParsedPage, assemble
from claims.text.cleaning import one_line
from claims.text.sanitise import clean_html, words_of
from claims.text.urls import is_safe_link

MOST_ENTRIES = 5_000
AT_EACH_END = MOST_ENTRIES // 2
LONGEST_SUMMARY = 20_000
LONGEST_CONTENT = 1_000_000
LONGEST_GUID = 500

#: An entry with fewer words, or one that ends like this, is a teaser: the page has more.
FEWEST_WORDS_OF_FULL_TEXT = 150
_TEASER_END = re.compile(
    r"(?:…|\.\.\.|\b(?:read|see|view|continue|click)\W+(?:\w+\W+){0,3}?(?:more|reading|full|rest|here)\b.{0,40})\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One item as its feed writes it: nothing is trusted, and any field may hold markup.

    `dates` are the places that may tell the day of publication, the best first; `contents` its full texts.
    """

    guid: str = ""
    link: str = ""
    title: str = ""
    author: str = ""
    dates: tuple[str, ...] = ()
    summary: str = ""
    contents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One item of a feed. `guid` is never empty, at most 500 long, and stands once in its feed.

    `url` is safe to link to, or None; `canonical_url` the one spelling that stands for it. The HTML is sanitised.
    """

    guid: str
    url: str | None
    canonical_url: str | None
    title: str
    byline: str
    published: Published
    summary_html: str
    content_html: str | None

    @property
    def has_full_text(self) -> bool:
        """Whether the feed carries the article itself, so that nobody need ask for its page."""
        words = words_of(self.content_html or self.summary_html).split()
        return len(words) >= FEWEST_WORDS_OF_FULL_TEXT and not _TEASER_END.search(" ".join(words[-12:]))


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says; `note` is set when not all of it was taken."""

    title: str
    site_url: str | None
    entries: tuple[ParsedEntry, ...]
    note: str = ""


def tidy_feed(
    title: str, link: str, items: Iterable[RawEntry], base_url: str, n_left: int = 0, n_bytes: int | None = None
) -> ParsedFeed:
    """A feed from what stands in it; `n_left` items of its middle were left out because there are too many, and all
    that lies beyond `n_bytes`."""
    entries = [_tidy(item, base_url) for item in items]
    return ParsedFeed(
        title=_line(title, LONGEST_HEADLINE),
        site_url=_link(link, base_url),
        entries=tuple(_each_once(entries)),
        note="; ".join(_left_out(n_left, n_bytes)),
    )


def _left_out(n_left: int, n_bytes: int | None) -> Iterator[str]:
    if n_bytes:
        yield f"only its first {n_bytes:,} bytes were read"
    if n_left:
        yield f"only the first and the last {AT_EACH_END:,} items were taken, {n_left:,} more were left"


def too_large(n_bytes: int) -> IngestError:
    """What is said of a feed whose beginning cannot be read by itself, or holds no whole item."""
    message = f"the feed has more than {n_bytes:,} bytes: ask its publisher for a shorter one"
    return IngestError(message, Trouble.TOO_LARGE)


def page_of_entry(entry: ParsedEntry) -> ParsedPage:
    """The article that an entry carries in full; IngestError when it carries none."""
    about = Metadata(
        headline=entry.title, byline=entry.byline, canonical_url=entry.canonical_url, published=entry.published
    )
    return assemble(entry.content_html or entry.summary_html, about, entry.url or "")


def _tidy(raw: RawEntry, base_url: str) -> ParsedEntry:
    url = _link(raw.link, base_url)
    canonical_url = address_of(url) if url else None
    longest = max(raw.contents, key=len, default="")
    return ParsedEntry(
        guid=_guid(raw, canonical_url),
        url=url,
        canonical_url=canonical_url,
        title=_line(raw.title, LONGEST_HEADLINE),
        byline=_line(raw.author, LONGEST_BYLINE),
        published=published_by(("feed", words) for words in raw.dates),
        summary_html=clean_html(raw.summary[:LONGEST_SUMMARY]),
        content_html=clean_html(longest[:LONGEST_CONTENT]) if longest else None,
    )


def _guid(raw: RawEntry, canonical_url: str | None) -> str:
    """The given identity, its checksum when it is too long; without one the address (in the spelling that does not
    count where a reader came from), and failing that a checksum of title and day, or of title and summary."""
    given = raw.guid.strip() or canonical_url or ""
    guid = one_line(given, LONGEST_GUID + 1)
    if 0 < len(guid) <= LONGEST_GUID:
        return guid
    return _checksum(given or f"{raw.title}\n{''.join(raw.dates[:1]) or raw.summary}")


def _each_once(entries: list[ParsedEntry]) -> list[ParsedEntry]:
    """One entry for each item. Where a feed gives items with different links the same guid, the link counts as well."""
    links = defaultdict(set)
    for entry in entries:
        links[entry.guid].add(entry.canonical_url)
    once = {}
    for entry in entries:
        if len(links[entry.guid]) > 1:
            entry = replace(entry, guid=_checksum(f"{entry.guid}\n{entry.canonical_url}"))
        once.setdefault(entry.guid, entry)
    return list(once.values())


def _checksum(words: str) -> str:
    return "sha256:" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _link(href: str, base_url: str) -> str | None:
    if not href:
        return None
    try:
        url = urljoin(base_url, href.strip())
    except ValueError:
        return None
    return url if is_safe_link(url) else None


def _line(markup: str, longest: int) -> str:
    """The words of a title or a name on one line; feeds put markup into those that they call plain text, too."""
    return one_line(words_of(markup[: 20 * longest]), longest)
