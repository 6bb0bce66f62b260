"""/ — the first dispute's timeline."""

from datetime import date

import pytest
from django.test import Client

from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute(question="Who trained on whose data?")


def fill(dispute, n: int) -> None:
    """``n`` claims that give every part of the page something to do."""
    thread = a_dispute("DeepSeek", slug="deepseek", parent=dispute)
    for number in range(n):
        a_placed_claim(
            dispute,
            f"DeepSeek may have taken data, part {number}.",
            speaker=a_party(f"Speaker {number}"),
            threads=(thread,),
            about=(a_party("DeepSeek"),),
            via=(a_publisher(f"Outlet {number}"),),
            published_on=date(2025, 1, 1 + number % 28),
            appearance={"certainty": "may", "certainty_words": ["may"]},
        )


def test_a_fresh_database_says_which_command_to_run(client):
    page = client.get("/")
    assert page.status_code == 200
    assert b"python3 manage.py demo" in page.content


def test_a_dispute_without_claims_says_so(client, dispute):
    assert "Nothing is published here yet" in client.get("/").text


def test_a_dispute_that_holds_back_suggestions_says_so(client):
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))
    page = client.get("/").text
    assert "only what an editor has checked" in page
    assert "DeepSeek" not in page


def test_a_claim_stands_there_with_chain_words_evidence_and_source(client, dispute):
    fill(dispute, 1)
    page = client.get("/").text
    assert "<h1>Who trained on whose data?</h1>" in page
    assert "DeepSeek <mark>may</mark> have taken data, part 0." in page
    assert 'href="/parties/speaker-0/"' in page
    assert 'href="/sources/outlet-0/"' in page
    assert "1 claim\n        by 1 party in 1 article" in page
    assert "found by the machine, not yet checked" in page
    assert "#evidence-" in page
    assert 'rel="noopener noreferrer external"' in page


def test_an_accepted_claim_wears_the_other_badge(client, dispute):
    a_placed_claim(dispute, status=Status.ACCEPTED)
    page = client.get("/").text
    assert "checked by an editor" in page
    assert "not yet checked" not in page


def test_a_filter_leaves_what_it_asks_for_and_can_be_undone(client, dispute):
    fill(dispute, 3)
    page = client.get("/?by=speaker-1").text
    assert "part 1" in page
    assert "part 0" not in page
    assert '<a class="chip" href="/" data-hx-get="/"><b>Who said it</b> <bdi>Speaker 1</bdi>' in page


def test_markup_in_stored_words_stays_words(client, dispute):
    speaker = a_party("<b>Mallory</b>", slug="mallory")
    a_placed_claim(
        dispute, "<script>alert(1)</script> & may be", speaker=speaker, appearance={"certainty_words": ["may"]}
    )
    page = client.get("/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>may</mark> be" in page
    assert "<b>Mallory" not in page


@pytest.mark.parametrize(
    "query,words",
    [
        ("from=2025-99-99", "Write a day like 2025-01-30"),
        ("from=2025-03&to=2025-01", "ends before it begins"),
        ("by=nobody", "no “nobody” to choose"),
        ("cursor=forged", "Here is the first page"),
        ("by=%00&from=%00&clock=%00&cursor=%00&show=%00", "Null characters"),
        ("show=99999999999999999999", "number of a claim"),
        ("by=" + "x" * 9_000, "to choose under"),
    ],
)
def test_what_cannot_be_read_is_said_on_the_page_without_it(client, dispute, query, words):
    fill(dispute, 2)
    page = client.get(f"/?about=deepseek&{query}")
    assert page.status_code == 400
    assert words in page.text
    assert "part 0" in page.text
    assert '<a href="/?about=deepseek">Go on without' in page.text


def test_a_filter_without_result_says_what_to_loosen(client, dispute):
    fill(dispute, 1)
    page = client.get("/?from=1999&to=1999")
    assert page.status_code == 200
    assert "No claim passes these filters" in page.text
    assert '<a href="/" data-hx-get="/">Any period</a> <span class="n">1 claim</span>' in page.text


def test_htmx_gets_the_results_alone_and_caches_are_told(client, dispute):
    fill(dispute, 1)
    fragment = client.get("/", headers={"HX-Request": "true"})
    assert "<html" not in fragment.text
    assert '<div id="results"' in fragment.text
    assert {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"} <= set(fragment["Vary"].split(", "))
    for header in ("HX-Boosted", "HX-History-Restore-Request"):
        assert "<html" in client.get("/", headers={"HX-Request": "true", header: "true"}).text


def test_further_pages_are_reached_by_links_and_lead_back(client, dispute):
    fill(dispute, 35)
    first = client.get("/")
    following = first.context["timeline"].page.next
    second = client.get("/" + first.context["filters"].query(cursor=following.token(first.context["filters"])))
    assert "Earlier claims" in first.text
    assert "Later claims" not in first.text
    assert len(second.context["timeline"].page.entries) == 5
    assert "Later claims" in second.text


def test_it_takes_as_many_queries_for_one_claim_as_for_fifty(client, dispute):
    filtered = "?by=speaker-0&publisher=outlet-0&thread=deepseek&from=2025&clock=published"
    editor = Client()
    editor.force_login(a_user(Role.EDITOR))

    def needed() -> list[int]:
        return [count_queries(visitor, f"/{query}") for visitor in (client, editor) for query in ("", filtered)]

    fill(dispute, 1)
    few = needed()
    for number in range(49):
        a_placed_claim(dispute, about=(a_party(f"Party {number}"),), via=(a_publisher(f"Paper {number}"),))
    assert few == needed()
    assert max(few) <= MOST
