"""The way to a comparison: the two versions that are asked for, else the last two."""

import pytest

from tests.factories import a_dispute, a_placed_claim, an_article
from tests.versions import stored_version, stored_versions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query,pair",
    [
        ("", (2, 3)),
        ("?one=1&other=3", (1, 3)),
        ("?one=3&other=1", (1, 3)),
        ("?one=2&other=2", (2, 3)),
        ("?one=soon&other=1", (2, 3)),
        ("?one=-1&other=1", (2, 3)),
        (f"?one=1&other={10**40}", (2, 3)),
        ("?one=1", (2, 3)),
    ],
)
def test_which_two(client, query, pair):
    first, _ = stored_versions()
    stored_version(first, "Nothing is left.")
    answer = client.get(f"/articles/{first.article_id}/compare/{query}")
    assert answer["Location"] == "/articles/{}/v/{}/compare/{}/".format(first.article_id, *pair)


def test_one_version_is_said_to_be_the_only_one(client):
    article = a_placed_claim(a_dispute()).appearances.get().article
    answer = client.get(f"/articles/{article.pk}/compare/")
    assert answer.status_code == 200
    assert "One version so far" in answer.content.decode()
    assert "Only this one is held" in client.get(f"/articles/{article.pk}/").content.decode()


def test_an_article_that_readers_do_not_see_is_not_there(client):
    assert client.get(f"/articles/{an_article().article_id}/compare/").status_code == 404
    assert client.get("/articles/999999/compare/").status_code == 404


def test_with_three_there_is_a_choice(client):
    first, _ = stored_versions()
    page = f"/articles/{first.article_id}/"
    assert 'name="other"' not in client.get(page).content.decode()
    stored_version(first, "Nothing is left.")
    assert 'name="other"' in client.get(page).content.decode()
