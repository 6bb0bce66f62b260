"""An editor's word on an offered passage, sent from the page that compares two versions."""

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.offers import version_of_offer
from claims.models import Anchor, Snapshot
from claims.terms import AnchorState, Role
from tests.factories import a_user
from tests.versions import MICROSOFT, SOFTENED, stored_versions

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Anchor:
    _, second = stored_versions()
    return Anchor.objects.get(snapshot=second, state=AnchorState.CHANGED)


def decide(client, offer: Anchor, decision: str, **fields):
    offer.refresh_from_db()
    fields = {"version": version_of_offer(offer), "reason": "", **fields}
    return client.post(f"/desk/offers/{offer.pk}/", {"decision": decision, **fields})


def test_taken(client, offer, editor):
    answer = decide(client, offer, "take")
    article, pk = offer.snapshot.article_id, offer.appearance_id
    assert answer["Location"] == f"/articles/{article}/v/1/compare/2/"
    said = client.get(answer["Location"]).content.decode()
    assert f'tells the claim in these words. <a href="#change-{pk}">To the passage</a>' in said
    assert f'id="change-{pk}"' in said
    shown = client.get(f"/articles/{article}/v/2/").content.decode()
    assert "changed words, checked by an editor" in shown
    claim = client.get(f"/claims/{offer.appearance.claim.number}/").content.decode()
    assert f"the article says it in other words: “{SOFTENED}”" in claim


def test_refused_it_is_asked_to_be_read_again(client, offer, editor):
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
    assert decide(client, offer, "refuse", reason="Another sentence.").status_code == 302
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("claims.reextract", {"article_id": offer.snapshot.article_id})
    claim = client.get(f"/claims/{offer.appearance.claim.number}/").content.decode()
    assert "gone since version 2" in claim


def test_undone_from_its_page(client, offer, editor):
    decide(client, offer, "take")
    shown = client.get(f"/desk/offers/{offer.pk}/").content.decode()
    assert f"taken by {editor.username}" in shown
    assert decide(client, offer, "undo", reason="A slip.").status_code == 302
    offer.refresh_from_db()
    assert offer.is_offer


@pytest.mark.parametrize("decision", ["refuse", "undo"])
def test_without_a_reason_the_page_comes_back_and_says_so(client, offer, editor, decision):
    answer = decide(client, offer, decision)
    assert answer.status_code == 422
    assert "Say why" in answer.content.decode()
    offer.refresh_from_db()
    assert offer.is_offer


def test_a_stale_form_comes_back_with_what_was_typed(client, offer, editor):
    answer = decide(client, offer, "refuse", version="old", reason="Another sentence.")
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "has changed since you opened the page" in shown
    assert "Another sentence." in shown
    assert f'value="{version_of_offer(offer)}"' in shown


@pytest.mark.parametrize(
    "fields,said",
    [
        ({"decision": "burn"}, "Choose: take, refuse or undo."),
        ({"decision": "take", "version": ""}, "without saying which state"),
        ({"decision": "take", "reason": "x" * 1001}, "takes up to 1000 characters"),
    ],
)
def test_a_broken_form_says_what_is_wrong(client, offer, editor, fields, said):
    answer = decide(client, offer, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR])
def test_nobody_else(client, offer, role):
    if role:
        client.force_login(a_user(role))
    assert decide(client, offer, "take").status_code == 403
    assert client.get(f"/desk/offers/{offer.pk}/").status_code == 403


def test_where_nothing_was_offered_there_is_no_page(client, offer, editor):
    standing = Anchor.objects.get(snapshot=offer.snapshot, appearance__content=MICROSOFT)
    for pk in (standing.pk, 0, 10**30):
        assert client.get(f"/desk/offers/{pk}/").status_code == 404


def test_reading_the_address_decides_nothing(client, offer, editor):
    assert client.get(f"/desk/offers/{offer.pk}/?decision=take").status_code == 200
    offer.refresh_from_db()
    assert offer.is_offer


def test_where_words_were_blacked_out_no_others_are_shown(client, offer, editor):
    text = offer.snapshot.text.replace(SOFTENED, "█" * len(SOFTENED))
    Snapshot.objects.filter(pk=offer.snapshot_id).update(text=text, redacted_at=timezone.now())
    assert SOFTENED not in client.get(f"/desk/offers/{offer.pk}/").content.decode()
    decide(client, offer, "refuse", reason="Another sentence.")
    assert SOFTENED not in client.get(f"/desk/offers/{offer.pk}/").content.decode()
