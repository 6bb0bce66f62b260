import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.opml import MOST_FEEDS, OpmlFeed, folder_path, folders_of, parse_opml, write_opml
from claims.parsing.apart import apart
from claims.parsing.errors import IngestError, Trouble

FEEDS = [
    OpmlFeed("https://a.example/feed", "A & B", "https://a.example/", ("Law", "Courts / US")),
    OpmlFeed("https://b.example/rss?x=1&y=2", "", "", ("Law",)),
    OpmlFeed("https://c.example/atom", "“C” <c>", "", (), type=""),
    OpmlFeed("https://d.example/feed.json", "D", "https://d.example/", ("Law", "Courts / US"), type="json"),
]


def opml(body: str, head: str = "") -> bytes:
    return f"<?xml version='1.0'?>{head}<opml><head><title>T</title></head><body>{body}</body></opml>".encode()


def test_what_is_written_is_read_again():
    read = parse_opml(write_opml("My feeds", FEEDS))
    assert (read.title, read.note) == ("My feeds", "")
    assert set(read.feeds) == set(FEEDS)
    assert parse_opml(write_opml("My feeds", list(read.feeds))) == read


def test_the_same_file_comes_out_as_went_in():
    once = write_opml("My feeds", list(parse_opml(write_opml("My feeds", FEEDS)).feeds))
    assert write_opml("My feeds", list(parse_opml(once).feeds)) == once


@pytest.mark.parametrize(
    "outline, feed",
    [
        ("<outline text='A' xmlUrl='https://a.example/f'/>", OpmlFeed("https://a.example/f", "A", type="")),
        ("<outline title='A' text='x' type='rss' xmlurl='https://a.example/f'/>", OpmlFeed("https://a.example/f", "A")),
        ("<OUTLINE/><outline XMLURL='https://a.example/f' type='rss'/>", OpmlFeed("https://a.example/f")),
        (
            "<outline text='A & B' xmlUrl='http://a.example/?a=1&b=2'/>",
            OpmlFeed("http://a.example/?a=1&b=2", "A & B", type=""),
        ),
        (
            "<outline><outline text='F'><outline xmlUrl='http://a.example/'/></outline></outline>",
            OpmlFeed("http://a.example/", folders=("F",), type=""),
        ),
        (
            "<outline type='rss' xmlUrl='https://a.example/f' htmlUrl='javascript:alert(1)'/>",
            OpmlFeed("https://a.example/f"),
        ),
        ("<outline type='rss' xmlUrl='https://a.example/f' text='", OpmlFeed("https://a.example/f")),
    ],
)
def test_what_other_programs_write(outline, feed):
    (read,) = parse_opml(opml(outline)).feeds
    assert read == feed


def test_an_address_that_stands_twice_is_one_feed_in_its_first_folder():
    twice = "<outline text='{}'><outline xmlUrl='https://a.example/f'/></outline>"
    (feed,) = parse_opml(opml(twice.format("One") + twice.format("Two"))).feeds
    assert feed.folders == ("One",)


def test_a_long_address_comes_whole():
    long = f"https://a.example/feed?key={'x' * 1_500}"
    (feed,) = parse_opml(opml(f"<outline xmlUrl='{long}' htmlUrl='{long}'/>")).feeds
    assert (feed.url, feed.site_url) == (long, long)


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "/feed", "https://u:p@a.example/", "x"),
        f"https://a.example/feed?key={'x' * 2_000}",
    ],
)
def test_an_unusable_address_is_left_out_with_a_note(url):
    read = parse_opml(opml(f"<outline xmlUrl='{url}'/><outline xmlUrl='https://a.example/f'/>"))
    assert [feed.url for feed in read.feeds] == ["https://a.example/f"]
    assert read.note == "1 without a usable address were left out"


@pytest.mark.parametrize(
    "data, trouble",
    [
        (b"", Trouble.NOT_A_FEED),
        (b"<html>", Trouble.NOT_A_FEED),
        (b"<opml", Trouble.NO_ITEMS),
        (opml(""), Trouble.NO_ITEMS),
        (opml("<outline text='x'/>"), Trouble.NO_ITEMS),
        (opml("<outline text='x'>" * 5_000), Trouble.NO_ITEMS),
    ],
)
def test_what_holds_no_feeds_is_refused(data, trouble):
    with pytest.raises(IngestError, match=":") as caught:
        parse_opml(data)
    assert caught.value.trouble is trouble


def test_entities_are_never_expanded_and_nothing_is_read():
    head = (
        "<!DOCTYPE opml [<!ENTITY a 'lol'><!ENTITY b '" + "&a;" * 50 + "'><!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    )
    body = "<outline text='n &b; &x;' xmlUrl='https://a.example/f'/><outline text='&b;'>&x;</outline>"
    (feed,) = parse_opml(opml(body, head)).feeds
    with open("/etc/hostname") as hostname:
        assert hostname.read().strip() not in feed.title
    assert "lol" not in feed.title


def test_too_many_feeds_are_capped_with_a_note():
    read = parse_opml(opml("".join(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(MOST_FEEDS + 1))))
    assert len(read.feeds) == MOST_FEEDS
    assert "only the first 5,000 feeds" in read.note


def test_it_is_parsed_in_a_child_process():
    assert apart(parse_opml, write_opml("T", FEEDS)) == parse_opml(write_opml("T", FEEDS))


NAMES = st.text(min_size=1).map(lambda name: " ".join(name.split())).filter(bool)


@given(st.lists(st.text(min_size=1), max_size=4).map(tuple))
def test_folders_survive_being_one_word(folders):
    assert folders_of(folder_path(folders)) == folders


@given(NAMES, st.lists(NAMES, max_size=3).map(tuple))
def test_any_name_can_be_written(title, folders):
    data = write_opml(title, [OpmlFeed("https://a.example/f", title, "", folders)])
    read = parse_opml(data)
    assert write_opml(read.title, list(read.feeds)) == write_opml(read.title, list(parse_opml(data).feeds))
