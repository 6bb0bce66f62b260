"""Citing a claim: on its page, and as a file."""

import json
from datetime import UTC, date, datetime

import pytest

from claims.models import Claim
from claims.terms import Publishes, Status
from tests.factories import a_dispute, a_merged_claim, a_party, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(), "They took it.", speaker=a_party("The Times"), published_on=date(2025, 1, 30))


@pytest.mark.parametrize(
    "form,content_type,begins",
    [
        ("txt", "text/plain; charset=utf-8", "“They took it.” (The Times). Claimline, claim "),
        ("bib", "application/x-bibtex; charset=utf-8", "@misc{claimline-"),
        ("json", "application/vnd.citationstyles.csl+json; charset=utf-8", "[\n"),
    ],
)
def test_a_file_of_each_form(client, claim, form, content_type, begins):
    answer = client.get(f"/claims/{claim.number}/cite/{form}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == content_type
    assert answer.content.decode().startswith(begins)
    assert answer.has_header("Content-Disposition") == (form != "txt")


def test_the_page_shows_all_three_to_copy(client, claim):
    shown = client.get(f"/claims/{claim.number}/").content.decode().partition('id="cite"')[2]
    assert "“They took it.” (The Times). Claimline, claim" in shown
    assert "@misc{claimline-" in shown
    assert "&quot;container-title&quot;: &quot;Claimline&quot;" in shown


def test_the_address_leads_to_what_is_held_today_and_stays_so(client, claim):
    (item,) = json.loads(client.get(f"/claims/{claim.number}/cite/json/").content)
    today = datetime.now(UTC).date()
    assert item["URL"].endswith(f"/claims/{claim.number}/?as_of={today}&as_of_clock=first_held")
    assert client.get(item["URL"]).status_code == 200


def test_wound_back_it_is_cited_as_of_that_day(client, claim):
    (item,) = json.loads(client.get(f"/claims/{claim.number}/cite/json/?as_of=2025-02-03").content)
    assert item["issued"] == {"date-parts": [[2025, 2, 3]]}
    assert item["URL"].endswith("?as_of=2025-02-03")
    assert client.get(f"/claims/{claim.number}/cite/json/?as_of=2025-01-29").status_code == 404


def test_what_is_not_published_is_not_cited(client):
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))
    assert client.get(f"/claims/{hidden.number}/cite/txt/").status_code == 404


def test_other_forms_and_numbers_are_not_there(client, claim):
    assert client.get(f"/claims/{claim.number}/cite/exe/").status_code == 404
    assert client.get("/claims/999999/cite/txt/").status_code == 404
    assert client.get(f"/claims/{'9' * 30}/cite/txt/").status_code == 404


def test_a_merged_claim_leads_to_its_survivor_and_a_withdrawn_one_to_its_tombstone(client, claim):
    merged = a_merged_claim(claim)
    assert client.get(f"/claims/{merged.number}/cite/bib/")["Location"].startswith(f"/claims/{claim.number}/")
    gone = a_placed_claim(a_dispute(), status=Status.WITHDRAWN, tombstone="A parody.")
    assert client.get(f"/claims/{gone.number}/cite/bib/").status_code == 410


@pytest.mark.parametrize("day", ["2025-02-30", "9999-12-31", "xx"])
def test_for_a_day_that_is_none_there_is_no_citation_of_another(client, claim, day):
    answer = client.get(f"/claims/{claim.number}/cite/bib/?as_of={day}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "@misc" not in answer.text
