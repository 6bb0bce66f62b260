from dataclasses import replace

import pytest

from claims.parsing.entries import FEWEST_WORDS_OF_FULL_TEXT, RawEntry, tidy_feed

ARTICLE = "<p>The court ruled on Tuesday that the suit may go on.</p> " * 20


def entry_of(**fields):
    (entry,) = tidy_feed("News", "", [RawEntry(**fields)], "https://news.example.org/feed").entries
    return entry


@pytest.mark.parametrize(
    "ending, is_full",
    [
        ("", True),
        ("<p>He will read it.</p>", True),
        ("<p>It paid a million dollars more.</p>", True),
        ("<p>The post One appeared first on The News.</p>", True),
        ("<p>And then …</p>", False),
        ("<p>And then [...]</p>", False),
        ("<p><a href='/1'>Read more</a></p>", False),
        ("<p><a href='/1'>Continue reading One</a></p>", False),
        ("<p>Click here to read the full story »</p>", False),
    ],
)
def test_whether_a_feed_carries_the_whole_article(ending, is_full):
    assert entry_of(contents=(ARTICLE + ending,)).has_full_text is is_full
    assert entry_of(summary=ARTICLE + ending).has_full_text is is_full


def test_a_short_text_is_a_teaser_however_it_ends():
    words = "word " * FEWEST_WORDS_OF_FULL_TEXT
    assert entry_of(contents=(words,)).has_full_text
    assert not entry_of(contents=(words[5:],)).has_full_text


def test_of_several_texts_the_longest_is_taken():
    assert (
        entry_of(contents=("<p>Short.</p>", "<p>Longer than that.</p>", "")).content_html == "<p>Longer than that.</p>"
    )


def test_an_entry_without_a_guid_is_known_by_its_address_and_without_one_by_title_and_day():
    assert entry_of(link="/1?utm_source=feed").guid == "https://news.example.org/1"
    one = {"title": "One", "dates": ("Thu, 30 Jan 2025",)}
    assert entry_of(**one, summary="a").guid == entry_of(**one, summary="b").guid
    assert entry_of(**one).guid != entry_of(**(one | {"dates": ("Fri, 31 Jan 2025",)})).guid
    assert entry_of(title="One", summary="a").guid != entry_of(title="One", summary="b").guid


def test_entries_are_told_apart_by_link_where_the_feed_does_not():
    raw = RawEntry(guid="1", link="/a")
    feed = tidy_feed("News", "", [raw, replace(raw, link="/b"), raw], "https://news.example.org/feed")
    assert [entry.url for entry in feed.entries] == ["https://news.example.org/a", "https://news.example.org/b"]
    assert len({entry.guid for entry in feed.entries}) == 2
