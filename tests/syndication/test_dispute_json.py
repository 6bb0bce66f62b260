"""/d/<slug>.json."""

import json

import pytest

from claims.models import Claim, ClaimParty, ClaimRelation
from claims.terms import PartyRole, Publishes, RelationKind, Role, Status
from claims.timeline.standing import MOST_TOMBSTONES
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute(slug="data")


def read(client, address: str) -> dict:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def test_it_says_all_of_a_claim(client, dispute):
    accused = a_party("DeepSeek", wikidata_id="Q131577453")
    claim = a_placed_claim(dispute, "DeepSeek took data.", Status.ACCEPTED)
    ClaimParty.objects.create(claim=claim, party=accused, role=PartyRole.ACCUSED, status=Status.ACCEPTED)
    denial = a_placed_claim(dispute, "It took none.", Status.ACCEPTED, speaker=accused)
    ClaimRelation.objects.create(claim=denial, kind=RelationKind.DENIES, other=claim, status=Status.ACCEPTED)
    listed = read(client, "/d/data.json?by=openai")
    assert (listed["schema"], listed["schema_version"], listed["n_found"]) == ("claimline.claims", 1, 1)
    assert listed["page"] == "http://testserver/d/data/?by=openai"
    assert listed["self"] == "http://testserver/d/data.json?by=openai"
    (told,) = listed["claims"]
    assert (told["number"], told["wording"], told["status"]) == (claim.number, "DeepSeek took data.", "accepted")
    assert told["address"] == f"http://testserver/claims/{claim.number}/"
    assert told["standing"] == ["alleged", "denied"]
    assert told["roles"][0]["party"]["qid"] == "Q131577453"
    assert told["published"] == {
        "first": "2025-01-30", "last": "2025-01-30", "label": "30 Jan 2025", "words": "", "rule": "",
        "counted_from": "", "season": "", "edtf": "2025-01-30", "precision": "day",
    }  # fmt: skip
    (relation,) = told["relations"]
    assert (relation["kind"], relation["outward"], relation["number"]) == ("denies", False, denial.number)
    (telling,) = told["tellings"]
    assert telling["chain_in_words"] == "OpenAI → PetaPixel"
    assert telling["selector"]["exact"] == "DeepSeek took data."
    assert telling["snapshot"] in telling["address"]
    assert len(telling["sha256"]) == 64


def test_the_query_string_is_that_of_the_page(client, dispute):
    a_placed_claim(dispute, "OpenAI says one thing.")
    a_placed_claim(dispute, "Getty says another.", speaker=a_party("Getty"))
    assert [told["wording"] for told in read(client, "/d/data.json?by=-getty&look=lanes&zoom=year")["claims"]] == [
        "OpenAI says one thing."
    ]


def test_parts_miss_nothing_and_repeat_nothing_while_claims_come_in(client, dispute):
    made = [a_placed_claim(dispute, f"Claim {n} is made.").number for n in range(5)]
    first = read(client, "/d/data.json?page_size=2&order=oldest")
    late = a_placed_claim(dispute, "A late claim of the same day.").number
    seen, following = [told["number"] for told in first["claims"]], first["next"]
    while following:
        part = read(client, following.removeprefix("http://testserver"))
        seen, following = [*seen, *(told["number"] for told in part["claims"])], part["next"]
    assert seen == [*made, late]


@pytest.mark.parametrize(
    "query",
    ["by=nobody-here", "from=2025-99", "from=2026&to=2025", "cursor=garbled", "page_size=501", "page_size=x",
     "top=0", "as_of=tomorrowish", "as_of=2999-01-01", "clock=sun", "by=%00", "by=" + "x" * 5_000],
)  # fmt: skip
def test_what_cannot_be_read_is_said(client, dispute, query):
    answer = client.get(f"/d/data.json?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    told = json.loads(answer.content)
    assert told["status"] == 400
    assert told["detail"].endswith(".")
    assert "left out" not in told["detail"], "nothing was given at all"
    assert "first page" not in told["detail"]
    assert "ETag" not in answer


@pytest.mark.parametrize(
    "ending, query, words",
    [("json", "page=2", "under “next” leads"), ("jsonld", "page=2", "under “next” leads"),
     ("atom", "cursor=x", "counted by “page”"), ("feed.json", "cursor=x", "counted by “page”"),
     ("csv", "page=2", "in one piece"), ("ftm.json", "cursor=x", "“cursor” means nothing here"),
     ("timelinejs.json", "page=2", "in one piece"), ("sources.opml", "page=2", "in one piece")],
)  # fmt: skip
def test_a_way_to_go_on_that_would_lead_to_the_same_again_is_refused(client, dispute, ending, query, words):
    a_placed_claim(dispute)
    answer = client.get(f"/d/data.{ending}?{query}")
    assert answer.status_code == 400
    assert words in answer.text
    assert client.get(f"/d/data.{ending}?{query.partition('=')[0]}=").status_code == 200


def test_no_such_dispute(client):
    answer = client.get("/d/nothing.json")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_cursor_means_nothing_in_another_order(client, dispute):
    for n in range(3):
        a_placed_claim(dispute, f"Claim {n} is made.")
    onward = read(client, "/d/data.json?page_size=1")["next"].removeprefix("http://testserver")
    assert client.get(f"{onward}&order=oldest").status_code == 400


def test_everybody_gets_what_readers_see(client):
    dispute = a_dispute(slug="strict", publishes=Publishes.ACCEPTED)
    a_placed_claim(dispute, "Nobody checked this.")
    client.force_login(a_user(Role.LEAD))
    assert read(client, "/d/strict.json")["claims"] == []


def test_a_withdrawn_claim_leaves_its_tombstone_whatever_is_asked_for(client, dispute):
    claim = a_placed_claim(dispute, "This was wrong.", Status.ACCEPTED)
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    listed = read(client, "/d/data.json?certainty=stated")
    assert listed["claims"] == []
    (tombstone,) = listed["withdrawn"]
    assert (tombstone["number"], tombstone["reason"]) == (claim.number, "It was satire.")
    assert "wrong" not in json.dumps(listed)


@pytest.mark.slow
def test_of_many_withdrawn_claims_the_latest_are_told_and_how_many_there_are(client, dispute):
    for n in range(MOST_TOMBSTONES + 1):
        a_placed_claim(dispute, f"Claim {n} was wrong.", Status.ACCEPTED)
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="It was satire.")
    for n in range(2):
        a_placed_claim(dispute, f"Claim {n} is made.")
    listed = read(client, "/d/data.json?page_size=1")
    assert (len(listed["withdrawn"]), listed["n_withdrawn"]) == (MOST_TOMBSTONES, MOST_TOMBSTONES + 1)
    assert read(client, "/d/data.jsonld")["claimline:numberWithdrawn"] == MOST_TOMBSTONES + 1
    assert read(client, listed["next"].removeprefix("http://testserver"))["n_withdrawn"] is None


def test_wound_back_it_says_what_was_known(client, dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    listed = read(client, "/d/data.json?as_of=2025-01-29")
    assert listed["claims"] == []
    assert listed["as_of"] == {"day": "2025-01-29", "clock": "published"}
    assert "as_of=2025-01-29" in listed["page"]


def test_it_takes_as_few_queries_for_many_claims(client, dispute):
    a_placed_claim(dispute, "One claim.")
    n_for_one = count_queries(client, "/d/data.json")
    for n in range(20):
        a_placed_claim(dispute, f"Claim {n} is made.")
    assert count_queries(client, "/d/data.json") == n_for_one <= MOST
