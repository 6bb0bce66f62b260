"""What is stored is safe to show, whatever mixture of markup it was made of."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.parsing.entries import RawEntry, page_of_entry, tidy_feed
from claims.parsing.errors import IngestError
from claims.parsing.metadata import Metadata
from claims.parsing.pages import assemble, parse_page
from claims.text.sanitise import clean_html
from tests.hostile.attacks import ATTACKS, assert_harmless
from tests.parsing.web_page import URL, page

#: Attacks, and what they are made of, to be put together anew.
PARTS = sorted(
    {part for attack in ATTACKS for part in re.findall(r"</?\w+|[\w-]+=|[<>\"'/&;]|\w+:?|\s+|<!--|-->", attack)}
)
MIXTURES = st.lists(st.sampled_from(PARTS) | st.sampled_from(ATTACKS) | st.text(max_size=4), max_size=25).map("".join)


@settings(deadline=None)
@given(MIXTURES)
def test_clean_html_is_harmless_and_final(markup):
    clean = clean_html(markup)
    assert_harmless(clean)
    assert clean_html(clean).split() == clean.split()  # blanks at the ends of lines go the second time


@settings(deadline=None)
@given(MIXTURES, MIXTURES)
def test_an_entry_is_harmless_in_all_its_parts(markup, link):
    raw = RawEntry(
        guid=markup, link=link, title=markup, author=markup, dates=(markup,), summary=markup, contents=(markup,)
    )
    (entry,) = tidy_feed(markup, link, [raw], "https://news.example.org/feed").entries
    assert_harmless(entry.summary_html)
    assert_harmless(entry.content_html or "")
    words = replace(entry, content_html=f"<p>words</p>{entry.content_html}")
    assert_harmless(page_of_entry(words).html)


@settings(deadline=None)
@given(MIXTURES, MIXTURES, st.sampled_from([URL, ""]))
def test_an_assembled_article_is_harmless(markup, headline, url):
    stored = assemble(f"<p>words</p>{markup}", Metadata(headline=headline), url)
    assert_harmless(stored.html)
    assert "\x00" not in stored.text


@pytest.mark.slow
@settings(deadline=None)
@given(MIXTURES, MIXTURES)
def test_a_page_is_harmless(markup, head):
    try:
        stored = parse_page(page(f"<div>{markup}</div>", head=head), URL)
    except IngestError:
        return
    assert_harmless(stored.html)
