"""The history of a thing, and the way back."""

import pghistory
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.notes import Words, edit_note, write_note
from claims.models import ChainLink, Claim, User
from claims.terms import Role
from claims.timeline.history_kinds import KINDS
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client) -> User:
    editor = a_user(Role.EDITOR, username="marion")
    client.force_login(editor)
    return editor


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute())


def change(claim: Claim, by: User, reason: str, **fields) -> None:
    with pghistory.context(user=by.pk, reason=reason):
        Claim.objects.filter(pk=claim.pk).update(**fields)


def page(client, claim: Claim, query: str = "") -> str:
    return client.get(f"/desk/history/claim/{claim.pk}/{query}").content.decode()


def send(client, claim: Claim, **fields):
    told = list(claim.events.order_by("-pgh_id").values_list("pgh_id", flat=True))
    sent = {"event": told[-1], "latest": told[0], "reason": "It was right.", **fields}
    return client.post(f"/desk/history/claim/{claim.pk}/", sent)


def test_it_says_who_what_when_and_why_with_the_words_lit(client, claim, editor):
    change(claim, editor, "A slip.", wording="DeepSeek has taken data.", speaker=a_party("Microsoft"))
    shown = page(client, claim)
    assert "<b>marion</b> changed" in shown
    assert "<q>A slip.</q>" in shown
    assert "<del>may have</del>" in shown
    assert "<ins>has</ins>" in shown
    assert "<ins>Microsoft</ins>" in shown
    assert "<del>OpenAI</del>" in shown
    assert "<b>the machine</b> made" in shown


def test_back_to_this(client, claim, editor):
    change(claim, editor, "A slip.", wording="DeepSeek has taken data.")
    assert send(client, claim).status_code == 302
    claim.refresh_from_db()
    assert claim.wording == "DeepSeek may have taken data."
    assert page(client, claim).count("It was right.") == 1


def test_what_is_refused_says_why_and_keeps_the_reason(client, claim, editor):
    assert "already" in send(client, claim).content.decode()
    change(claim, editor, "A slip.", wording="Other.")
    for fields, status in [
        ({"reason": ""}, 422),
        ({"reason": "x" * 2_000}, 422),
        ({"event": "9" * 30}, 422),
        ({"event": "x"}, 422),
        ({"latest": 1}, 409),
        ({"event": 10**15}, 404),
    ]:
        assert send(client, claim, **fields).status_code == status, fields
    assert "It was right.</textarea>" in send(client, claim, latest=1).content.decode()
    assert Claim.objects.get().wording == "Other."


def test_who_may_not_change_it_only_reads(client, claim, editor):
    change(claim, editor, "A slip.", wording="Other.")
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "A slip." in page(client, claim)
    assert "Back to this" not in page(client, claim)
    assert send(client, claim).status_code == 403
    client.logout()
    assert client.get(f"/desk/history/claim/{claim.pk}/").status_code == 403


def test_a_deleted_thing_keeps_its_history(client, editor):
    claim = a_claim("It will go.")
    pk = claim.pk
    claim.delete()
    shown = client.get(f"/desk/history/claim/{pk}/").content.decode()
    assert "It was deleted." in shown
    assert "It will go." in shown
    assert "Back to this" not in shown


def test_what_never_was_has_no_page(client, editor):
    for address in ("claim/99999", "claim/99999999999999999999", "secret/1", "user/1"):
        assert client.get(f"/desk/history/{address}/").status_code == 404


def test_a_kind_without_a_way_back_says_why(client, claim, editor):
    anchor = claim.appearances.get().anchors.first()
    shown = client.get(f"/desk/history/anchor/{anchor.pk}/").content.decode()
    assert "No earlier state is brought back here" in shown
    assert "Back to this" not in shown


def test_a_link_that_comes_back_has_its_telling_linked_again(client, claim, editor):
    link = claim.appearances.get().chain.get(position=0)
    ChainLink.objects.filter(pk=link.pk).update(words="so they said")
    first, last = link.events.order_by("pgh_id").values_list("pgh_id", flat=True)
    sent = {"event": first, "latest": last, "reason": "It was right."}
    assert client.post(f"/desk/history/chain-link/{link.pk}/", sent).status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="claims.link_corrected").exists()


def test_its_parts_are_led_to(client, claim, editor):
    telling = claim.appearances.get()
    assert f"/desk/history/telling/{telling.pk}/" in page(client, claim)
    assert f"/desk/history/placement/{claim.placements.get().pk}/" in page(client, claim)
    shown = client.get(f"/desk/history/telling/{telling.pk}/").content.decode()
    assert f"/desk/history/claim/{claim.pk}/" in shown


def test_every_kind_shows_what_it_has(client, editor):
    """The columns are there, and so is a page for a row that the events alone know."""
    for slug, kind in KINDS.items():
        attributes = {field.attname for field in kind.model._meta.concrete_fields}
        events = {field.attname for field in kind.events._meta.concrete_fields}
        assert kind.shown.keys() <= attributes & events, slug
        assert client.get(f"/desk/history/{slug}/1000000/").status_code == 404


def test_hostile_words_do_no_harm(client, claim, editor):
    change(claim, editor, "<script>alert(1)</script>", wording="<b onclick=x>" + "\u202e" + "long" * 1_000)
    shown = page(client, claim)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "&lt;b onclick=x&gt;" in shown
    assert "<script>alert" not in shown
    assert "<b onclick" not in shown


def test_the_queries_do_not_grow_and_it_has_pages(client, claim, editor):
    change(claim, editor, "No. 0", speaker=a_party("Party 0"))
    page(client, claim)  # the session notes its first use
    few = count_queries(client, f"/desk/history/claim/{claim.pk}/")
    for n in range(1, 22):
        change(claim, editor, f"No. {n}", speaker=a_party(f"Party {n}"))
    assert count_queries(client, f"/desk/history/claim/{claim.pk}/") == few <= MOST
    assert "No. 21" in page(client, claim)
    assert "No. 0<" not in page(client, claim)
    assert "No. 0<" in page(client, claim, "?page=2")
    assert "OpenAI" in page(client, claim, "?page=2")
    assert client.get(f"/desk/history/claim/{claim.pk}/?page=%00").status_code == 200


def test_the_way_back_of_a_note_is_offered_to_whom_it_belongs(client, claim, editor):
    jane = a_user(Role.CONTRIBUTOR)
    note = write_note(jane, claim, Words("First."))
    edit_note(jane, note.pk, 1, Words("Second."))
    for user, offered in ((jane, True), (editor, True), (a_user(Role.CONTRIBUTOR), False)):
        client.force_login(user)
        shown = client.get(f"/desk/history/note/{note.pk}/").content.decode()
        assert ("Back to this" in shown) is offered


def test_what_the_machine_alone_reads_of_a_claim_is_no_change_that_is_shown(client, claim, editor):
    for stems in (["take"], ["give"]):
        claim.slots = {"quantities": [{"text": "about 24,000"}], "times": [], "stems": stems}
        claim.save(update_fields=["slots"])
    page = client.get(f"/desk/history/claim/{claim.pk}/").content.decode()
    assert page.count("about 24,000") == 1
    assert "stems" not in page
