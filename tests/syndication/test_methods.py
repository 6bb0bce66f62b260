"""Methods, scripts in pages of others, and numbers that no row can have: what programs are told by every format."""

import pytest
from django.test import Client

from claims.models import Claim
from claims.syndication.formats import OF_CLAIM, OF_DISPUTE
from claims.terms import Status
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db

OF_ONE = (
    *(f"/claims/{{}}.{ending}" for ending in OF_CLAIM),
    *("/claims/{}/annotations.jsonld", "/embed/claims/{}/", "/embed/claims/{}/chain/", "/claims/{}/card.png"),
    *("/articles/{}/annotations.jsonld", "/articles/{}/v/1.txt"),
)
FORMATS = (*(f"/d/data.{ending}" for ending in OF_DISPUTE), "/oembed/", *(each.format(1) for each in OF_ONE))


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(slug="data"), "It took data.", Status.ACCEPTED)


@pytest.mark.parametrize("address", FORMATS)
def test_a_script_of_another_page_may_ask_whether_its_copy_holds(claim, address):
    """What it sends for that, If-None-Match, is asked for beforehand by its browser."""
    headers = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    answer = Client().options(address, headers=headers | {"Access-Control-Request-Headers": "if-none-match"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer["Access-Control-Allow-Methods"]
    assert answer["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", FORMATS)
def test_other_methods_are_refused_in_words(claim, address, method):
    answer = Client(enforce_csrf_checks=True).generic(method, address, "{}", "application/json")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer.text == f"This address takes GET, HEAD, not {method}.\n"
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", OF_ONE)
def test_a_number_that_no_row_can_have_is_not_there_like_any_other(client, claim, address):
    answers = [client.get(address.format(number)) for number in (10**9, 2**63, 10**30)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer["Content-Type"], answer.content) for answer in answers}) == 1
    assert all(answer["Access-Control-Allow-Origin"] == "*" for answer in answers)


@pytest.mark.parametrize("address", ["claims/{}", "appearances/{}", "articles/{}", "articles/{}/snapshots/{}"])
def test_nor_is_it_to_the_interface(client, claim, address):
    answers = [client.get(f"/api/v1/{address.format(number, number)}") for number in (10**9, 2**63, 10**30)]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert answers[0].status_code == 404


@pytest.mark.parametrize("day, n_found", [("2025", 1), ("2025-01", 1), ("2025-01-30", 1), ("", 1), ("2024", 0)])
def test_the_interface_is_wound_back_to_what_pages_are(client, claim, day, n_found):
    answer = client.get("/api/v1/claims", {"as_of": day})
    assert (answer.status_code, len(answer.json()["items"])) == (200, n_found)


@pytest.mark.parametrize("day", ["2025-13", "soon", "2025-1-5", "2025-02-03T10:00", "20250203", "1738576800"])
def test_a_day_that_is_none_is_said_in_words_of_ours(client, day):
    answer = client.get("/api/v1/claims", {"as_of": day})
    assert answer.status_code == 400
    assert "a day like 2025-01-30, a month like 2025-01 or a year like 2025." in answer.json()["problems"][0]


@pytest.mark.parametrize("address", ["/d/data.csv", "/embed/d/data/", "/api/v1/claims"])
def test_more_parameters_than_are_read_are_no_page_of_an_error(client, claim, address):
    answer = client.get(f"{address}?{'by=openai&' * 1_001}")
    assert (answer.status_code, "1,000 parameters" in answer.text) == (400, True)
    assert answer["Content-Type"] == ("application/problem+json" if "api" in address else "text/plain; charset=utf-8")
