"""The pages of notes in a real browser: for everybody, on a narrow screen, with hostile words."""

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.editing.notes import Words, note_words, reply, write_note
from claims.models import Annotation
from claims.terms import Role
from claims.text.spans import Span
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of, log_in
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)

HOSTILE = f"{TURNING} *{LONG}* `{LONG}`\n\n> {LONG}\n\n- @nobody\n\n    {LONG}"


@DESK_SCREENS
def test_no_page_of_notes_breaks_a_rule(browser: Browser, live_server, width, scheme):
    editor, claim = a_user(Role.EDITOR), a_placed_claim(a_dispute(), LONG)
    empty = faults_of(browser, live_server.url, ["/desk/notes/"], width, scheme, editor)
    note = write_note(editor, claim, Words(HOSTILE, public=True))
    reply(editor, note.pk, Words(LONG))
    claims = [f"/claims/{claim.number}/", f"/desk/claims/{claim.number}/note/"]
    snapshot = claim.appearances.get().first_snapshot
    note_words(editor, snapshot, Span(0, 6), Words(HOSTILE, public=True))
    article = f"/articles/{snapshot.article_id}/"
    of_words = [article, f"/desk{article}v/1/note/?on=OpenAI"]
    pages = [*claims, *of_words, "/desk/notes/?pile=open", f"/desk/notes/{note.pk}/", f"/desk/notes/{note.pk}/edit/"]
    assert empty + faults_of(browser, live_server.url, pages, width, scheme, editor) == []
    assert faults_of(browser, live_server.url, [claims[0], article], width, scheme) == []


def test_on_a_phone_too_one_sees_and_hears_that_an_answer_was_kept(page: Page, live_server):
    editor = a_user(Role.EDITOR)
    note = write_note(editor, a_placed_claim(a_dispute()), Words("A long story. " * 200))
    page.set_viewport_size({"width": 360, "height": 640})
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/notes/{note.pk}/")
    page.get_by_role("textbox", name="Note").fill("So it is.")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("The answer stands in the thread.")).to_be_in_viewport()
    answer = page.locator(f"#note-{Annotation.objects.get(reply_to=note).pk}")
    expect(answer).to_be_focused()
    expect(answer).to_have_accessible_description("The answer stands in the thread.")


def test_selected_words_go_along_to_the_form(page: Page, live_server):
    claim = a_placed_claim(a_dispute())
    snapshot = claim.appearances.get().first_snapshot
    log_in(page, live_server.url, a_user(Role.CONTRIBUTOR))
    page.goto(f"{live_server.url}/articles/{snapshot.article_id}/")
    page.locator(".para > p mark").first.evaluate("element => getSelection().selectAllChildren(element)")
    page.get_by_role("link", name="Write a note on the selected words").click()
    page.get_by_label("Note").fill("Is it?")
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("The note stands beside these words.").wait_for()
    assert Annotation.objects.get().anchors.get().exact == claim.wording.rstrip(".")
