"""The pages of notes in a real browser: for everybody, on a narrow screen, with hostile words."""

import pytest
from playwright.sync_api import Browser

from claims.editing.notes import Words, reply, write_note
from claims.terms import Role
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import faults_of
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)

HOSTILE = f"{TURNING} *{LONG}* `{LONG}`\n\n> {LONG}\n\n- @nobody\n\n    {LONG}"


@pytest.mark.parametrize("width,scheme", [(1360, "light"), (320, "dark")])
def test_no_page_of_notes_breaks_a_rule(browser: Browser, live_server, width, scheme):
    editor, claim = a_user(Role.EDITOR), a_placed_claim(a_dispute(), LONG)
    empty = faults_of(browser, live_server.url, ["/desk/notes/"], width, scheme, editor)
    note = write_note(editor, claim, Words(HOSTILE, public=True))
    reply(editor, note.pk, Words(LONG))
    claims = [f"/claims/{claim.number}/", f"/desk/claims/{claim.number}/note/"]
    pages = [*claims, "/desk/notes/?pile=open", f"/desk/notes/{note.pk}/", f"/desk/notes/{note.pk}/edit/"]
    assert empty + faults_of(browser, live_server.url, pages, width, scheme, editor) == []
    assert faults_of(browser, live_server.url, claims[:1], width, scheme) == []
