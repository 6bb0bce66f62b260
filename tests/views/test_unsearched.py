"""Words to look for in the address of a page that is not searched: never left out without a word."""

import pytest

from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(slug="water"), "The dam will hold.")


@pytest.mark.parametrize("address", ["/", "/d/water/", "/d/water/network/"])
def test_a_timeline_says_so_and_leads_to_the_search(client, claim, address):
    answer = client.get(f"{address}?clock=said&q=+dam+%26+well ")
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "A timeline is not searched for words: “dam &amp; well” was left out." in html
    assert 'href="/search/?q=dam+%26+well"' in html
    assert "q=dam" not in html.replace("/search/?q=dam", ""), "no other link goes on with it"


@pytest.mark.parametrize("address", ["/parties/", "/sources/", "/articles/", "/stories/", "/d/water/new/"])
def test_a_list_says_so_and_leads_to_the_search(client, claim, address):
    html = client.get(f"{address}?q=<b>dam").content.decode()
    assert "This list is not searched for words: “&lt;b&gt;dam” was left out." in html
    assert 'href="/search/?q=%3Cb%3Edam"' in html


@pytest.mark.parametrize("address", ["/", "/d/water/", "/parties/", "/articles/"])
def test_no_words_are_no_matter(client, claim, address):
    answer = client.get(f"{address}?q=+")
    assert (answer.status_code, "was left out" in answer.content.decode()) == (200, False)


@pytest.mark.parametrize("address", ["/d/water.json?q=dam", "/d/water.atom?q=dam", "/embed/d/water/?q=dam"])
def test_programs_are_told_rather_than_given_everything(client, claim, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "not searched for words" in answer.content.decode()


def test_the_day_to_which_a_page_is_wound_back_is_kept(client, claim):
    html = client.get("/parties/?q=dam&as_of=2025-03-01").content.decode()
    assert 'href="/search/?q=dam&amp;as_of=2025-03-01"' in html
