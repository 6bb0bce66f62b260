"""One stored version of an article."""

import pytest

from claims.models import Anchor, Appearance
from claims.terms import AnchorState
from tests.factories import a_dispute, a_placed_claim
from tests.versions import ANTHROPIC, GETTY, MICROSOFT, OPENAI, claim_of, stored_versions

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
    shown = client.get(f"/articles/{article.pk}/v/2/").content.decode()
    assert "Wholly other words." in shown
    assert "This is version" not in shown


@pytest.mark.parametrize("number", ["0", "3", "9" * 30])
def test_no_such_version(client, article, number):
    assert client.get(f"/articles/{article.pk}/v/{number}/").status_code == 404


def version(client, number: int) -> str:
    first, _ = stored_versions()
    return client.get(f"/articles/{first.article_id}/v/{number}/").content.decode()


def test_the_later_version_lists_what_is_offered_and_what_is_gone(client):
    shown = version(client, 2)
    rest, _, apart = shown.partition("Told in other words here")
    offered, _, gone = apart.partition("No longer in this version")
    for part, content in ((rest, MICROSOFT), (rest, ANTHROPIC), (offered, OPENAI), (gone, GETTY)):
        assert f"/claims/{claim_of(content).number}/" in part
    assert "words changed since version 2" in offered
    assert "gone since version 2" in gone
    assert 'class="offered"' in shown


def test_the_earlier_version_says_what_became_of_its_claims(client):
    shown = version(client, 1)
    assert "words changed since version 2" in shown
    assert "gone since version 2" in shown
    assert "See what changed since" in shown
    assert f"/claims/{claim_of(ANTHROPIC).number}/" not in shown


def test_the_list_of_versions_sums_each_up(client):
    shown = version(client, 2)
    assert "1 claim dropped, 1 added, 1 softened" in shown
    assert "3 claims" in shown
    assert "This text has changed since it was first held" in shown


def test_a_claim_in_the_same_words_may_sound_less_sure_now(client):
    first, second = stored_versions()
    Anchor.objects.filter(snapshot=second, state=AnchorState.SAME, appearance__content=MICROSOFT).update(
        reading={"certainty": "suspected", "negated": False}
    )
    shown = client.get(f"/articles/{first.article_id}/v/1/").content.decode()
    assert "softened since version 2" in shown
    claim = client.get(f"/claims/{claim_of(MICROSOFT).number}/").content.decode()
    assert "suspected instead of stated" in claim
    assert f"/v/1/compare/2/#change-{Appearance.objects.get(content=MICROSOFT).pk}" in claim
