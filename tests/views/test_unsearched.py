"""Words to look for in the address of a page that is not searched: never left out without a word."""

import pytest

from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(slug="water"), "The dam will hold.")


@pytest.mark.parametrize("address", ["/parties/", "/sources/", "/articles/", "/stories/", "/d/water/new/"])
def test_a_list_says_so_and_leads_to_the_search(client, claim, address):
    html = client.get(f"{address}?q=<b>dam").content.decode()
    assert "This list is not searched for words: “&lt;b&gt;dam” was left out." in html
    assert 'href="/search/?q=%3Cb%3Edam"' in html


@pytest.mark.parametrize("address", ["/parties/", "/articles/"])
def test_no_words_are_no_matter(client, claim, address):
    answer = client.get(f"{address}?q=+")
    assert (answer.status_code, "was left out" in answer.content.decode()) == (200, False)


def test_the_day_to_which_a_page_is_wound_back_is_kept(client, claim):
    html = client.get("/parties/?q=dam&as_of=2025-03-01").content.decode()
    assert 'href="/search/?q=dam&amp;as_of=2025-03-01"' in html
