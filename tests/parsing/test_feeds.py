import time
from datetime import UTC, datetime

import pytest

from claims.parsing.entries import LONGEST_GUID, MOST_ENTRIES, page_of_entry
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.feeds import parse_feed

BASE = "https://news.example.org/feed.xml"


def rss(items: str, head: str = "") -> bytes:
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


def entry_of(item: str):
    (entry,) = parse_feed(rss(f"<item>{item}</item>"), BASE).entries
    return entry


def test_rss():
    entry = entry_of(
        "<title>A &amp;amp; B &lt;em&gt;win&lt;/em&gt;</title><link>/a.html</link><guid>g1</guid>"
        "<author>ann@x.org (Ann)</author><pubDate>Thu, 30 Jan 2025 09:30:00 +0100</pubDate>"
        "<description>&lt;p onclick='x'&gt;Short.&lt;/p&gt;</description>"
    )
    assert (entry.guid, entry.url, entry.title) == ("g1", "https://news.example.org/a.html", "A & B win")
    assert entry.published.at == datetime(2025, 1, 30, 8, 30, tzinfo=UTC)
    assert "Ann" in entry.byline
    assert (entry.summary_html, entry.content_html) == ("<p>Short.</p>", None)


def test_atom_with_content():
    feed = parse_feed(
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><link href='https://x.example/'/><entry><id>tag:1</id>"
        b"<title type='html'>One</title><link href='https://x.example/1'/><updated>2025-01-30T08:30:00Z</updated>"
        b"<content type='html'>&lt;p&gt;Full &lt;script&gt;x&lt;/script&gt;text&lt;/p&gt;</content></entry></feed>"
    )
    assert (feed.title, feed.site_url) == ("T", "https://x.example/")
    assert feed.entries[0].content_html == "<p>Full text</p>"
    assert feed.entries[0].published.at == datetime(2025, 1, 30, 8, 30, tzinfo=UTC)


def test_rdf_without_guids():
    feed = parse_feed(
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        b"<channel><title>T</title></channel><item><title>One</title><link>https://x.example/1</link></item></rdf:RDF>"
    )
    assert [entry.guid for entry in feed.entries] == ["https://x.example/1"]


def test_an_entry_with_its_text_becomes_a_page():
    entry = entry_of(
        "<title>A headline</title><link>https://news.example.org/1?utm_source=rss</link>"
        "<pubDate>Thu, 30 Jan 2025 09:30:00 GMT</pubDate>"
        "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;&lt;a href='/2'&gt;Two&lt;/a&gt;.&lt;/p&gt;</description>"
    )
    page = page_of_entry(entry)
    assert page.text == "A headline\n\nOne.\n\nTwo."
    assert page.canonical_url == "https://news.example.org/1"
    assert page.published.rule == "feed"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b/"])
def test_an_unsafe_link_is_dropped_and_the_item_kept(link):
    assert entry_of(f"<title>x</title><guid isPermaLink='false'>1</guid><link>{link}</link>").url is None


@pytest.mark.parametrize(
    "words", ["Mon, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "yesterday-ish", "31 February 2025"]
)
def test_an_impossible_date_is_left_empty_with_a_reason(words):
    entry = entry_of(f"<title>x</title><pubDate>{words}</pubDate>")
    assert entry.published.on is None
    assert entry.published.note


def test_a_missing_date_needs_no_reason():
    entry = entry_of("<title>x</title>")
    assert (entry.published.on, entry.published.note) == (None, "")


def test_guids_are_never_empty_or_endless_and_each_stands_once():
    items = ["<guid>a</guid><title>1</title>", "<guid>a</guid><title>2</title>", "<title>3</title>", "<title>4</title>"]
    items.append(f"<guid>{'g' * 100_000}</guid><title>5</title>")
    feed = parse_feed(rss("".join(f"<item>{item}</item>" for item in items)), BASE)
    guids = [entry.guid for entry in feed.entries]
    assert [entry.title for entry in feed.entries] == ["1", "3", "4", "5"]
    assert len(set(guids)) == 4
    assert all(0 < len(guid) <= LONGEST_GUID for guid in guids)


def test_a_feed_without_items_says_so():
    with pytest.raises(IngestError, match="no items") as caught:
        parse_feed(rss(""), BASE)
    assert caught.value.trouble is Trouble.NO_ITEMS


@pytest.mark.parametrize("data", [b"<html><title>News</title></html>", b"just words", b"{}"])
def test_what_is_no_feed_is_refused(data):
    with pytest.raises(IngestError, match="not a feed"):
        parse_feed(data, BASE)


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 900])
def test_empty_and_binary_are_refused(data):
    with pytest.raises(IngestError):
        parse_feed(data, BASE)


def test_entities_of_the_feed_are_not_expanded_and_nothing_is_read():
    declared = (
        "<!DOCTYPE r [<!ENTITY a 'lol'><!ENTITY b '" + "&a;" * 50 + "'><!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    )
    feed = parse_feed(rss("<item><title>x &b; &x;</title><guid>1</guid></item>", head=declared), BASE)
    assert "lol" not in feed.entries[0].title
    with open("/etc/hostname") as hostname:
        assert hostname.read().strip() not in feed.entries[0].title


def test_broken_xml_still_gives_its_items():
    data = b"<rss version='2.0'><channel><title>T</title><item><title>One & two</title><link>https://x.example/1</link>"
    assert parse_feed(data, BASE).entries[0].title == "One & two"


def test_a_wrong_charset_label_and_nul_do_not_spoil_other_items():
    data = rss("<item><title>caf\u00e9 \u201cx\u201d</title></item><item><title>two</title></item>").decode()
    data = (
        data.replace("version='1.0'", "version='1.0' encoding='utf-8'")
        .encode("windows-1252")
        .replace(b"two", b"t\x00wo")
    )
    assert [entry.title for entry in parse_feed(data, BASE).entries] == ["café “x”", "two"]


def test_huge_feeds_and_titles_are_capped_with_a_note():
    items = "".join(f"<item><guid>{n}</guid></item>" for n in range(MOST_ENTRIES + 7))
    feed = parse_feed(rss(items), BASE)
    assert len(feed.entries) == MOST_ENTRIES
    assert "7 more" in feed.note
    assert [feed.entries[place].guid for place in (0, -1)] == ["0", str(MOST_ENTRIES + 6)]
    assert len(entry_of(f"<title>{'word ' * 1_000_000}</title>").title) <= 500


def test_attack_html_in_any_field_is_harmless():
    attack = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&lt;p hx-get=/x&gt;words&lt;/p&gt;"
    entry = entry_of(f"<title>{attack}</title><author>{attack}</author><description>{attack}</description>")
    assert entry.summary_html == "<p>words</p>"
    assert "onerror" not in entry.title


def test_an_endless_author_costs_nothing():
    begun = time.process_time()
    assert len(entry_of(f"<title>x</title><author>{'a' * 50_000}@{'b.' * 50_000}</author>").byline) <= 300
    assert time.process_time() - begun < 5


CUT = [
    rss("<item><guid>1</guid></item><item><guid>2</guid><title>T</title></item>"),
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id></entry><entry><id>2</id></entry></feed>",
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    b"<channel><title>T</title></channel><item rdf:about='1'/><item rdf:about='1'><title>1</title></item>"
    b"<item rdf:about='2'><title>2</title></item></rdf:RDF>",
]


@pytest.mark.parametrize("whole", CUT, ids=["rss", "atom", "rdf"])
def test_of_a_feed_that_was_cut_the_whole_items_are_taken(whole):
    start = whole.rindex(b"2<")
    for length in range(start, start + 12):
        feed = parse_feed(whole[:length], BASE, is_cut=True)
        assert [entry.guid for entry in feed.entries] == ["1"]
        assert feed.note == f"only its first {length:,} bytes were read"


def test_a_feed_that_was_cut_before_the_end_of_its_first_item_is_too_large():
    with pytest.raises(IngestError, match="more than 60 bytes: ask its publisher") as caught:
        parse_feed(CUT[0][:60], BASE, is_cut=True)
    assert caught.value.trouble is Trouble.TOO_LARGE
