"""Disputes and threads at the desk: begun, called otherwise, taken out."""

import pytest

from claims.editing.disputes import version_of_naming
from claims.models import Dispute
from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

PAGE = "/desk/disputes/"
RTL = "מי אימן את המודלים?"


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def naming(dispute: Dispute, **fields) -> dict:
    return {"title": dispute.title, "version": version_of_naming(dispute), "reason": "Clearer.", **fields}


def test_a_lead_begins_a_dispute_on_an_empty_site_and_finds_where_to_write_its_rules(client, lead):
    assert f'href="{PAGE}"' in words(client.get("/"))
    assert f'href="{PAGE}"' in words(client.get("/desk/"))
    assert "No dispute yet" in words(client.get(PAGE))
    sent = {"title": "  Who owns \u202ethe water? ", "question": "Whose water is it?"}
    assert client.post(PAGE, sent)["Location"] == "/d/who-owns-the-water/rules/"
    dispute = Dispute.objects.get()
    assert (dispute.title, dispute.question) == ("Who owns the water?", "Whose water is it?")
    assert (dispute.publishes, dispute.parent, dispute.rules) == (Publishes.ACCEPTED, None, {})
    client.logout()
    assert "Whose water is it?" in words(client.get("/d/who-owns-the-water/"))
    assert "Whose water is it?" in words(client.get("/"))


def test_a_thread_comes_last_and_shows_readers_what_its_dispute_does(client, lead):
    dispute = a_dispute(second_editor=True)
    a_dispute("First", parent=dispute, position=4)
    client.post(PAGE, {"title": RTL, "parent": dispute.pk})
    thread = Dispute.objects.get(title=RTL)
    assert (thread.parent, thread.position, thread.publishes, thread.second_editor) == (
        dispute,
        5,
        Publishes.SUGGESTED,
        True,
    )
    assert f"<bdi>{RTL}</bdi>" in words(client.get(PAGE))
    assert client.get(f"/d/{thread.slug}/").status_code == 200


@pytest.mark.parametrize(
    "sent, status, says",
    [
        ({"title": " "}, 422, "Write a title."),
        ({"title": "x" * 10_000}, 422, "up to 200 characters; yours has 10000"),
        ({"title": "New", "question": "x" * 301}, 422, "up to 300 characters"),
        ({"title": "New", "parent": "999999"}, 422, "There is no such dispute any more."),
        ({"title": "New", "parent": "thread"}, 422, "There is no such dispute any more."),
        ({"title": "WATER"}, 409, "Another dispute is called “WATER”."),
    ],
)
def test_what_cannot_be_begun_is_said(client, lead, sent, status, says):
    thread = a_dispute("A thread", parent=a_dispute("Water"))
    if sent.get("parent") == "thread":
        sent = {**sent, "parent": thread.pk}
    answer = client.post(PAGE, sent)
    assert (answer.status_code, Dispute.objects.count()) == (status, 2)
    assert says in words(answer)


def test_a_form_sent_twice_begins_one_dispute(client, lead):
    assert [client.post(PAGE, {"title": "Water"}).status_code for _ in range(2)] == [302, 409]
    assert Dispute.objects.count() == 1


def test_an_editor_reads_and_begins_nothing(client):
    client.force_login(a_user(Role.EDITOR))
    dispute = a_dispute("Water", slug="water")
    page = words(client.get(PAGE))
    assert "Water" in page
    assert f'<form method="post" action="{PAGE}"' not in page
    assert 'href="/desk/disputes/water/"' not in page
    assert client.post(PAGE, {"title": "New"}).status_code == 403
    assert client.post("/desk/disputes/water/", naming(dispute, title="New")).status_code == 403
    assert client.post("/desk/disputes/water/remove/", {"reason": "Mine."}).status_code == 403


def test_a_dispute_is_called_otherwise_at_the_same_address(client, lead):
    dispute = a_dispute("Water", slug="water")
    assert 'value="Water"' in words(client.get("/desk/disputes/water/"))
    assert client.get("/d/water/").status_code == 200
    answer = client.post("/desk/disputes/water/", naming(dispute, title="The water", question="Whose?"), follow=True)
    assert "Kept. Its address stays." in words(answer)
    assert "The water" in words(client.get("/d/water/"))
    history = words(client.get(f"/desk/history/dispute/{dispute.pk}/"))
    assert "The water" in history
    assert "Clearer." in history


def test_what_another_lead_wrote_meanwhile_is_shown_and_not_overwritten(client, lead):
    dispute = a_dispute("Water", slug="water")
    sent = naming(dispute, title="Mine")
    Dispute.objects.filter(pk=dispute.pk).update(title="Theirs")
    answer = client.post("/desk/disputes/water/", sent)
    assert answer.status_code == 409
    page = words(answer)
    assert "It was changed since you opened the page." in page
    assert "<bdi>Theirs</bdi>" in page
    assert 'value="Mine"' in page
    dispute.refresh_from_db()
    assert version_of_naming(dispute) in page


def test_a_name_needs_a_reason_and_is_nobody_elses(client, lead):
    dispute = a_dispute("Water", slug="water")
    a_dispute("Fire")
    assert client.post("/desk/disputes/water/", naming(dispute, title="Ice", reason=" ")).status_code == 422
    assert "Another dispute is called" in words(client.post("/desk/disputes/water/", naming(dispute, title="fire")))
    dispute.refresh_from_db()
    assert dispute.title == "Water"


def test_one_begun_by_mistake_is_taken_out(client, lead):
    a_dispute("Water", slug="water")
    assert "Nothing hangs on it" in words(client.get("/desk/disputes/water/remove/"))
    assert client.post("/desk/disputes/water/remove/", {"reason": ""}).status_code == 422
    answer = client.post("/desk/disputes/water/remove/", {"reason": "Twice."}, follow=True)
    assert "“Water” is taken out." in words(answer)
    assert not Dispute.objects.exists()
    assert client.get("/d/water/").status_code == 404


def test_one_with_claims_or_threads_stays(client, lead):
    dispute = a_dispute("Water", slug="water")
    a_placed_claim(dispute)
    a_dispute("Fire", slug="fire")
    a_dispute("Thread", parent=Dispute.objects.get(slug="fire"))
    for slug, why in (("water", "Claims stand in it"), ("fire", "It has threads")):
        assert why in words(client.get(f"/desk/disputes/{slug}/remove/"))
        assert client.post(f"/desk/disputes/{slug}/remove/", {"reason": "Away."}).status_code == 409
    assert Dispute.objects.count() == 3


def test_there_is_none_at_another_address(client, lead):
    for page in ("", "remove/"):
        assert client.get(f"/desk/disputes/nothing/{page}").status_code == 404


def test_a_list_of_many_takes_no_more_queries(client, lead):
    a_dispute("Thread", parent=a_dispute("Dispute"))
    few = count_queries(client, PAGE)
    for n in range(30):
        a_dispute(f"Thread {n}", parent=a_dispute(f"Dispute {n}"))
    assert count_queries(client, PAGE) == few <= MOST
