"""/d/<slug>.ftm.json."""

import json

import pytest

from claims.forms.taking import TakingForm
from claims.models import Claim
from claims.terms import Publishes, Status
from claims.timeline import batches
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


def test_a_dispute_in_lines(client):
    dispute = a_dispute(slug="data", publishes=Publishes.ACCEPTED)
    a_placed_claim(dispute, "It took data.", Status.ACCEPTED, about=(a_party("DeepSeek"),))
    a_placed_claim(dispute, "Not yet.", speaker=a_party("Secret"))
    answer = client.get("/d/data.ftm.json")
    assert answer["Content-Type"] == "application/x-ndjson; charset=utf-8"
    found = [json.loads(line) for line in answer.getvalue().splitlines()]
    assert sorted(each["schema"] for each in found) == ["Article", "Event", "Organization", "Organization"]
    assert all(words not in str(found) for words in ("Not yet.", "Secret"))
    assert count_queries(client, "/d/data.ftm.json") <= MOST


@pytest.mark.slow
def test_all_claims_are_in_it_however_many_and_what_they_share_is_once(client, monkeypatch):
    monkeypatch.setattr(batches, "CLAIMS_A_BATCH", 2)
    dispute = a_dispute(slug="data")
    for n in range(TakingForm.USUAL + 1):
        a_placed_claim(dispute, f"Claim {n} is made.")
    withdrawn = a_placed_claim(dispute, "This was wrong.", Status.ACCEPTED)
    Claim.objects.filter(pk=withdrawn.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    found = [json.loads(line) for line in client.get("/d/data.ftm.json").getvalue().splitlines()]
    events = [each for each in found if each["schema"] == "Event"]
    assert len(events) == TakingForm.USUAL + 2
    assert len({each["id"] for each in found}) == len(found)
    assert [each["properties"]["name"] for each in found if each["schema"] == "Organization"] == [["OpenAI"]]
