"""What holds for the whole interface: its page, its description, and what is said where nothing is."""

import json

import pytest

from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def test_the_page_names_every_operation_and_its_examples_lead_somewhere(client):
    a_placed_claim(a_dispute(), "DeepSeek took data.")
    page = client.get("/api/v1/").content.decode()
    described = json.loads(client.get("/api/v1/openapi.json").content)
    for path in described["paths"]:
        assert path in page
        if "{" not in path and "get" in described["paths"][path]:
            assert client.get(path).status_code == 200


def test_the_page_says_what_to_send(client):
    page = client.get("/api/v1/").content.decode()
    for words in ("It took the data.", "Where the words begin, in code points", "Idempotency-Key"):
        assert words in page


def test_what_is_described_is_what_is_said(client):
    a_placed_claim(a_dispute(), "DeepSeek took data.")
    parts = json.loads(client.get("/api/v1/openapi.json").content)["components"]["schemas"]
    (claim,) = ask(client, "claims")["items"]
    assert list(claim) == list(parts["Claim"]["properties"])
    assert list(claim["tellings"][0]) == list(parts["Appearance"]["properties"])


def test_who_holds_the_description_is_told_so(client, django_assert_num_queries):
    held = client.get("/api/v1/openapi.json")
    assert held["Content-Type"] == "application/json"
    with django_assert_num_queries(0):
        again = client.get("/api/v1/openapi.json", headers={"If-None-Match": held["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", held["ETag"])
    for answer in (held, again):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"] == "public, no-cache"
    assert client.get("/api/v1/openapi.json", headers={"If-None-Match": '"another"'}).content == held.content


def test_where_nothing_is(client):
    ask(client, "nothing/at/all", 404)


@pytest.mark.parametrize("address", ["claims", "claims/1", "nothing", "openapi.json"])
def test_a_wrong_method_is_told_with_the_right_ones(client, address):
    answer = client.delete(f"/api/v1/{address}")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD"


def test_scripts_of_other_sites_may_ask_whether_something_changed_and_read_when_to_come_back(client):
    asked = {"Origin": "https://paper.example", "Access-Control-Request-Method": "GET"}
    asked["Access-Control-Request-Headers"] = "if-none-match"
    answer = client.options("/api/v1/claims", headers=asked)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Origin"] == answer["Access-Control-Allow-Headers"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD"
    exposed = client.get("/api/v1/claims")["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Retry-After", "RateLimit-Remaining"} <= {*exposed}


@pytest.mark.parametrize(
    "address, wanted", [("claims", "POST"), ("claims", ""), ("notes", "POST"), ("suggestions", "GET")]
)
def test_nothing_else_is_let_through(client, address, wanted):
    asked = {"Origin": "https://paper.example", "Access-Control-Request-Method": wanted}
    answer = client.options(f"/api/v1/{address}", headers=asked)
    assert answer.status_code == 405
    assert "Access-Control-Allow-Methods" not in answer


def test_a_fault_of_ours_is_told_without_a_word_of_the_inside(client, monkeypatch, caplog):
    monkeypatch.setattr("claims.api.claims.load_claims", lambda gate, claims: 1 / 0)
    told = ask(client, "claims", 500)
    assert "division" not in json.dumps(told)
    assert "division" in caplog.text
