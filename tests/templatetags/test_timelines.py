"""Links from what is said of all claims to the timelines where they stand."""

import re

import pytest

from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def openai():
    return a_party("OpenAI")


def words_of(page: str) -> str:
    """Text of a page as a reader has it, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_with_one_dispute_all_leads_to_its_timeline(client, openai):
    a_placed_claim(a_dispute("Data", slug="data"), speaker=openai, publisher=a_publisher("Wired"))
    page = client.get("/parties/openai/").text
    assert '<a href="/d/data/?by=openai">All it says on the timeline</a>' in page
    assert '<a class="n" href="/d/data/?by=openai&amp;publisher=wired">1 claim<' in page
    page = client.get("/sources/wired/?as_of=2025-06-01").text
    assert (
        '<a href="/d/data/?publisher=wired&amp;as_of=2025-06-01">All that came through it on the timeline</a>' in page
    )


def test_with_several_each_has_a_link_and_a_number_of_all_has_none(client, openai):
    """A timeline is that of one dispute: it would show fewer than the number says."""
    for title in ("Data", "Water"):
        a_placed_claim(a_dispute(title, slug=title.lower()), speaker=openai, publisher=a_publisher("Wired"))
    for address in ("/parties/openai/", "/sources/wired/"):
        page = client.get(address).text
        assert re.search(r'<span class="n">2 claims</span>', page)
    page = client.get("/parties/openai/").text
    assert '<a href="/d/data/?by=openai">Data</a> · <a href="/d/water/?by=openai">Water</a>' in page
    assert "All it says on the timelines of Data · Water" in words_of(page)


def test_a_timeline_where_nothing_stands_is_not_offered(client, openai):
    """What is said of it there leads there, and what it says does not."""
    data, water = (a_dispute(title, slug=title.lower()) for title in ("Data", "Water"))
    a_placed_claim(data, speaker=openai, publisher=a_publisher("Wired"))
    a_placed_claim(water, speaker=a_party("Mayor"), about=(openai,), publisher=a_publisher("Reuters"))
    page = client.get("/parties/openai/").text
    assert '<a href="/d/data/?by=openai">what it says on the timeline</a>' in page
    assert '<a class="n" href="/d/data/?by=openai&amp;publisher=wired">1 claim<' in page
    assert '<a href="/d/water/?about=openai">what is said about it on the timeline</a>' in page
    assert "/d/water/?by=" not in page
    assert "/d/water/" not in client.get("/sources/wired/").text


def test_two_that_are_compared_lead_to_each_timeline(client, openai):
    google = a_party("Google")
    for title in ("Data", "Water"):
        dispute = a_dispute(title, slug=title.lower())
        a_placed_claim(dispute, f"{title} was sold.", speaker=openai, about=(google,))
        a_placed_claim(dispute, f"{title} was bought.", speaker=google)
    page = client.get("/compare/?pair=parties&a=openai&b=google").text
    assert 'href="/d/water/?by=openai&amp;about=google"' in page
    assert 'href="/d/water/?by=google"' in page
    assert "Water : OpenAI about Google" in words_of(page)
