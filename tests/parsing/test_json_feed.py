import json
from datetime import UTC, date, datetime

import pytest

from claims.parsing.entries import MOST_ENTRIES
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.feeds import parse_feed

VERSION = "https://jsonfeed.org/version/1.1"
BASE = "https://news.example.org/feed.json"


def parse(*items: object, **fields: object):
    return parse_feed(json.dumps({"version": VERSION, "title": "A & B", **fields, "items": items}).encode(), BASE)


def entry_of(**item: object):
    (entry,) = parse({"id": "1", **item}).entries
    return entry


def test_version_1_1():
    feed = parse(
        {
            "id": "https://news.example.org/1",
            "url": "/1?utm_source=feed",
            "title": "1 < 2 & <b>bold</b>",
            "authors": [{"name": "Ann Lee"}, {"name": "Bo Sy"}],
            "date_published": "2025-01-30T23:30:00-05:00",
            "summary": "Short <script>",
            "content_html": "<p onclick=x>Full</p><script>x</script>",
        },
        home_page_url="https://news.example.org/",
    )
    (entry,) = feed.entries
    assert (feed.title, feed.site_url, feed.note) == ("A & B", "https://news.example.org/", "")
    assert (entry.guid, entry.title, entry.byline) == (
        "https://news.example.org/1",
        "1 < 2 & <b>bold</b>",
        "Ann Lee, Bo Sy",
    )
    assert (entry.url, entry.canonical_url) == (
        BASE.replace("feed.json", "1?utm_source=feed"),
        "https://news.example.org/1",
    )
    assert (entry.published.on, entry.published.rule) == (date(2025, 1, 30), "feed")
    assert entry.published.at == datetime(2025, 1, 31, 4, 30, tzinfo=UTC)
    assert (entry.summary_html, entry.content_html) == ("Short &lt;script&gt;", "<p>Full</p>")


def test_version_1_0_has_one_author_and_an_id_may_be_a_number():
    entry = entry_of(id=17, author={"name": "Ann"}, content_text="One.\n\n<Two>")
    assert (entry.guid, entry.byline) == ("17", "Ann")
    assert entry.content_html == "<p>One.</p>\n<p>&lt;Two&gt;</p>"


@pytest.mark.parametrize(
    "item",
    [
        {"url": None, "title": 3, "authors": "Ann", "date_published": [], "content_html": {}},
        {"url": "javascript:alert(1)", "authors": [None, {"name": None}], "summary": True},
        {"id": {"a": 1}, "external_url": "data:text/html,x"},
    ],
)
def test_values_of_the_wrong_kind_count_as_missing(item):
    entry = entry_of(**item)
    assert entry.guid
    assert (entry.url, entry.byline, entry.published.on, entry.content_html) == (None, "", None, None)


def test_items_that_are_none_are_left_out():
    assert [entry.guid for entry in parse(None, "x", {"id": "a"}, [1]).entries] == ["a"]


@pytest.mark.parametrize(
    "source, trouble",
    [
        ('{"version": "' + VERSION + '", "items": []}', Trouble.NO_ITEMS),
        ('{"version": "' + VERSION + '", "items": {"a": 1}}', Trouble.NO_ITEMS),
        ('{"version": "' + VERSION + '"', Trouble.NOT_A_FEED),
        ('{"version": "' + VERSION + '", "items": ' + "[" * 100_000, Trouble.NOT_A_FEED),
        ('{"version": "' + VERSION + '", "items": [' + "9" * 10_000 + "]}", Trouble.NOT_A_FEED),
        ('{"items": [{"id": 1}]}', Trouble.NOT_A_FEED),
    ],
)
def test_broken_ones_are_refused_in_words(source, trouble):
    with pytest.raises(IngestError, match=":") as caught:
        parse_feed(source.encode(), BASE)
    assert caught.value.trouble is trouble


def test_too_many_items_are_capped_with_a_note():
    feed = parse(*({"id": str(n)} for n in range(MOST_ENTRIES + 3)))
    assert (len(feed.entries), feed.note[-16:]) == (MOST_ENTRIES, "3 more were left")


def test_of_json_that_was_cut_nothing_can_be_read():
    with pytest.raises(IngestError, match="more than 60 bytes: ask its publisher") as caught:
        parse_feed(b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"'.ljust(60), is_cut=True)
    assert caught.value.trouble is Trouble.TOO_LARGE
