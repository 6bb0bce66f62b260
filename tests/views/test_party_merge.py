"""The page on which two parties are merged."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import MergeOperation, Party
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]

PAGE = "/desk/parties/openai/merge/"
GOOD = {"other": "Open AI", "keep": "this", "reason": "One firm.", "decision": "merge"}
HOSTILE = "<script>alert(1)</script>\u202e"


@pytest.fixture
def pair() -> tuple[Party, Party]:
    return a_party("OpenAI"), a_party("Open AI")


def test_the_form_alone(client, pair):
    page = client.get(PAGE).content.decode()
    assert "Which one stays" in page
    assert 'value="merge"' not in page


def test_a_preview_says_what_moves_and_changes_nothing(client, pair):
    a_placed_claim(a_dispute(), "It may have taken data.", speaker=pair[1])
    for answer in (client.get(PAGE, {"other": "open-ai"}), client.post(PAGE, {"other": "open ai"})):
        page = " ".join(answer.content.decode().split())
        assert '<span>claims that it makes</span> <span class="n">1</span>' in page
        assert "It may have taken data." in page
        assert 'value="merge"' in page
    assert not MergeOperation.objects.exists()


def test_a_merge_leads_to_its_page_and_the_old_address_leads_on(client, pair):
    answer = client.post(PAGE, GOOD)
    operation = MergeOperation.objects.get()
    assert answer["Location"] == f"/desk/merges/{operation.pk}/"
    assert (operation.survivor_id, operation.absorbed_id) == (pair[0].pk, pair[1].pk)
    jobs = ProcrastinateJob.objects.filter(task_name="claims.settle_party")
    assert sorted(job.args["party_id"] for job in jobs) == sorted(party.pk for party in pair)
    assert client.get("/parties/open-ai/")["Location"] == "/parties/openai/"


def test_readers_are_led_on_only_from_what_they_could_see(client, lead, pair):
    page, api = "/parties/{}/?part=about&as_of=2025-06-01", "/api/v1/parties/{}?fields=slug"
    dispute = a_dispute()
    for n, party in enumerate(pair):
        a_placed_claim(dispute, f"It may have taken data, no. {n}.", speaker=party)
    a_party("The Leaker", slug="leaker")
    for other in ("open-ai", "leaker"):
        client.post(PAGE, {**GOOD, "other": other})
    for slug in ("open-ai", "leaker"):
        assert client.get(page.format(slug))["Location"] == page.format("openai")
    client.logout()
    for address in (page, api):
        assert client.get(address.format("open-ai"))["Location"] == address.format("openai")
        assert client.get(address.format("leaker")).status_code == 404


def test_nobody_is_led_to_what_is_not_for_him(client, pair):
    client.post(PAGE, GOOD)
    client.logout()
    assert client.get("/parties/open-ai/").status_code == 404


def test_the_other_one_can_stay(client, pair):
    client.post(PAGE, {**GOOD, "keep": "other"})
    assert Party.objects.get(merged_into=pair[1]) == pair[0]


@pytest.mark.parametrize(
    "sent, status, problem",
    [
        ({"reason": " "}, 409, "Say why"),
        ({"other": ""}, 422, "Write which other party"),
        ({"other": HOSTILE}, 422, "Nobody is known as"),
        ({"other": "OpenAI"}, 409, "cannot be merged into itself"),
        ({"keep": "both"}, 422, "Choose which of the two stays"),
        ({"reason": "x" * 1_001}, 422, "up to 1000 characters"),
        ({"other": "a\0b"}, 422, "NUL"),
    ],
)
def test_what_is_refused_comes_back_with_what_was_typed(client, pair, sent, status, problem):
    answer = client.post(PAGE, {**GOOD, **sent})
    page = answer.content.decode()
    assert (answer.status_code, problem in page) == (status, True)
    assert sent.get("reason", "One firm.").strip() in page
    assert "<script>alert" not in page
    assert not MergeOperation.objects.exists()


def test_sent_twice_it_is_merged_once(client, pair):
    client.post(PAGE, GOOD)
    again = client.post(PAGE, {**GOOD, "other": "open-ai"})
    assert again.status_code == 422
    later = client.post("/desk/parties/open-ai/merge/", {**GOOD, "other": "OpenAI"})
    assert (later.status_code, "merged into OpenAI already" in later.content.decode()) == (409, True)
    assert MergeOperation.objects.count() == 1


def test_garbled_addresses(client, pair):
    assert client.get(PAGE, {"other": "nobody"}).status_code == 400
    assert client.get("/desk/parties/nobody/merge/").status_code == 404


class TestLookup:
    def test_names_that_begin_so(self, client, pair):
        a_party("Meta")
        answer = client.get("/desk/parties/lookup/", {"other": "OPEN"}, headers={"HX-Request": "true"})
        assert [slug in answer.content.decode() for slug in ("open-ai", "openai", "meta")] == [True, True, False]

    def test_odd_ways_of_asking(self, client):
        assert client.get("/desk/parties/lookup/", {"other": "a"}).status_code == 302
        headers = {"HX-Request": "true"}
        assert client.get("/desk/parties/lookup/", {"other": "a\0"}, headers=headers).status_code == 400
        assert client.get("/desk/parties/lookup/", {"other": "%_"}, headers=headers).status_code == 200


def test_claims_take_no_more_queries(client, pair):
    address = f"{PAGE}?other=open-ai"
    client.get(address)  # where one is logged in is noted at the first page
    few = count_queries(client, address)
    dispute = a_dispute()
    for number in range(8):
        a_placed_claim(dispute, f"Claim {number}.", speaker=pair[1])
    assert count_queries(client, address) <= few <= MOST
