"""/d/<slug>.ftm.json."""

import json

import pytest

from claims.terms import Publishes, Status
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


def test_a_dispute_in_lines(client):
    dispute = a_dispute(slug="data", publishes=Publishes.ACCEPTED)
    a_placed_claim(dispute, "It took data.", Status.ACCEPTED, about=(a_party("DeepSeek"),))
    a_placed_claim(dispute, "Not yet.", speaker=a_party("Secret"))
    answer = client.get("/d/data.ftm.json")
    assert answer["Content-Type"] == "application/x-ndjson; charset=utf-8"
    found = [json.loads(line) for line in answer.content.decode().splitlines()]
    assert sorted(each["schema"] for each in found) == ["Article", "Event", "Organization", "Organization"]
    assert b"Not yet." not in answer.content
    assert b"Secret" not in answer.content
    assert count_queries(client, "/d/data.ftm.json") <= MOST
