"""A web page to the article on it: words, links and what the page says about itself."""

import re
from dataclasses import dataclass
from html import escape

import trafilatura

from claims.parsing.body import Link, read_body, with_absolute_links
from claims.parsing.dating import Published, day_in_text, published_by
from claims.parsing.decode import decode_markup
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.metadata import LONGEST_HEADLINE, Metadata, address_of, read_metadata
from claims.parsing.trees import html_tree
from claims.text.cleaning import one_line
from claims.text.language import guess_language
from claims.text.names import fold
from claims.text.sanitise import LONGEST, clean_html, words_of

LONGEST_TEXT = 1_000_000

#: With more elements a page's text is looked for in one way only: weighing a second one takes time with their square.
MOST_ELEMENTS_FOR_CARE = 20_000

#: Fewer words are a menu or a notice, not an article.
FEWEST_WORDS = 4
_WRAPPING = re.compile(r"^\s*<html>\s*<body>|</body>\s*</html>\s*$")


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """An article as it will be stored.

    `text` is the headline, an empty line, and the paragraphs parted by empty lines; `html` the same, safe to show.
    `url` is the address it was read from, `canonical_url` the one that stands for it; None for a file without one.
    `pages` are the offsets into `text` at which the pages of a PDF file begin; one without readable words begins where
    the next one does. `note` says what could not be read of it.
    """

    headline: str
    text: str
    html: str
    byline: str = ""
    language: str = ""
    published: Published = Published()
    url: str | None = None
    canonical_url: str | None = None
    links: tuple[Link, ...] = ()
    pages: tuple[int, ...] = ()
    note: str = ""


def parse_page(data: bytes, url: str = "", charset: str | None = None) -> ParsedPage:
    """The article on a web page.

    `url` is the address it was read from (empty for a file), `charset` what was said of its encoding on the way.
    IngestError when there is no article on it, or one of more than a million characters.
    """
    tree = html_tree(decode_markup(data, charset))
    if tree is None:
        raise _no_text()
    about = read_metadata(tree, url)
    main = trafilatura.extract(
        tree,
        url=url or None,
        output_format="html",
        include_links=True,
        include_formatting=True,
        include_tables=True,
        include_comments=False,
        with_metadata=False,
        fast=len(tree.xpath("//*")) > MOST_ELEMENTS_FOR_CARE,
    )
    if not main or len(words_of(main).split()) < FEWEST_WORDS:
        raise _no_text()
    return assemble(_WRAPPING.sub("", main), about, url)


def assemble(body: str, about: Metadata, url: str = "") -> ParsedPage:
    """An article from the HTML of its body, which is not trusted, and what is known about it.

    IngestError when it has no words or more than a million characters.
    """
    if len(body) > LONGEST:
        raise _too_large(len(body), LONGEST)
    clean = clean_html(with_absolute_links(body, url))
    read = read_body(clean)
    if not re.search(r"\w", "".join(read.paragraphs)):
        raise _no_text()
    headline = one_line(about.headline or read.paragraphs[0], LONGEST_HEADLINE)
    has_headline = fold(read.paragraphs[0]) == fold(headline)
    text = "\n\n".join(read.paragraphs if has_headline else (headline, *read.paragraphs))
    check_length(text)
    return ParsedPage(
        headline=headline,
        text=text,
        html=clean if has_headline else f"<h1>{escape(headline)}</h1>\n{clean}",
        byline=about.byline,
        language=about.language or guess_language(text) or "",
        published=about.published if about.published.on else _by_text(read.paragraphs, about.published),
        url=address_of(url) if url else None,
        canonical_url=about.canonical_url or (address_of(url) if url else None),
        links=read.links,
    )


def _by_text(paragraphs: tuple[str, ...], otherwise: Published) -> Published:
    """The day that the text itself bears at its head, where nothing else on the page tells one."""
    found = published_by(day_in_text(paragraphs))
    return found if found.on else otherwise


def check_length(text: str) -> None:
    """IngestError when a text is longer than an article may be."""
    if len(text) > LONGEST_TEXT:
        raise _too_large(len(text), LONGEST_TEXT)


def _too_large(length: int, limit: int) -> IngestError:
    message = f"the article has {length:,} characters and the limit is {limit:,}: hand it in in parts"
    return IngestError(message, Trouble.TOO_LARGE)


def _no_text() -> IngestError:
    return IngestError("no article text found: hand in the page of one article, or its text as a text file")
