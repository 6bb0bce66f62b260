"""Bytes as a hostile internet sends them: what each is, what it looks like, and what must come of it.

A registry that tests of the parsing go through, and that a server on the loopback can serve.
"""

import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from claims.parsing.entries import LONGEST_GUID, MOST_ENTRIES, ParsedEntry, ParsedFeed
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.pages import ParsedPage
from tests.hostile.attacks import ATTACKS
from tests.parsing.pdf_file import a_pdf, a_scan
from tests.parsing.web_page import PARAGRAPHS, page

RSS, ATOM, JSON, HTML, PDF, TEXT = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "text/html",
    "application/pdf",
    "text/plain",
)
Outcome = ParsedFeed | ParsedPage | IngestError
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


# What must hold


def refused(*troubles: Trouble) -> Callable[[Outcome], None]:
    """One of these troubles, in a sentence that says what to do."""

    def holds(outcome: Outcome) -> None:
        assert isinstance(outcome, IngestError), outcome
        assert outcome.trouble in troubles, outcome
        assert ": " in str(outcome)

    return holds


def entries_of(outcome: Outcome) -> tuple[ParsedEntry, ...]:
    assert isinstance(outcome, ParsedFeed), outcome
    return outcome.entries


def titles(*expected: str) -> Callable[[Outcome], None]:
    def holds(outcome: Outcome) -> None:
        assert [entry.title for entry in entries_of(outcome)] == list(expected)

    return holds


def n_entries(number: int, note: str = "") -> Callable[[Outcome], None]:
    def holds(outcome: Outcome) -> None:
        assert len(entries_of(outcome)) == number
        assert note in outcome.note

    return holds


def no_day(outcome: Outcome) -> None:
    """The item is kept, its day is empty and there is a reason; the good item keeps its own."""
    bad, good = entries_of(outcome)
    assert (bad.published.on, bad.published.at) == (None, None)
    assert bad.published.note
    assert good.published.on == date(2025, 1, 30)


def no_link(outcome: Outcome) -> None:
    """The unsafe link is dropped and the item kept."""
    (entry,) = entries_of(outcome)
    assert (entry.url, entry.title) == (None, "x")


def words_only(outcome: Outcome) -> None:
    """Nothing of a declared entity: neither its value nor what a file holds."""
    told = "".join(f"{entry.title}{entry.summary_html}{entry.content_html}" for entry in entries_of(outcome))
    assert "lol" not in told
    assert "root:" not in told
    assert len(told) < 10_000
    assert outcome.entries[-1].title == "Good"


def is_read(outcome: Outcome) -> None:
    """The article on the page, whatever else is there."""
    assert isinstance(outcome, ParsedPage), outcome
    assert PARAGRAPHS[0] in outcome.text


def read_or_refused(outcome: Outcome) -> None:
    """An end in time, and no crash."""
    assert not isinstance(outcome, IngestError) or outcome.trouble not in (Trouble.CRASHED, Trouble.TOO_SLOW), outcome


def harmless(outcome: Outcome) -> None:
    """That nothing acts is checked of every outcome; here, that there is one."""
    assert not isinstance(outcome, IngestError), outcome


# Encodings


def _encodings() -> Iterator[Content]:
    cafe = item(title="caf\u00e9 \u201cx\u201d", guid="1")
    text = rss(cafe, GOOD).decode()
    both = titles("café “x”", "Good")
    for name, data in {
        "utf-8-labelled-latin-1": text.replace("utf-8", "iso-8859-1").encode(),
        "windows-1252-labelled-utf-8": text.encode("windows-1252"),
        "utf-16": text.replace("utf-8", "utf-16").encode("utf-16"),
        "utf-16-labelled-utf-8": text.encode("utf-16"),
        "no-label": text.replace(' encoding="utf-8"', "").encode(),
        "label-of-no-charset": text.replace("utf-8", "x-no-such").encode(),
        "byte-order-mark": text.encode("utf-8-sig"),
        "nul": text.replace("café", "ca\x00fé").encode(),
    }.items():
        yield Content(name, RSS, lambda data=data: data, both)
    surrogates = rss(item(title="a\ue000b &#xD800;&#0; c"), GOOD).replace("\ue000".encode(), b"\xed\xa0\x80")
    yield Content("surrogates", RSS, lambda: surrogates, _second_is_good)
    mixed = rss(cafe, item(title="na\u00efve \u2013 really", guid="2"), GOOD)
    mixed = mixed.replace("\u00e9 \u201cx\u201d".encode(), "\u00e9 \u201cx\u201d".encode("windows-1252"))
    yield Content("mixed-encodings", RSS, lambda: mixed, _last_is_good)
    yield Content("control-characters", RSS, lambda: rss(item(title="a\x07\x1bb\u202e"), GOOD), _last_is_good)


def _second_is_good(outcome: Outcome) -> None:
    assert entries_of(outcome)[1].title == "Good"


def _last_is_good(outcome: Outcome) -> None:
    """The other items are read, and all that is kept can be stored."""
    assert entries_of(outcome)[-1].title == "Good"
    for entry in outcome.entries:
        assert "\x00" not in entry.title
        entry.title.encode()


# Dates, guids, links


def _fields() -> Iterator[Content]:
    good = item(title="Good", pubDate="Thu, 30 Jan 2025 09:30:00 GMT")
    days = ["Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "31 February 2025"]
    days += ["Fri, 01 Jan 2100 00:00:00 GMT", "yesterday-ish", "&lt;script&gt;", "1" * 5_000, "-4712-01-01", "0"]
    for number, day in enumerate(days, start=1):
        yield Content(f"impossible-day-{number}", RSS, lambda day=day: rss(item(title="x", pubDate=day), good), no_day)
    yield Content("no-day", RSS, lambda: rss(item(title="x")), _no_day_and_no_note)
    yield Content("no-guid", RSS, lambda: rss(*(item(title=str(n)) for n in range(3))), n_entries(3))
    same = [item(guid="1", link=f"https://news.example.org/{n}") for n in range(3)]
    yield Content("one-guid-for-all", RSS, lambda: rss(*same, *same), n_entries(3))
    yield Content("guid-of-100-kb", RSS, lambda: rss(item(guid="g" * 100_000), item(guid="g" * 99_999)), _short_guids)
    links = ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]
    links += [
        "java&#10;script:alert(1)",
        "https://user:pw@news.example.org/",
        "https://a b/",
        "https://[::1",
        "mailto:a@b",
    ]
    for number, link in enumerate(links, start=1):
        yield Content(
            f"unsafe-link-{number}", RSS, lambda link=link: rss(item(title="x", guid="1", link=link)), no_link
        )
    yield Content("relative-link", RSS, lambda: rss(item(title="x", link="../a?b#c")), _absolute)


def _no_day_and_no_note(outcome: Outcome) -> None:
    assert entries_of(outcome)[0].published.note == ""
    assert entries_of(outcome)[0].published.on is None


def _short_guids(outcome: Outcome) -> None:
    guids = [entry.guid for entry in entries_of(outcome)]
    assert len(set(guids)) == 2
    assert max(map(len, guids)) <= LONGEST_GUID


def _absolute(outcome: Outcome) -> None:
    assert entries_of(outcome)[0].url == "https://news.example.org/a?b#c"


# Sizes


def _sizes() -> Iterator[Content]:
    many = "".join(f"<item><guid>{number}</guid><title>t</title></item>" for number in range(50_000))
    yield Content("50000-items", RSS, lambda: rss(many), n_entries(MOST_ENTRIES, "45,000 more were left"))
    yield Content("title-of-5-mb", RSS, lambda: rss(item(title="word " * 1_000_000), GOOD), _short_titles)
    yield Content("title-of-5-mb-of-tags", RSS, lambda: rss(item(title="&lt;b&gt;" * 600_000), GOOD), _last_is_good)
    yield Content("summary-of-5-mb", RSS, lambda: rss(item(description="word " * 1_000_000), GOOD), _last_is_good)
    author = f"{'a' * 50_000}@{'b.' * 50_000}"
    yield Content("endless-author", RSS, lambda: rss(item(author=author), GOOD), _last_is_good)
    deep = escape("<div>" * 30_000 + "words")
    yield Content("deep-summary", RSS, lambda: rss(item(description=deep), GOOD), _last_is_good)
    wide = escape("<a " + " ".join(f"a{n}=1" for n in range(8_000)) + ">words</a>")
    yield Content("summary-with-8000-attributes", RSS, lambda: rss(item(description=wide), GOOD), _last_is_good)
    yield Content("deep-xml", RSS, lambda: rss("<item>" * 50_000), read_or_refused)
    yield Content("json-feed-too-deep", JSON, lambda: _json('"items": ' + "[" * 200_000), refused(Trouble.NOT_A_FEED))


def _short_titles(outcome: Outcome) -> None:
    assert [len(entry.title) <= 500 for entry in entries_of(outcome)] == [True, True]


def _json(rest: str) -> bytes:
    return f'{{"version": "https://jsonfeed.org/version/1.1", {rest}'.encode()


# What is no feed


def _no_feeds() -> Iterator[Content]:
    login = "<!doctype html><title>Sign in to continue</title><form><input type=password></form>"
    yield Content("login-page", HTML, login.encode, refused(Trouble.LOG_IN))
    yield Content("robot-check", HTML, lambda: b"<html><title>Just a moment...</title></html>", refused(Trouble.LOG_IN))
    yield Content("a-page", HTML, page, refused(Trouble.NOT_A_FEED))
    yield Content("empty", RSS, lambda: b"", refused(Trouble.EMPTY))
    yield Content("blank", RSS, lambda: b" \n\t", refused(Trouble.EMPTY))
    yield Content("no-items", RSS, rss, refused(Trouble.NO_ITEMS))
    yield Content("cut-off", RSS, lambda: rss(GOOD, item(title="x"))[:-20], titles("Good", "x"))
    yield Content("zip", "application/zip", _zip, refused(Trouble.BINARY))
    yield Content("picture", "image/png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(900), refused(Trouble.BINARY))
    yield Content("noise", RSS, lambda: random.Random(0).randbytes(200_000), refused(Trouble.BINARY))
    noise = "".join(random.Random(0).choices("<>&;/='\"![]-?ab \n", k=300_000))
    yield Content("noise-in-a-feed", RSS, lambda: rss(noise), read_or_refused)


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("feed.xml", rss(GOOD))
    return data.getvalue()


# Entities and inclusions


def _entities() -> Iterator[Content]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    subsets = {
        "billion-laughs": f'[<!ENTITY l0 "lol">{laughs}]',
        "quadratic-blow-up": f'[<!ENTITY l9 "{"lol" * 30_000}">]',
        "external-entity": '[<!ENTITY l9 SYSTEM "file:///etc/passwd">]',
        "parameter-entity": '[<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY l9 "lol">]',
        "external-subset": 'SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY l9 "lol">]',
        "brackets-within": '[<!ENTITY a "]>"><!-- ]> --><!ENTITY l9 "lol">]',
    }
    for name, subset in subsets.items():
        attack = item(title="a &l9; b", description="&l9;" * 1_000)
        yield Content(name, RSS, lambda s=subset, a=attack: rss(a, GOOD, head=f"<!DOCTYPE rss {s}>"), words_only)
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    yield Content("xinclude", RSS, lambda: rss(item(title=include, description=include), GOOD), words_only)
    sheet = '<?xml-stylesheet type="text/xsl" href="file:///etc/passwd"?>'
    yield Content("style-sheet", RSS, lambda: rss(item(title="x"), GOOD, head=sheet), words_only)


# Attacks


def _attacks() -> Iterator[Content]:
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


# Pages and files


def _pages() -> Iterator[Content]:
    bombs = {
        "deep": "<div>" * 50_000,
        "deep-inline": "<b>" * 20_000 + "x",
        "50000-attributes": "<p x" + "=1 y" * 50_000 + ">",
        "open-comments": "<!--" * 50_000,
        "deep-tables": "<table><tr><td>" * 10_000,
        "25000-links": "<a href=/x>word</a> " * 25_000,
        "brackets": "<" * 200_000,
        "ampersands": "&" * 200_000,
        "entities": "&#x1F600;" * 200_000,
        "select": "<select><option>" * 20_000,
    }
    for name, bomb in bombs.items():
        yield Content(f"page-{name}", HTML, lambda bomb=bomb: page(bomb), read_or_refused, as_feed=False)
    deep_json = f"<script type='application/ld+json'>{'[' * 200_000}</script>"
    yield Content("page-deep-json-ld", HTML, lambda: page(head=deep_json), is_read, as_feed=False)
    long = [f"Sentence {n} of some length about the case. " * 20 for n in range(2_000)]
    yield Content("page-too-long", HTML, lambda: page(paragraphs=long), refused(Trouble.TOO_LARGE), as_feed=False)
    yield Content("page-utf-16", HTML, lambda: page().decode().encode("utf-16"), is_read, as_feed=False)
    yield Content("page-nul", HTML, lambda: page().replace(b"<p>", b"<p>\x00"), is_read, as_feed=False)
    yield Content(
        "page-without-article", HTML, b"<html><nav>x</nav></html>".strip, refused(Trouble.NO_TEXT), as_feed=False
    )
    elsewhere = "<link rel=canonical href='https://other.example/story'><base href='https://evil.example/'>"
    yield Content("page-for-another-site", HTML, lambda: page(head=elsewhere), _own_address, as_feed=False)
    yield Content("feed-for-a-page", RSS, lambda: rss(GOOD), refused(Trouble.IS_A_FEED), as_feed=False)
    yield Content("zip-for-a-page", "application/zip", _zip, refused(Trouble.BINARY), as_feed=False)


def _own_address(outcome: Outcome) -> None:
    is_read(outcome)
    assert outcome.canonical_url.startswith("https://news.example.org/")


def _files() -> Iterator[Content]:
    yield Content("pdf-scanned", PDF, lambda: a_scan(None), refused(Trouble.NO_TEXT), as_feed=False)
    yield Content("pdf-broken", PDF, lambda: a_pdf(["x"])[:400], refused(Trouble.BINARY), as_feed=False)
    yield Content(
        "pdf-noise", PDF, lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(50_000), _no_crash, as_feed=False
    )
    yield Content("pdf-bomb", PDF, _pdf_bomb, _no_crash, as_feed=False)
    yield Content("pdf-without-end", PDF, _pdf_loop, _no_crash, as_feed=False)
    yield Content("pdf-for-a-feed", PDF, lambda: a_pdf(["x"]), refused(Trouble.NOT_A_FEED))


def _no_crash(outcome: Outcome) -> None:
    """A sentence, whatever the reason: too large, too slow, broken, no words."""
    assert isinstance(outcome, IngestError), outcome


def _pdf_bomb() -> bytes:
    """A page whose content is a gigabyte, packed twice into a few kilobytes."""
    packed = zlib.compress(zlib.compress(b"(x) Tj " * 1_000_000) * 100)
    return _raw_pdf(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(packed), packed))


def _raw_pdf(content: bytes, kids: bytes = b"[3 0 R]") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids%b>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        content,
    ]
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, value) for number, value in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


def _pdf_loop() -> bytes:
    """Pages that are their own children."""
    return _raw_pdf(b"<</Length 0>>stream\n\nendstream", kids=b"[2 0 R]")


CONTENTS: tuple[Content, ...] = (
    *_encodings(),
    *_fields(),
    *_sizes(),
    *_no_feeds(),
    *_entities(),
    *_attacks(),
    *_pages(),
    *_files(),
)
