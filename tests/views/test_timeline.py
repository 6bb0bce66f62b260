"""/ — the first dispute's timeline."""

from datetime import date

import pytest
from django.test import Client

from claims.models import ClaimParty, ClaimRelation
from claims.terms import Publishes, Role, Status
from claims.timeline.paging import PER_PAGE
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
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
    assert "1 claim\n      by 1 party in 1 article" in page
    assert "found by the machine, not yet checked" in page
    assert "#evidence-" in page
    assert 'rel="noopener noreferrer external"' in page


def test_an_accepted_claim_wears_the_other_badge(client, dispute):
    a_placed_claim(dispute, status=Status.ACCEPTED)
    page = client.get("/").text
    assert "checked by an editor" in page
    assert "not yet checked" not in page


def test_that_one_claim_denies_another_is_told_as_unchecked_until_an_editor_agrees(client, dispute):
    claim, denial = (a_placed_claim(dispute, words, status=Status.ACCEPTED) for words in ("They did.", "Nobody did."))
    relation = ClaimRelation.objects.create(claim=denial, kind="denies", other=claim)
    assert "not yet checked" in client.get("/").text
    relation.status = Status.ACCEPTED
    relation.save()
    assert "not yet checked" not in client.get("/").text


def test_a_filter_leaves_what_it_asks_for_and_can_be_undone(client, dispute):
    fill(dispute, 3)
    page = client.get("/?by=speaker-1").text
    assert "part 1" in page
    assert "part 0" not in page
    assert '<a class="chip" href="/" data-hx-get="/"><b>Who said it</b> <bdi>Speaker 1</bdi>' in page


def test_a_value_is_left_out_with_a_minus_and_the_chip_says_not(client, dispute):
    fill(dispute, 3)
    page = client.get("/?by=-speaker-1").text
    assert "part 1" not in page
    assert "part 0" in page
    assert "<b>Who said it</b> not <bdi>Speaker 1</bdi>" in page
    assert "<title>not Speaker 1, " in page


def test_every_value_can_be_added_asked_for_alone_and_left_out(client, dispute):
    fill(dispute, 3)
    page = client.get("/?by=speaker-1").text
    for query in ("?by=speaker-0&amp;by=speaker-1", "?by=speaker-0", "?by=speaker-1&amp;by=-speaker-0"):
        assert f'href="{query}" data-hx-get="{query}"' in page


def test_figures_say_how_many_claims_and_origins(client, dispute):
    fill(dispute, 1)
    fill_thread = a_placed_claim(dispute, speaker=a_party("Speaker 9"))
    snapshot = an_article("Again\n\nSpeaker 9 repeats it.", publisher=a_publisher("Wired"))
    an_appearance(snapshot, fill_thread, "repeats it")
    page = client.get("/").text
    assert '>1<span class="visually-hidden"> claim,</span>' in page
    assert '>2<span class="visually-hidden"> origins</span>' in page


def test_values_are_looked_for_by_a_part_of_their_names_and_links_forget_it(client, dispute):
    fill(dispute, 14)
    page = client.get("/?about=deepseek&find-by=ER%201").text
    assert 'name="find-by" value="ER 1"' in page
    assert [f"by-speaker-{n}" in page for n in (1, 10, 13, 2)] == [True, True, True, False]
    assert "find-by=" not in page
    assert "No value here has “zzz” in its name" in client.get("/?find-by=zzz").text
    assert client.get("/?find-by=" + "z" * 200).status_code == 400


def test_role_names_a_party_or_anybody(client, dispute):
    getty = a_party("Getty Images")
    accused = a_placed_claim(dispute, "Getty took pictures.")
    ClaimParty.objects.create(claim=accused, party=getty, role="accused")
    a_placed_claim(dispute, "Nobody took anything.")
    for query in ("role=accused", "role=accused:getty-images", "role=accused&role=judge"):
        page = client.get(f"/?{query}").text
        assert "Getty took pictures" in page
        assert "Nobody took anything" not in page
    assert "Getty took pictures" not in client.get("/?role=-accused").text
    assert "no “accused:nobody” to choose" in client.get("/?role=accused:nobody").text


def test_withdrawn_claims_are_listed_with_the_reason_and_nothing_else(client, dispute):
    a_placed_claim(dispute, "Still here.")
    gone = a_placed_claim(dispute, "Secret words.", status=Status.WITHDRAWN, tombstone="The paper took it back.")
    assert 'id="standing-withdrawn"' in client.get("/").text
    page = client.get("/?standing=withdrawn").text
    assert f'href="/claims/{gone.number}/">Claim {gone.number}</a>' in page
    assert "The paper took it back." in page
    assert "Secret words" not in page
    assert "Still here" not in page
    assert "took it back" not in client.get("/?standing=withdrawn&by=openai").text


def test_what_to_loosen_goes_by_what_it_would_find(client, dispute):
    fill(dispute, 3)
    page = client.get("/?by=speaker-0&publisher=outlet-1").text
    assert '>Who said it: without “Speaker 0”</a> <span class="n">1 claim</span>' in page
    assert ">Publisher: without “Outlet 1”</a>" in page
    page = client.get("/?by=speaker-0&publisher=outlet-1&from=1990&to=1991").text
    assert "does not help to loosen only one" in page


def test_the_day_it_is_wound_back_to_has_a_chip(client, dispute):
    fill(dispute, 3)
    page = client.get("/?as_of=2025-06-01").text
    assert "<b>As known on</b>" in page
    assert "Clear all" not in page


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
        ("by=nobody", "no “nobody” to choose under “Who said it”. The filter was left out."),
        ("cursor=forged", "Here is the first page"),
        ("by=%00&from=%00&clock=%00&cursor=%00&show=%00", "Null characters"),
        ("show=99999999999999999999", "number of a claim"),
        ("by=" + "x" * 9_000, "to choose under"),
        ("&".join(f"by=p{n}" for n in range(300)), "More than 20 values were given for “Who said it”"),
        ("&".join(f"role=accused:p{n}" for n in range(20)), "“accused:p2” and 17 more to choose under “Role”"),
        ("certainty=-", "no “-” to choose under “Certainty”"),
        ("language=%F0%9F%92%A9", "to choose under “Language”"),
        ("standing=--disputed", "to choose under “Standing”"),
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
    assert len(second.context["timeline"].page.entries) == 35 - PER_PAGE
    assert "Later claims" in second.text


def test_it_takes_as_many_queries_for_one_claim_as_for_fifty(client, dispute):
    filtered = "?by=speaker-0&publisher=outlet-0&thread=deepseek&from=2025&clock=published"
    editor = Client()
    editor.force_login(a_user(Role.EDITOR))
    editor.get("/help/")  # that the session is in use is noted now and then, whatever page is asked for

    def needed() -> list[int]:
        return [count_queries(visitor, f"/{query}") for visitor in (client, editor) for query in ("", filtered)]

    fill(dispute, 1)
    few = needed()
    for number in range(49):
        a_placed_claim(dispute, about=(a_party(f"Party {number}"),), via=(a_publisher(f"Paper {number}"),))
    assert few == needed()
    assert max(few) <= MOST


def test_the_words_of_a_card_lead_to_its_claim_as_they_do_in_a_search(client, dispute):
    claim = a_placed_claim(dispute, "It took data.")
    link = f'<blockquote id="claim-{claim.number}"><a href="/claims/{claim.number}/'
    assert f'{link}" aria-keyshortcuts="o">It took data.</a>' in client.get("/").text
    assert f"{link}?as_of=2025-12-31" in client.get("/?as_of=2025-12-31").text
