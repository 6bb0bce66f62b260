"""/api/v1/claims/<number>."""

import pytest

from claims.models import Claim
from claims.terms import Publishes, Status
from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(), "DeepSeek took data.", Status.ACCEPTED)


def test_it_says_what_the_list_says(client, claim):
    assert ask(client, f"claims/{claim.number}") == ask(client, "claims")["items"][0]


def test_a_withdrawn_claim_is_gone_and_says_why(client, claim):
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    told = ask(client, f"claims/{claim.number}", 410)
    assert told["tombstone"]["reason"] == "It was satire."
    assert "DeepSeek" not in str(told)


def test_a_merged_claim_leads_to_the_one_it_is_in(client, claim):
    merged = a_placed_claim(a_dispute(), "It took data.")
    Claim.objects.filter(pk=merged.pk).update(merged_into=claim, status=Status.REJECTED)
    answer = client.get(f"/api/v1/claims/{merged.number}?as_of=2025-02-01&fields=number")
    assert answer.status_code == 302
    assert ask(client, answer["Location"].removeprefix("/api/v1/")) == {"number": claim.number}


def test_what_was_never_published_is_not_told_from_what_is_not_there(client):
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Nobody checked this.")
    there, nowhere = ask(client, f"claims/{hidden.number}", 404), ask(client, "claims/999999999", 404)
    assert there == nowhere
    assert ask(client, f"claims/{10**30}", 404)["title"] == "Not Found"
