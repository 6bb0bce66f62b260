"""Notes on a claim's page."""

import pytest
from django.utils import timezone

from claims.models import Annotation, Claim
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    claim, author = a_placed_claim(a_dispute()), a_user(Role.EDITOR, username="jane")
    Annotation.objects.create(claim=claim, author=author, body="Asked <b>again</b>.", public=True)
    Annotation.objects.create(claim=claim, author=author, body="For the desk.")
    Annotation.objects.create(claim=claim, author=author, body="Done.", public=True, resolved_at=timezone.now())
    return claim


def notes(client, claim: Claim, query: str = "") -> str:
    html = client.get(f"/claims/{claim.number}/{query}").content.decode()
    return html.partition('id="notes"')[2].partition("</section>")[0]


def test_readers_see_public_ones_and_no_account_is_named(client, claim):
    shown = notes(client, claim)
    assert "Asked &lt;b&gt;again&lt;/b&gt;." in shown
    assert "For the desk." not in shown
    assert "Done." not in shown
    assert "jane" not in shown
    assert "editor" in shown


def test_people_with_an_account_see_all_that_are_open(client, claim):
    client.force_login(a_user(Role.CONTRIBUTOR))
    shown = notes(client, claim)
    assert "For the desk." in shown
    assert "not public" in shown
    assert "jane" in shown
    assert "Done." not in shown


def test_a_note_is_not_there_before_it_was_written(client, claim):
    assert notes(client, claim, "?as_of=2025-02-01") == ""
