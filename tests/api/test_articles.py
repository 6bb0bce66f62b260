"""/api/v1/articles and /api/v1/articles/<id>."""

import pytest

from claims.terms import Publishes
from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def test_it_says_where_and_when_it_came_out(client):
    claim = a_placed_claim(a_dispute(), "DeepSeek took data.")
    (told,) = ask(client, "articles")["items"]
    assert told["id"] == claim.appearances.get().article_id
    assert (told["publisher"]["name"], told["published"]["first"]) == ("PetaPixel", "2025-01-30")
    assert ask(client, f"articles/{told['id']}") == told


def test_what_carries_nothing_published_is_not_there(client):
    claim = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Nobody checked this.")
    assert ask(client, "articles")["items"] == []
    ask(client, f"articles/{claim.appearances.get().article_id}", 404)
