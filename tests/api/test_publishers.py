"""/api/v1/publishers and /api/v1/publishers/<slug>."""

import pytest

from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim, a_publisher

pytestmark = pytest.mark.django_db


def test_it_lists_whose_articles_readers_see(client):
    a_placed_claim(a_dispute(), "DeepSeek took data.")
    a_publisher("Quibble Weekly")
    (told,) = ask(client, "publishers")["items"]
    assert (told["slug"], told["name"], told["kind"]) == ("petapixel", "PetaPixel", "news")
    assert ask(client, "publishers/petapixel") == told
    ask(client, "publishers/quibble-weekly", 404)
