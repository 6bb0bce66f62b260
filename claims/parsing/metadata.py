"""What a page says about itself: headline, author, address, language, day of publication."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from claims.parsing.dating import Published, dates_in, published_by
from claims.text.cleaning import one_line
from claims.text.urls import canonical_url, domain_of

LONGEST_HEADLINE = 500
LONGEST_BYLINE = 300

#: Longer addresses are nowhere kept: with its words, an address has to fit into an index row (2,704 bytes).
LONGEST_ADDRESS = 1_900
_LONGEST_JSON = 300_000
_MOST_JSON_NODES = 5_000
_TITLE_PARTS = (" | ", " — ", " – ", " - ", " · ", " :: ")
_ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "WebPage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Empty strings and None where the page is silent. `canonical_url` is on the same site as the page, or None."""

    headline: str = ""
    byline: str = ""
    language: str = ""
    canonical_url: str | None = None
    published: Published = Published()


def read_metadata(tree, url: str) -> Metadata:
    """The metadata of a parsed page; `url` is the address it was read from, empty for a file."""
    article, metas = _json_ld_article(tree), _metas(tree)
    return Metadata(
        headline=one_line(_headline(tree, article, metas), LONGEST_HEADLINE),
        byline=one_line(_byline(article, metas), LONGEST_BYLINE),
        language=_language(tree),
        canonical_url=_canonical(tree, metas, url),
        published=published_by(dates_in(tree, metas, _text(article.get("datePublished")), url)),
    )


def _metas(tree) -> dict[str, str]:
    """Name in small letters → the first content that is not blank."""
    metas = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if (content := meta.get("content") or "").strip():
            metas.setdefault(name.lower(), content)
    return metas


def _headline(tree, article: dict, metas: dict[str, str]) -> str:
    headings = [h1.text_content() for h1 in tree.iter("h1")]
    alone = headings[0] if len(headings) == 1 else ""
    title = next((title.text_content() for title in tree.iter("title")), "")
    candidates = (
        alone,
        _text(article.get("headline")),
        metas.get("og:title", ""),
        *headings,
        _without_site(title, metas.get("og:site_name", "")),
    )
    return next((words for words in candidates if words.strip()), "")


def _without_site(title: str, site_name: str) -> str:
    for mark in _TITLE_PARTS:
        head, _, tail = title.rpartition(mark)
        if head and (not site_name or site_name.casefold() in tail.casefold()):
            return head
    return title


def _byline(article: dict, metas: dict[str, str]) -> str:
    authors = article.get("author")
    authors = authors if isinstance(authors, list) else [authors]
    names = [_text(author.get("name") if isinstance(author, dict) else author) for author in authors]
    return ", ".join(filter(None, names)) or metas.get("author") or metas.get("article:author_name", "")


def _language(tree) -> str:
    return (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().lower()[:12]


def _canonical(tree, metas: dict[str, str], url: str) -> str | None:
    """The address that a page says is its own: one of its site, and not the site's front page, which many systems name
    on every page by mistake. All their stories would be one."""
    hrefs = tree.xpath("//link[contains(concat(' ', translate(@rel, 'CANOIL', 'canoil'), ' '), ' canonical ')]/@href")
    for href in (*hrefs, metas.get("og:url", "")):
        address = address_of(href.strip(), url)
        if address and same_site(address, url) and (not _is_front_page(address) or _is_front_page(url)):
            return address
    return None


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def address_of(href: str, base: str = "") -> str | None:
    """The canonical address of a link on a page, a path on this site as it is; None when it is no address.

    None, too, for one of more than 1,900 bytes: the page counts as a text without address, the link as plain words.
    """
    try:
        url = urljoin(base, href)
        is_path = url.startswith("/") and not url.startswith("//")
        address = url.partition("#")[0] if is_path else canonical_url(url)
    except ValueError:
        return None
    return address if len(address.encode()) <= LONGEST_ADDRESS else None


def same_site(one: str, url: str) -> bool:
    """A page may speak for its own site only, or it could pass for a story of another one; a file for none."""
    if not url or one.startswith("/") or url.startswith("/"):
        return bool(url) and one.startswith("/") == url.startswith("/")
    try:
        return domain_of(one) == domain_of(url)
    except ValueError:
        return False


def _json_ld_article(tree) -> dict:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for thing in _json_things(script.text or ""):
            kinds = thing.get("@type")
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _json_things(source: str) -> Iterator[dict]:
    """Every object in a piece of JSON, outer ones first; nothing of what is broken, too long or too deep."""
    if len(source) > _LONGEST_JSON:
        return
    try:
        waiting = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_JSON_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
