"""OPML 2.0 (http://opml.org/spec2.opml): lists of feeds in folders, as feed readers hand them to each other.

Parsed in a child process like all that comes from outside: `apart(parse_opml, data)`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from claims.exports.prose import readable
from claims.parsing.decode import decode_markup
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.metadata import LONGEST_ADDRESS
from claims.text.cleaning import one_line
from claims.text.urls import is_safe_link, with_plain_scheme

CONTENT_TYPE = "text/x-opml; charset=utf-8"
MOST_FEEDS = 5_000
LONGEST_TITLE = 500
DEEPEST = 20
_ROOT = re.compile(r"<opml\b", re.IGNORECASE)
#: An ampersand that many programs forget to escape; with it, every entity but XML's own five becomes plain words.
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """One feed: its address, its title, its site's address ("" where there is none), and its folders, outermost first.

    `type` is "rss", or what else the file says, also nothing: many programs leave it out. One of the type "link" is
    written as a page without a feed, which no reader subscribes to.
    """

    url: str
    title: str = ""
    site_url: str = ""
    folders: tuple[str, ...] = ()
    type: str = "rss"


@dataclass(frozen=True, slots=True)
class OpmlList:
    """The feeds of a file in its order, each address once; `note` says what was left out."""

    title: str
    feeds: tuple[OpmlFeed, ...]
    note: str = ""


def parse_opml(data: bytes) -> OpmlList:
    """The feeds in an OPML file. Nothing that stands before its root element is read: no entity is expanded.

    IngestError for what is no OPML file, and for one without feeds.
    """
    source = _BARE_AMPERSAND.sub("&amp;", decode_markup(data))
    root = _ROOT.search(source)
    tree = etree.fromstring(source[root.start() :].encode(), _parser()) if root else None
    if tree is None:
        raise IngestError("this is not an OPML file: export your feeds as OPML and hand in that", Trouble.NOT_A_FEED)
    found = list(_feeds(tree))
    once = {feed.url: feed for feed in reversed(found) if _is_usable(feed.url)}
    feeds = list(reversed(once.values()))
    if not feeds:
        raise IngestError("there are no feeds in this OPML file: look whether it is the right one", Trouble.NO_ITEMS)
    return OpmlList(_attribute(tree.findtext("head/title") or ""), tuple(feeds[:MOST_FEEDS]), _note(found, feeds))


def write_opml(title: str, feeds: list[OpmlFeed]) -> bytes:
    """An OPML file of these feeds, in their order; a folder stands where its first feed does."""
    opml = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(opml, "head"), "title").text = readable(title)
    folders = {(): etree.SubElement(opml, "body")}
    for feed in feeds:
        parent = _folder(folders, feed.folders)
        address = "url" if feed.type == "link" else "xmlUrl"
        given = {"text": feed.title or feed.url, "title": feed.title, "type": feed.type, address: feed.url}
        given["htmlUrl"] = feed.site_url
        etree.SubElement(parent, "outline", {name: readable(words) for name, words in given.items() if words})
    return etree.tostring(opml, xml_declaration=True, encoding="utf-8", pretty_print=True)


def folder_path(folders: tuple[str, ...]) -> str:
    """The folders as one word, as they are stored: joined by a slash, one within a name behind a backslash."""
    return "/".join(re.sub(r"([\\/])", r"\\\1", name) for name in folders)


def folders_of(path: str) -> tuple[str, ...]:
    """The folders of a stored path, outermost first."""
    names = re.findall(r"((?:[^\\/]|\\.)+)", path)
    return tuple(re.sub(r"\\(.)", r"\1", name) for name in names)


def _parser() -> etree.XMLParser:
    """Forgiving, for many files are cut off or badly nested; and nothing is fetched, expanded or allowed to grow."""
    return etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _feeds(tree) -> Iterator[OpmlFeed]:
    """Every outline with an address, whatever its type says, in the order of the file."""
    waiting = [(outline, ()) for outline in reversed(tree.findall("body/outline"))]
    while waiting:
        outline, folders = waiting.pop()
        given = {name.lower(): value for name, value in outline.attrib.items()}
        name = _attribute(given.get("title", "")) or _attribute(given.get("text", ""))
        if url := _address(given.get("xmlurl", "")):
            title = "" if name == url else name
            yield OpmlFeed(url, title, _site(given.get("htmlurl", "")), folders, _attribute(given.get("type", "")))
        inner = folders if url or not name else (*folders, name)
        if len(inner) <= DEEPEST:
            waiting += [(child, inner) for child in reversed(outline.findall("outline"))]


def _attribute(value: str) -> str:
    return one_line(value, LONGEST_TITLE)


def _address(value: str) -> str:
    """An address in one piece, however long: cut off it would be another one."""
    return with_plain_scheme(one_line(value, max(len(value), 1)))


def _is_usable(url: str) -> bool:
    return _can_be_kept(url) and not url.startswith("/")


def _can_be_kept(url: str) -> bool:
    return is_safe_link(url) and len(url.encode()) <= LONGEST_ADDRESS


def _site(value: str) -> str:
    url = _address(value)
    return url if _can_be_kept(url) else ""


def _folder(folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]) -> etree._Element:
    """The element of a folder, made with those around it when it is not there yet."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            name = readable(path[depth - 1])
            folders[path[:depth]] = etree.SubElement(folders[path[: depth - 1]], "outline", text=name, title=name)
    return folders[path]


def _note(found: list[OpmlFeed], kept: list[OpmlFeed]) -> str:
    left_out = [f"only the first {MOST_FEEDS:,} feeds were taken"] if len(kept) > MOST_FEEDS else []
    if n_unsafe := sum(not _is_usable(feed.url) for feed in found):
        left_out.append(f"{n_unsafe:,} without a usable address were left out")
    return "; ".join(left_out)
