"""From clean HTML to the plain text that is stored, counted in and shown, and to the links in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html as lxml_html

from claims.text.cleaning import clean_text, one_line
from claims.text.urls import is_safe_link

MOST_LINKS = 500
LONGEST_LINK_WORDS = 180
_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "tr", "figcaption")
)
_CELLS = frozenset(("td", "th"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, as an absolute address, and the words that carry it."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of a text, in order and without empty ones, and its links."""

    paragraphs: tuple[str, ...]
    links: tuple[Link, ...]


def read_body(html: str) -> Body:
    """Text and links of HTML that has been through `clean_html`.

    Every block is a paragraph, every item of a list and row of a table too; cells are parted by a bar.
    """
    root = _tree(html)
    if root is None:
        return Body((), ())
    parts = (_tidy(part) for part in re.split(r"\n{2,}", "".join(_pieces(root))))
    anchors = [anchor for anchor in root.iter("a") if anchor.get("href")][:MOST_LINKS]
    links = (Link(anchor.get("href"), one_line(anchor.text_content(), LONGEST_LINK_WORDS)) for anchor in anchors)
    return Body(tuple(part for part in parts if part), tuple(dict.fromkeys(links)))


def with_absolute_links(html: str, base: str) -> str:
    """The HTML with its links made absolute against the address of its page, or dropped where that gives no link.

    Of a page without address (`base` empty) only absolute links are kept: nobody knows where the others lead.
    """
    root = _tree(html)
    if root is None:
        return html
    for link in root.iter("a"):
        url = _absolute(link.get("href", "").strip(), base)
        link.attrib.clear()
        if url:
            link.set("href", url)
    return lxml_html.tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")


def _tree(html: str):
    return lxml_html.fragment_fromstring(html, create_parent="div") if html.strip() else None


def _absolute(href: str, base: str) -> str | None:
    if not href or href.startswith("#") or (href.startswith("/") and not base):
        return None
    try:
        url = urljoin(base, href)
    except ValueError:
        return None
    return url if is_safe_link(url) else None


def _pieces(element) -> Iterator[str]:
    """The text below an element on one line, with two line breaks around each block and one for `br`."""
    if element.tag in _BLOCKS:
        yield "\n\n"
    elif element.tag == "br":
        yield "\n"
    yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield _BLANKS.sub(" ", child.tail or "")
    if element.tag in _BLOCKS:
        yield "\n\n"
    elif element.tag in _CELLS:
        yield " | "


def _tidy(part: str) -> str:
    lines = (re.sub(r" {2,}", " ", line).strip() for line in part.split("\n"))
    return clean_text("\n".join(lines)).strip("| ")
