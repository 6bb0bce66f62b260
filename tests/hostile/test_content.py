"""Every hostile content, read in the child process: what must hold does, and nothing that is kept acts."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from claims.ingest.readers import read_article, read_entry, read_feed
from claims.parsing.entries import ParsedFeed
from claims.parsing.errors import IngestError
from claims.parsing.pages import ParsedPage
from tests.hostile.attacks import assert_harmless, assert_safe_address
from tests.hostile.content import CONTENTS, Content
from tests.hostile.contents.holding import Outcome

FEED_URL, PAGE_URL = "https://news.example.org/feed.xml", "https://news.example.org/2025/01/30/story.html"


def outcome_of(content: Content) -> Outcome:
    try:
        if content.as_feed:
            return read_feed(content.make(), FEED_URL)
        return read_article(content.make(), PAGE_URL)
    except IngestError as problem:
        return problem


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.name)
def test_what_must_hold(content):
    outcome = outcome_of(content)
    content.holds(outcome)
    for page in pages_in(outcome):
        assert_harmless(page.html)
        assert_storable(page.text, page.headline, page.byline, page.note)
        for address in (page.url, page.canonical_url, *(link.url for link in page.links)):
            assert_safe_address(address)


def pages_in(outcome: Outcome) -> Iterator[ParsedPage]:
    """The articles that are stored of an outcome; what a feed says on the way is checked here."""
    if isinstance(outcome, ParsedPage):
        yield outcome
    if isinstance(outcome, ParsedFeed):
        assert_safe_address(outcome.site_url)
        for entry in outcome.entries[:20]:
            assert_harmless(entry.summary_html)
            assert_harmless(entry.content_html or "")
            assert_safe_address(entry.url)
            assert_safe_address(entry.canonical_url)
            assert_storable(outcome.title, entry.title, entry.byline, entry.guid, entry.published.words)
            with suppress(IngestError):  # an entry without words
                yield read_entry(entry)


def assert_storable(*texts: str) -> None:
    """PostgreSQL takes no NUL, UTF-8 no surrogate, and nobody wants a mark that turns the direction of writing."""
    for text in texts:
        text.encode()
        assert not {"\x00", "\u202e", "\x1b", "\x07"} & set(text)


def test_names_are_addresses_of_a_server_to_come():
    names = [content.name for content in CONTENTS]
    assert len(set(names)) == len(names) >= 60
    assert all(name.replace("-", "").isalnum() for name in names)
