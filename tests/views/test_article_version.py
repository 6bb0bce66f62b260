"""One stored version of an article."""

import pytest

from claims.models import Appearance
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    a_placed_claim(a_dispute())
    article = Appearance.objects.get().article
    article.snapshots.create(number=2, text="Wholly other words.", sha256="x", fetched_at=article.first_held_at)
    return article


def test_an_older_version_keeps_its_words_and_says_that_it_is_older(client, article):
    shown = client.get(f"/articles/{article.pk}/v/1/").content.decode()
    assert "This is version 1" in shown
    assert "DeepSeek may have taken data." in shown
    assert "Wholly other words." not in shown


def test_the_latest_version_by_its_number(client, article):
    assert "This is version" not in client.get(f"/articles/{article.pk}/v/2/").content.decode()


@pytest.mark.parametrize("number", ["0", "3", "9" * 30])
def test_no_such_version(client, article, number):
    assert client.get(f"/articles/{article.pk}/v/{number}/").status_code == 404
