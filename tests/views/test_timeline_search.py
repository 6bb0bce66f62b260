"""?q= on a timeline: words that its claims are searched for, with all other filters and the day wound back to."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from claims.timeline import searched
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    """Three claims of two speakers; the first is retold in other words, later."""
    dispute = a_dispute("Water", slug="water")
    engineer, mayor = a_party("Engineer"), a_party("Mayor")
    dam = a_placed_claim(dispute, "The dam will hold.", speaker=engineer, published_on=date(2025, 1, 10))
    again = an_article("Retold\n\nIt is safe as a fortress, she said.", date(2025, 3, 10), a_publisher("Wired"))
    an_appearance(again, dam, "safe as a fortress")
    a_placed_claim(dispute, "The dam may break.", speaker=mayor, published_on=date(2025, 2, 10))
    a_placed_claim(dispute, "The river is poisoned.", speaker=mayor, published_on=date(2025, 2, 20))
    a_placed_claim(a_dispute("Elsewhere", slug="elsewhere"), "Another dam burst.", speaker=mayor)
    return dispute


def n_found(page: str) -> int:
    return int(re.search(r'id="found"[^>]*>(\d+) claim', page)[1])


def cards(page: str) -> list[str]:
    """The words of the cards on a page, with what is lit up in them."""
    return re.findall(r'<blockquote id="claim-\d+"><a [^>]*>(.*?)</a></blockquote>', page)


def test_the_claims_with_the_words_are_listed_and_the_words_lit_up(client, dispute):
    page = client.get("/d/water/?q=dams").text
    assert n_found(page) == 2
    assert cards(page) == [
        'The <mark class="hit">dam</mark> may break.',
        'The <mark class="hit">dam</mark> will hold.',
    ]


def test_a_claim_is_found_by_any_telling_which_is_then_its_card(client, dispute):
    page = client.get("/d/water/?q=fortress").text
    assert cards(page) == ['safe as a <mark class="hit">fortress</mark>']
    assert "March 2025" in page


def test_a_claim_that_is_found_by_its_wording_alone_shows_it(client, dispute):
    claim = a_placed_claim(dispute, "It was emptied.", speaker=a_party("Mayor"))
    claim.wording = "The reservoir was emptied."
    claim.save()
    page = client.get("/d/water/?q=reservoir").text
    assert cards(page) == ["It was emptied."]
    worded = 'As a claim:</span> The <mark class="hit">reservoir</mark> was emptied.'
    assert worded in page
    assert worded in client.get("/d/water/?q=reservoir&look=table").text
    assert worded in client.get("/d/water/?q=reservoir&look=print").text


def test_words_that_hedge_stay_marked_beside_those_that_were_found(client, dispute):
    a_placed_claim(dispute, "It may leak.", appearance={"certainty": "may", "certainty_words": ["may"]})
    assert cards(client.get("/d/water/?q=leaks").text) == ['It <mark>may</mark> <mark class="hit">leak</mark>.']


@pytest.mark.parametrize(
    "query, n",
    [("by=mayor", 1), ("by=-mayor", 1), ("to=2025-01", 1), ("from=2025-04", 0), ("about=mayor", 0)],
)
def test_it_goes_together_with_all_other_filters(client, dispute, query, n):
    assert n_found(client.get(f"/d/water/?q=dam&{query}").text) == n


def test_facets_and_strip_count_what_was_found(client, dispute):
    page = client.get("/d/water/?q=dam").text
    assert set(re.findall(r'id="by-(\w+)".*?class="n">(\d+)', page)) == {("mayor", "1"), ("engineer", "1")}
    assert 'href="?by=mayor&amp;q=dam"' in page
    assert "most in <b>Jan 2025</b>: 1" in page


def test_wound_back_it_finds_what_was_known_then(client, dispute):
    assert n_found(client.get("/d/water/?q=fortress&as_of=2025-03-10").text) == 1
    assert n_found(client.get("/d/water/?q=fortress&as_of=2025-03-09").text) == 0
    assert n_found(client.get("/d/water/?q=dam&as_of=2025-01-31").text) == 1


def test_a_wording_that_was_not_known_yet_finds_nothing(client, dispute):
    claim = a_placed_claim(dispute, "It was emptied.", published_on=date(2025, 1, 5))
    later = an_article("Later\n\nThe reservoir was emptied.", date(2025, 4, 1))
    an_appearance(later, claim, "The reservoir was emptied.")
    claim.wording = "The reservoir was emptied."
    claim.save()
    assert n_found(client.get("/d/water/?q=reservoir&as_of=2025-04-01").text) == 1
    page = client.get("/d/water/?q=reservoir&as_of=2025-03-31").text
    assert n_found(page) == 0
    assert 'class="hit"' not in page


@pytest.mark.parametrize("look", ["lanes", "table", "print"])
def test_every_look_shows_what_was_found(client, dispute, look):
    page = client.get(f"/d/water/?q=river&look={look}").text
    assert n_found(page) == 1
    assert "poisoned" in page
    assert "will hold" not in page


def test_the_field_holds_the_words_and_keeps_the_other_filters(client, dispute):
    page = client.get("/d/water/?by=mayor&q=+the++dam&as_of=2025-06-01").text
    form = re.search(r'<form [^>]*class="searching".*?</form>', page, re.DOTALL)[0]
    assert 'name="q" id="words" value="the dam"' in form
    assert '<input type="hidden" name="by" value="mayor">' in form
    assert '<input type="hidden" name="as_of" value="2025-06-01">' in form
    assert 'href="/search/?q=the+dam&amp;as_of=2025-06-01"' in form
    assert '<a class="chip" href="/d/water/?by=mayor&amp;as_of=2025-06-01"' in page
    assert "<b>Words</b> <bdi>the dam</bdi>" in page


def test_other_forms_and_formats_keep_the_words(client, dispute):
    page = client.get("/d/water/?q=dam").text
    period = re.search(r'<form [^>]*class="period".*?</form>', page, re.DOTALL)[0]
    assert '<input type="hidden" name="q" value="dam">' in period
    for ending in ("json", "csv", "atom"):
        assert f"/d/water.{ending}?q=dam" in page
    assert "<title>dam, Water" in page


def test_a_misspelt_name_is_offered_as_it_is_known(client, dispute):
    a_placed_claim(dispute, "DeepSeek denies it.", speaker=a_party("DeepSeek"))
    page = client.get("/d/water/?q=depseek").text
    assert n_found(page) == 0
    assert re.search(r'href="/d/water/\?q=DeepSeek"[^>]*>“DeepSeek”</a> <span class="n">1 claim<', page)


def test_where_nothing_has_all_words_those_that_find_some_are_offered(client, dispute):
    page = client.get("/d/water/?q=dam+poisoned&by=mayor").text
    assert re.findall(r'href="/d/water/\?by=mayor&amp;q=(\w+)"[^>]*>(.*?)</a> <span class="n">(\d)', page) == [
        ("poisoned", "without “dam”: poisoned", "1"),
        ("dam", "without “poisoned”: dam", "1"),
    ]


def test_giving_up_the_words_is_offered_with_what_it_would_find(client, dispute):
    page = client.get("/d/water/?q=volcano").text
    assert re.search(r'href="/d/water/"[^>]*>Words: without “volcano”</a> <span class="n">3 claims<', page)


def test_no_words_narrow_nothing(client, dispute):
    page = client.get("/d/water/?q=+").text
    assert n_found(page) == 3
    assert "<b>Words</b>" not in page


@pytest.mark.parametrize("words", ["x" * 201, "a\0b"])
def test_words_that_cannot_be_searched_for_are_left_out_and_said(client, dispute, words):
    answer = client.get("/d/water/", {"q": words})
    assert answer.status_code == 400
    assert n_found(answer.text) == 3
    assert "A search " in answer.text


@pytest.mark.parametrize("words", ['"', "-", "or", "the", "<b>", "%", "a:b", "' & |", "🌊"])
def test_signs_of_any_kind_are_only_words(client, dispute, words):
    assert client.get("/d/water/", {"q": words}).status_code == 200


@pytest.mark.parametrize("quickly, is_asked", [(0, True), (1, False), (10**6, False)])
@pytest.mark.parametrize("words", ["dam", "fortress"])
def test_where_most_of_it_is_elsewhere_the_timelines_own_rows_are_asked(
    client, dispute, monkeypatch, quickly, is_asked, words
):
    """What is found is the same."""
    usual = n_found(client.get("/d/water/", {"q": words}).text)
    monkeypatch.setattr(searched, "FOUND_AS_QUICKLY", quickly)
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/d/water/", {"q": words}).text
    assert n_found(page) == usual
    asked = [each["sql"] for each in queries if "unnest" in each["sql"] and "websearch_to_tsquery" in each["sql"]]
    assert bool(asked) == is_asked


class TestTooMuch:
    @pytest.fixture(autouse=True)
    def limit(self, monkeypatch):
        """The dispute has four tellings, elsewhere there is one more."""
        monkeypatch.setattr(searched, "MOST_FOUND", 2)

    def test_words_that_are_nearly_everywhere_are_left_out_and_said(self, client, dispute):
        page = client.get("/d/water/?q=dam&by=mayor").text
        assert "tellings have these words: too many" in page
        assert "They were left out." in page
        assert n_found(page) == 2
        assert "<b>Words</b>" not in page
        assert 'href="/search/?q=dam"' in page
        assert 'href="/d/water/?by=mayor">Go on without it' in page

    @pytest.mark.parametrize("address", ["/d/water.json?q=dam", "/embed/d/water/?q=dam", "/d/water.atom?q=dam"])
    def test_programs_are_told_rather_than_given_everything(self, client, dispute, address):
        answer = client.get(address)
        assert answer.status_code == 400
        assert "too many" in answer.content.decode()
        assert ("left out" in answer.content.decode()) == address.startswith("/embed/")

    def test_the_interface_too(self, client, dispute):
        answer = client.get("/api/v1/claims?dispute=water&q=dam")
        assert answer.status_code == 400
        assert "too many" in answer.text

    def test_the_network_too(self, client, dispute):
        assert "too many" in client.get("/d/water/network/?q=dam").text

    def test_in_a_small_dispute_its_own_tellings_are_asked(self, client, dispute):
        page = client.get("/d/elsewhere/?q=dam").text
        assert n_found(page) == 1


def test_it_takes_two_queries_and_one_for_the_words_of_cards(client, dispute):
    for number in range(30):
        a_placed_claim(dispute, f"The dam leaks, {number}.", speaker=a_party(f"Speaker {number}"))
    assert count_queries(client, "/d/water/?q=leaks") <= MOST + 3


@override_settings(SEARCHES=1)
def test_so_many_searches_are_answered_in_a_minute_and_no_more(client, dispute):
    assert client.get("/d/water/?q=dam").status_code == 200
    assert client.get("/d/water/?q=river").status_code == 429
    assert client.get("/d/water/").status_code == 200


class TestElsewhere:
    def test_formats_hold_what_was_found(self, client, dispute):
        listed = client.get("/d/water.json?q=dam").json()
        assert sorted(claim["wording"] for claim in listed["claims"]) == ["The dam may break.", "The dam will hold."]
        assert b"".join(client.get("/d/water.csv?q=river").streaming_content).count(b"\r\n") == 2
        assert client.get("/d/water.atom?q=fortress").text.count("<entry>") == 1

    def test_the_interface_takes_them_with_a_dispute(self, client, dispute):
        found = client.get("/api/v1/claims?dispute=water&q=dam&fields=wording").json()
        assert {claim["wording"] for claim in found["items"]} == {"The dam may break.", "The dam will hold."}
        assert client.get("/api/v1/claims?q=dam").status_code == 400

    def test_frames_and_the_network_do(self, client, dispute):
        assert "may break" in client.get("/embed/d/water/?q=break").text
        assert "will hold" not in client.get("/embed/d/water/?q=break").text
        page = client.get("/d/water/network/?q=break").text
        assert "<b>Words</b> <bdi>break</bdi>" in page
        assert "Engineer" not in page

    def test_the_search_of_the_site_leads_here(self, client, dispute):
        page = client.get("/search/?q=dam&as_of=2025-06-01").text
        assert 'href="/d/water/?q=dam&amp;as_of=2025-06-01">Water</a>' in page
