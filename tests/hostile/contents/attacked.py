"""Markup that would act, in every field of feeds, pages and files."""

import json
from collections.abc import Iterator
from html import escape

from tests.hostile.attacks import ATTACKS
from tests.hostile.contents.building import ATOM, HTML, JSON, PDF, RSS, TEXT, Content, item, rss
from tests.hostile.contents.holding import harmless, is_read
from tests.parsing.pdf_file import a_pdf
from tests.parsing.web_page import PARAGRAPHS, page


def contents() -> Iterator[Content]:
    for number, attack in enumerate(ATTACKS, start=1):
        yield Content(f"attack-in-a-feed-{number}", RSS, lambda a=attack: _attacked_rss(a), harmless)
        yield Content(f"attack-in-json-{number}", JSON, lambda a=attack: _attacked_json(a), harmless)
        yield Content(f"attack-in-a-page-{number}", HTML, lambda a=attack: _attacked_page(a), is_read, as_feed=False)
    every = " ".join(ATTACKS)
    yield Content("all-attacks-in-atom", ATOM, lambda: _attacked_atom(every), harmless)
    yield Content("attack-in-a-text", TEXT, lambda: f"Words\n\n{every}".encode(), harmless, as_feed=False)
    metadata = {"title": f"The title {every[:2_000]}", "author": f"Ann {every[:2_000]}"}
    yield Content("attack-in-pdf-metadata", PDF, lambda: a_pdf(PARAGRAPHS, **metadata), harmless, as_feed=False)


def _attacked_rss(attack: str) -> bytes:
    raw, cdata = escape(attack), f"<![CDATA[{attack.replace(']]>', ']] >')}]]>"
    fields = {"title": raw, "author": raw, "category": raw, "guid": raw, "comments": raw, "link": raw}
    return rss(
        item(**fields, description=raw),
        item(title=cdata, description=cdata, guid="2"),
        f"<item xmlns:content='http://purl.org/rss/1.0/modules/content/'><content:encoded>{cdata}</content:encoded></item>",
    ).replace(b"<title>News</title>", f"<title>{raw}</title><link>{raw}</link>".encode())


def _attacked_json(attack: str) -> bytes:
    entry = dict.fromkeys(("id", "url", "title", "summary", "content_html"), attack)
    entry |= {"authors": [{"name": attack, "url": attack}], "tags": [attack]}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": attack, "home_page_url": attack}
    return json.dumps(feed | {"items": [entry, {"id": "2", "content_text": attack}]}).encode()


def _attacked_atom(attack: str) -> bytes:
    raw = escape(attack)
    entry = f"<id>1</id><title type='html'>{raw}</title><author><name>{raw}</name></author>"
    entry += f"<summary type='html'>{raw}</summary><content type='html'>{raw}</content><category term='x' label='x'/>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{raw}</title><entry>{entry}</entry></feed>".encode()


def _attacked_page(attack: str) -> bytes:
    quoted = escape(attack)
    names = ("author", "og:title", "article:published_time", "og:url", "og:site_name", "date")
    head = "".join(f"<meta property='{name}' content='{quoted}'>" for name in names)
    data = json.dumps({"@type": "NewsArticle", "headline": attack, "author": {"name": attack}, "datePublished": attack})
    head += f"<link rel=canonical href='{quoted}'><script type='application/ld+json'>{data}</script>"
    return page(f"<p>Some more words of the article stand here, and then this. {attack}</p>", head)
