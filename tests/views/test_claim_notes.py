"""Notes on a claim's page."""

from datetime import timedelta

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


def written(claim: Claim, body: str, **fields) -> Annotation:
    return Annotation.objects.create(claim=claim, author=a_user(Role.EDITOR), body=body, **fields)


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
    assert "for the desk only" in shown
    assert "jane" in shown
    assert "Done." not in shown


def test_a_note_is_not_there_before_it_was_written(client, claim):
    assert notes(client, claim, "?as_of=2025-02-01") == ""


def test_words_are_markdown_and_links_vouch_for_nothing(client, claim):
    written(claim, "See *this* [paper](https://example.org/a) <script>alert(1)</script>", public=True)
    shown = notes(client, claim)
    assert "<em>this</em>" in shown
    assert 'rel="noopener nofollow ugc"' in shown
    assert "<script" not in shown


def test_an_answer_stands_in_its_thread_and_goes_with_it(client, claim):
    first = written(claim, "A question.", public=True)
    written(claim, "Another.", public=True)
    answer = written(claim, "The answer.", public=True, reply_to=first)
    assert notes(client, claim).index("The answer.") < notes(client, claim).index("Another.")
    Annotation.objects.filter(pk=first.pk).update(public=False)
    assert "The answer." not in notes(client, claim)
    Annotation.objects.filter(pk=first.pk).update(public=True, withdrawn_at=timezone.now())
    assert "The answer." not in notes(client, claim)
    assert Annotation.objects.get(pk=answer.pk).public


def test_notes_of_a_claim_that_was_merged_stand_at_the_survivor(client, claim):
    absorbed = a_placed_claim(a_dispute())
    written(absorbed, "Noted before.", public=True)
    Claim.objects.filter(pk=absorbed.pk).update(merged_into=claim)
    assert "Noted before." in notes(client, claim)


def test_no_note_of_an_embargoed_claim_reaches_a_reader(client, claim):
    Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    assert client.get(f"/claims/{claim.number}/").status_code == 404


def test_who_may_write_is_asked_to_and_nobody_else(client, claim):
    assert "Write a note" not in notes(client, claim)
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "Write a note" in notes(client, claim)
    assert "Write a note" not in notes(client, claim, "?as_of=2025-02-01")
