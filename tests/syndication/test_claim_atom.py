"""/claims/<number>.atom: a claim and who tells it, to be followed."""

import pytest

from claims.models import Claim
from claims.terms import Status
from tests.factories import a_dispute, a_placed_claim, a_publisher, an_appearance, an_article
from tests.syndication.feeds import entries, valid_atom

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(), "DeepSeek took data.", Status.ACCEPTED)


def test_each_telling_is_an_entry(client, claim):
    told = an_appearance(
        an_article("Again\n\nOpenAI says DeepSeek took it all.", publisher=a_publisher("The Wire")),
        claim,
        "DeepSeek took it all.",
        status=Status.ACCEPTED,
    )
    read = {entry["id"]: entry for entry in entries(valid_atom(client.get(f"/claims/{claim.number}.atom")))}
    assert len(read) == 3
    address = f"http://testserver/articles/{told.article_id}/v/1/#a{told.pk}"
    assert read[address]["title"] == "The Wire: Again"
    assert "OpenAI → The Wire" in read[address]["content"]
    assert read[f"http://testserver/claims/{claim.number}/"]["title"].startswith("OpenAI: DeepSeek took data.")


def test_whoever_follows_a_claim_is_told_that_it_was_withdrawn(client, claim):
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    (entry,) = entries(valid_atom(client.get(f"/claims/{claim.number}.atom")))
    assert entry["id"] == f"http://testserver/claims/{claim.number}/"
    assert "It was satire." in entry["content"]


def test_no_such_claim(client):
    answer = client.get("/claims/999999999.atom")
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")
