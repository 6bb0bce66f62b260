"""The tray: claims in which nobody knows who is meant, and an editor's word on it."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.review import version_of
from claims.editing.review_queue import put_aside
from claims.linking import relink_article
from claims.models import Claim, MentionDecision, PartyAlias, Placement, ReviewAside
from claims.terms import Role
from tests.factories import a_dispute, a_party, a_user
from tests.linking.telling_tales import tell
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]

TEXT = "Ann Lee, a lawyer, said that they were copied without leave."


@pytest.fixture
def unclear():
    """A telling of which nobody knows who is meant."""
    telling = tell(TEXT)
    assert Claim.objects.get().unclear == "they"
    return telling


def shown(client) -> str:
    return client.get("/desk/unclear/").content.decode()


def say(client, telling, name: str, **fields):
    data = {"words": "they", "name": name, **fields}
    return client.post(f"/desk/unclear/{telling.pk}/", data, follow=True)


def test_nothing_is_unclear(client):
    tell("OpenAI said that DeepSeek copied its models.")
    assert "Every claim says who is meant" in shown(client)


def test_each_stands_with_its_paragraph(client, unclear):
    page = shown(client)
    assert "Who is “they”?" in page
    assert f'href="/articles/{unclear.article_id}/v/1/#a{unclear.pk}"' in page
    assert "<mark>they were copied without leave</mark>" in page


def test_what_was_put_aside_for_that_waits_again(client, unclear, editor):
    a_party("Two Novelists")
    claim = Claim.objects.get()
    put_aside(claim.number, editor, version_of(claim))
    say(client, unclear, "Two Novelists")
    assert not ReviewAside.objects.exists()
    relink_article(unclear.article)
    assert Claim.objects.get().unclear == ""


def test_who_is_meant_is_written_out_and_the_claim_placed(client, unclear, editor):
    dispute = a_dispute(rules={"words": ["copied"]})
    a_party("Two Novelists")
    answer = say(client, unclear, "Two Novelists", reason="The paragraph before names them.")
    assert "Kept." in answer.content.decode()
    decision = MentionDecision.objects.get()
    assert (decision.words, decision.appearance_id, decision.decided_by) == ("they", unclear.pk, editor)
    assert ProcrastinateJob.objects.filter(task_name="claims.relink", args={"article_id": unclear.article_id}).exists()
    assert not Placement.objects.exists()
    relink_article(unclear.article)
    claim = Claim.objects.get()
    assert (claim.wording, claim.unclear) == ("Two Novelists were copied without leave.", "")
    assert Placement.objects.get().dispute == dispute
    assert "Every claim says who is meant" in shown(client)


def test_a_name_that_nobody_or_several_have_is_refused(client, unclear):
    answer = say(client, unclear, "Two Novelists")
    assert answer.status_code == 409
    assert "Nobody is known as “Two Novelists”" in answer.content.decode()
    for slug in ("smith", "smith-2"):
        PartyAlias.objects.create(party=a_party(f"John Smith {slug}", slug=slug), name="John Smith")
    assert "one of: smith, smith-2" in say(client, unclear, "John Smith").content.decode()
    assert say(client, unclear, "smith-2").status_code == 200


def test_a_form_that_lacks_something_comes_back(client, unclear):
    answer = say(client, unclear, "")
    assert answer.status_code == 422
    assert "Write who is meant." in answer.content.decode()


def test_what_has_changed_meanwhile_is_not_decided(client, unclear):
    a_party("Two Novelists")
    answer = say(client, unclear, "Two Novelists", words="it")
    assert answer.status_code == 409
    assert "has changed" in answer.content.decode()
    assert say(client, unclear, "").status_code == 422
    assert client.post("/desk/unclear/999999/", {"words": "they", "name": "Two Novelists"}).status_code == 404
    assert client.get(f"/desk/unclear/{unclear.pk}/").status_code == 302


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR])
def test_others_see_nothing_of_it(client, unclear, role):
    client.logout()
    if role:
        client.force_login(a_user(role))
    assert client.get("/desk/unclear/").status_code == 403
    assert say(client, unclear, "Ann Lee").status_code == 403


def test_a_longer_list_takes_no_more_queries(client, unclear):
    few = count_queries(client, "/desk/unclear/")
    for number in range(4):
        tell(f"Ann Lee, a lawyer, said that they were copied {number + 2} times.", f"Outlet {number}")
    assert count_queries(client, "/desk/unclear/") == few <= MOST
