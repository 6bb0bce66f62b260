"""/claims/<number>.json."""

import json

import pytest

from claims.models import Claim
from claims.terms import Status
from tests.factories import a_dispute, a_merged_claim, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(), "DeepSeek took data.", Status.ACCEPTED)


def test_one_claim(client, claim):
    told = json.loads(client.get(f"/claims/{claim.number}.json").content)
    assert (told["schema"], told["number"], told["wording"]) == ("claimline.claim", claim.number, claim.wording)


def test_a_withdrawn_one_is_gone_and_says_why(client, claim):
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    answer = client.get(f"/claims/{claim.number}.json")
    assert answer.status_code == 410
    assert json.loads(answer.content)["reason"] == "It was satire."
    assert b"DeepSeek" not in answer.content


def test_a_merged_one_leads_to_the_other(client, claim):
    other = a_merged_claim(claim)
    answer = client.get(f"/claims/{other.number}.json")
    assert (answer.status_code, answer["Location"]) == (302, f"/claims/{claim.number}.json")


@pytest.mark.parametrize("number", ["999999999", "9" * 30])
def test_no_such_claim(client, number):
    assert client.get(f"/claims/{number}.json").status_code == 404


def test_an_impossible_day(client, claim):
    answer = client.get(f"/claims/{claim.number}.json?as_of=x")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
