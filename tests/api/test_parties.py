"""/api/v1/parties and /api/v1/parties/<slug>."""

import pytest

from claims.models import Party
from claims.terms import Publishes
from tests.api.asking import ask
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.queries import count_queries

pytestmark = pytest.mark.django_db


def test_it_lists_whom_readers_see(client):
    a_placed_claim(a_dispute(), "DeepSeek took data.", speaker=a_party("OpenAI", wikidata_id="Q21708200"))
    hidden = a_dispute(publishes=Publishes.ACCEPTED)
    a_placed_claim(hidden, "Nobody checked this.", speaker=a_party("Quibblecorp"))
    (told,) = ask(client, "parties")["items"]
    assert (told["slug"], told["name"], told["qid"]) == ("openai", "OpenAI", "Q21708200")
    assert ask(client, "parties/openai") == told
    ask(client, "parties/quibblecorp", 404)


def test_a_merged_party_leads_to_the_one_it_is_in(client):
    a_placed_claim(a_dispute(), "DeepSeek took data.")
    a_party("Open AI Inc", merged_into=Party.objects.get(slug="openai"))
    answer = client.get("/api/v1/parties/open-ai-inc?fields=slug")
    assert (answer.status_code, answer["Location"]) == (302, "/api/v1/parties/openai?fields=slug")


def test_it_takes_few_queries(client):
    dispute = a_dispute()
    for n in range(3):
        a_placed_claim(dispute, f"Claim {n} is made.", speaker=a_party(f"Party {n}"))
    assert count_queries(client, "/api/v1/parties") <= 3
