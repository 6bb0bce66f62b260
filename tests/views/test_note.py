"""Notes at the desk: the list, writing, answering, changing, and what is done with a whole one."""

import pytest
from django.utils import timezone

from claims.models import Annotation, Claim, User
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

ATTACK = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) \u202eevil"


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute())


@pytest.fixture
def jane(client) -> User:
    """A contributor, who is logged in."""
    jane = a_user(Role.CONTRIBUTOR, username="jane")
    client.force_login(jane)
    return jane


@pytest.fixture
def note(claim) -> Annotation:
    return Annotation.objects.create(claim=claim, author=a_user(Role.EDITOR), body="Is that so?")


def send(client, address: str, **fields):
    return client.post(address, {"do": "save", **fields})


def test_a_note_is_written_previewed_and_kept(client, claim, jane):
    address = f"/desk/claims/{claim.number}/note/"
    assert "Only people with an account see it" in client.get(address).content.decode()
    preview = send(client, address, body="So *it* is.", do="preview")
    assert "So <em>it</em> is." in preview.content.decode()
    assert not Annotation.objects.exists()
    answer = send(client, address, body="So *it* is. @nobody", public="1")
    note = Annotation.objects.get()
    assert answer.url == f"/desk/notes/{note.pk}/#note-{note.pk}"
    assert not note.public
    assert "Nobody here is called nobody" in client.get(answer.url).content.decode()


def test_who_is_called_in_changed_words_is_looked_for_in_these(client, claim, jane):
    send(client, f"/desk/claims/{claim.number}/note/", body="Look, @jane.")
    address = f"/desk/notes/{Annotation.objects.get().pk}/edit/"
    unknown = "Nobody here is called"
    answer = send(client, address, body="Look.", version=1)
    assert unknown not in client.get(answer.url).text
    answer = send(client, address, body="Look, @nobody.", version=2)
    assert f"{unknown} nobody" in client.get(answer.url).text


def test_an_editor_says_who_sees_it(client, claim):
    client.force_login(a_user(Role.EDITOR))
    address = f"/desk/claims/{claim.number}/note/"
    assert "Public: every reader" in client.get(address).content.decode()
    assert send(client, address, body="For all.", public="maybe").status_code == 422
    send(client, address, body="For all.", public="1")
    assert Annotation.objects.get().public


def test_a_megabyte_is_refused_and_not_lost(client, claim, jane):
    words = "word " * 200_000
    answer = send(client, f"/desk/claims/{claim.number}/note/", body=words)
    assert answer.status_code == 422
    assert "takes up to 20000 characters" in answer.content.decode()
    assert words.strip() in answer.content.decode()


def test_a_session_that_ended_loses_no_word(client, claim, jane):
    address = f"/desk/claims/{claim.number}/note/"
    client.logout()
    answer = send(client, address, body="A long thought.")
    assert answer.status_code == 403
    assert "A long thought." in answer.text
    assert not Annotation.objects.exists()


def test_nobody_without_an_account_comes_in(client, note):
    for address in ("/desk/notes/", f"/desk/notes/{note.pk}/", f"/desk/notes/{note.pk}/edit/"):
        assert client.get(address).status_code == 403
    assert client.post(f"/desk/notes/{note.pk}/do/", {"do": "resolve", "version": 1}).status_code == 403
    assert client.get("/desk/notes/99/").status_code == 403


def test_the_list_shows_who_is_called(client, note, jane):
    assert "Nobody calls you" in client.get("/desk/notes/").content.decode()
    note.mentioned.add(jane)
    mine = Annotation.objects.create(claim=note.claim, author=jane, body="Mine.")
    Annotation.objects.create(claim=note.claim, author=note.author, body="To yours.", reply_to=mine)
    shown = client.get("/desk/notes/").content.decode()
    assert "Is that so?" in shown
    assert "To yours." in shown
    assert "Mine." not in shown
    Annotation.objects.filter(pk=note.pk).update(resolved_at=timezone.now())
    assert "Is that so?" not in client.get("/desk/notes/").content.decode()
    assert "Is that so?" in client.get("/desk/notes/?pile=resolved").content.decode()
    assert client.get("/desk/notes/?pile=%00&page=-1").status_code == 200


def test_attack_html_is_words(client, note, jane):
    Annotation.objects.filter(pk=note.pk).update(body=ATTACK, public=True)
    for address in ("/desk/notes/?pile=open", f"/desk/notes/{note.pk}/", f"/claims/{note.claim.number}/"):
        shown = client.get(address).content.decode()
        assert "&lt;img src=x" in shown
        assert "<img src=x" not in shown
        assert 'href="javascript' not in shown
    send(client, f"/desk/notes/{note.pk}/", body=ATTACK)
    assert "\u202e" not in Annotation.objects.get(reply_to=note).body


def test_an_answer_is_kept_and_leads_to_the_thread(client, note, jane):
    answer = send(client, f"/desk/notes/{note.pk}/", body="It is.")
    reply = Annotation.objects.get(reply_to=note)
    assert answer.url == f"/desk/notes/{note.pk}/#note-{reply.pk}"
    page = client.get(answer.url).content.decode()
    assert page.count("The answer stands in the thread.") == 1
    at = page.partition(f'id="note-{reply.pk}"')[2].partition("</article>")[0]
    assert "The answer stands in the thread." in at.partition(f'id="note-{reply.pk}-said"')[2]
    assert send(client, f"/desk/notes/{note.pk}/", body=" ").status_code == 422
    assert client.get("/desk/notes/99999999999999999999/").status_code == 404


def test_whose_note_it_is_not_changes_nothing(client, note, jane):
    assert "Change its words" not in client.get(f"/desk/notes/{note.pk}/").content.decode()
    assert send(client, f"/desk/notes/{note.pk}/edit/", body="No.", version=1).status_code == 403
    assert client.post(f"/desk/notes/{note.pk}/do/", {"do": "resolve", "version": 1}).status_code == 403
    assert client.get(f"/desk/notes/{note.pk}/do/").status_code == 405


def test_two_at_once_see_both_texts(client, note):
    client.force_login(a_user(Role.EDITOR))
    address = f"/desk/notes/{note.pk}/edit/"
    send(client, address, body="The first text.", version=1)
    stale = send(client, address, body="The second text.", version=1)
    assert stale.status_code == 409
    shown = stale.content.decode()
    assert "The first text." in shown
    assert "The second text." in shown
    assert 'name="version" value="2"' in shown
    send(client, address, body="Both texts.", version=2)
    note.refresh_from_db()
    assert note.body == "Both texts."


def test_resolved_withdrawn_and_taken_back(client, note):
    client.force_login(a_user(Role.EDITOR))
    do = f"/desk/notes/{note.pk}/do/"
    assert client.post(do, {"do": "resolve", "version": 1}).status_code == 302
    assert client.post(do, {"do": "resolve", "version": 1}).status_code == 409
    assert client.post(do, {"do": "withdraw", "version": 2}).status_code == 409
    assert client.post(do, {"do": "burn", "version": 2}).status_code == 422
    assert client.post(do, {"do": "withdraw", "version": 2, "reason": "Wrong claim."}).status_code == 302
    assert "Take back" in client.get(f"/desk/notes/{note.pk}/").content.decode()
    assert client.post(do, {"do": "take-back", "version": 3}).status_code == 302
    note.refresh_from_db()
    assert note.withdrawn_at is None


def test_the_queries_do_not_grow_with_the_notes(client, note, jane):
    addresses = ["/desk/notes/?pile=open", f"/desk/notes/{note.pk}/"]
    few = [count_queries(client, address) for address in addresses]
    for n in range(25):
        Annotation.objects.create(claim=note.claim, author=note.author, body=f"No. {n}", reply_to=note)
    assert [count_queries(client, address) for address in addresses] == few
    assert max(few) <= MOST


def test_a_claim_that_goes_while_somebody_writes_takes_no_word_along(client, claim, jane):
    address = f"/desk/claims/{claim.number}/note/"
    survivor = a_placed_claim(a_dispute())
    Claim.objects.filter(pk=claim.pk).update(merged_into=survivor)
    send(client, address, body="A long thought.")
    assert Annotation.objects.get().claim == survivor
    Claim.objects.filter(pk=survivor.pk).update(status=Status.REJECTED)
    gone = send(client, address, body="Another long thought.")
    assert gone.status_code == 404
    assert "Another long thought.</textarea>" in gone.content.decode()
    assert client.get(address).status_code == 404
