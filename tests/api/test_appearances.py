"""/api/v1/appearances and /api/v1/appearances/<id>."""

import pytest

from claims.linking.origins import settle_origins
from claims.terms import Status
from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim
from tests.linking.origins.telling import agree
from tests.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims():
    dispute = a_dispute()
    return [a_placed_claim(dispute, f"Claim {n} is made.", Status.ACCEPTED) for n in range(3)]


def test_each_has_its_chain_and_where_its_words_stand(client, claims):
    told = ask(client, "appearances")["items"]
    assert [each["claim"] for each in told] == [claim.number for claim in claims]
    assert [step["name"] for step in told[0]["chain"]] == ["OpenAI", "PetaPixel"]
    assert told[0]["selector"]["exact"] == "Claim 0 is made."
    assert ask(client, f"appearances/{told[0]['id']}") == told[0]


def test_whether_an_editor_agreed_to_its_origin(client, claims):
    telling = claims[0].appearances.get()
    settle_origins({claims[0].pk})
    fields = "origin_label,origin_status"
    assert ask(client, f"appearances/{telling.pk}?fields={fields}")["origin_status"] == "suggested"
    agree(telling)
    settle_origins({claims[0].pk})
    assert ask(client, f"appearances/{telling.pk}?fields={fields}")["origin_status"] == "accepted"


def test_of_one_claim_or_one_article(client, claims):
    telling = claims[1].appearances.get()
    (told,) = ask(client, f"appearances?claim={claims[1].number}")["items"]
    assert told["id"] == telling.pk
    assert [each["id"] for each in ask(client, f"appearances?article={telling.article_id}")["items"]] == [telling.pk]


def test_parts_go_on_by_id(client, claims):
    listed = ask(client, "appearances?limit=2&fields=id")
    rest = ask(client, listed["next"].removeprefix("http://testserver/api/v1/"))
    assert [each["id"] for each in listed["items"] + rest["items"]] == [claim.appearances.get().pk for claim in claims]
    assert rest["next"] is None


@pytest.mark.parametrize("query", ["claim=0", "claim=x", f"article={2**63}"])
def test_what_cannot_be_read_is_said(client, query):
    ask(client, f"appearances?{query}", 400)


def test_nothing_there(client):
    ask(client, "appearances/999999", 404)


def test_it_takes_few_queries(client, claims):
    assert count_queries(client, "/api/v1/appearances") <= 4
