"""Pages at work in a real browser: with hostile names, by keyboard, and what an editor decides there."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from claims.models import Anchor, Dispute
from claims.terms import AnchorState, Role
from tests.browser.breaking import claim as claim
from tests.browser.looking import log_in, violations
from tests.factories import a_user, an_article
from tests.versions import OPENAI, stored_versions

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_turning_name_turns_nothing_but_itself(page: Page, live_server, claim):
    """The remove sign of its chip stays behind the name, the words after it in the citation stay readable."""
    page.goto(f"{live_server.url}/?by=evil")
    chip = page.locator(".chip", has_text="Evil")
    name, sign = chip.locator("bdi").bounding_box(), chip.locator("[aria-hidden]").bounding_box()
    assert sign["x"] >= name["x"] + name["width"]
    page.goto(f"{live_server.url}/claims/{claim.number}/")
    assert page.locator(".cite bdi", has_text="Evil").count() == 1


def test_enter_in_the_reason_decides_nothing(page: Page, live_server, claim):
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/claims/{claim.number}/")
    page.get_by_label("Reason").fill("Satire.")
    page.get_by_label("Reason").press("Enter")
    page.wait_for_timeout(200)
    claim.refresh_from_db()
    assert claim.status == "suggested"
    page.get_by_role("button", name="Accept").click()
    page.get_by_text("is accepted.").wait_for()
    assert page.locator(".crumbs .status.ok").inner_text() == "✓ checked by an editor"
    assert violations(page) == []


def test_an_editor_takes_an_offered_passage_and_it_is_the_claims(page: Page, live_server, claim):
    first, second = stored_versions(Dispute.objects.get(slug="data"))
    offer = Anchor.objects.get(snapshot=second, state=AnchorState.CHANGED)
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/articles/{first.article_id}/v/1/compare/2/")
    assert violations(page) == []
    page.get_by_label("Reason").press("Enter")
    page.get_by_role("button", name="take these words").click()
    page.get_by_text("tells the claim in these words").wait_for()
    assert page.locator(f"#change-{offer.appearance_id}").get_by_text("nearest words").count() == 0
    page.get_by_role("link", name="An editor decided about it").click()
    expect(page).to_have_url(f"{live_server.url}/desk/offers/{offer.pk}/")
    assert violations(page) == []
    page.get_by_label("Reason").fill("A slip.")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("an open offer again").wait_for()
    offer.refresh_from_db()
    assert offer.is_offer


def test_two_versions_stand_side_by_side_each_paragraph_beside_what_it_became(page: Page, live_server, claim):
    first, _ = stored_versions(Dispute.objects.get(slug="data"))
    page.set_viewport_size({"width": 1360, "height": 900})
    page.goto(f"{live_server.url}/articles/{first.article_id}/v/1/compare/2/")
    pairs = [pair.bounding_box() for pair in page.locator(".texts .pair").all()]
    texts = page.locator(".texts").bounding_box()
    assert all(pair["width"] == texts["width"] for pair in pairs)
    assert all(below["y"] >= above["y"] + above["height"] for above, below in pairwise(pairs))
    old, new = (page.locator(f".texts .pair .{side}").first.bounding_box() for side in ("old", "new"))
    assert old["y"] == new["y"]
    assert new["x"] - old["x"] > texts["width"] / 2.2


def test_on_a_phone_what_did_not_change_stands_once(page: Page, live_server, claim):
    first, _ = stored_versions(Dispute.objects.get(slug="data"))
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/articles/{first.article_id}/v/1/compare/2/")
    assert page.locator(".texts").get_by_text("Who trained on what").filter(visible=True).count() == 1
    assert page.locator(".texts").get_by_text(OPENAI).filter(visible=True).count() == 1
    page.set_viewport_size({"width": 1360, "height": 800})
    assert page.locator(".texts").get_by_text("Who trained on what").filter(visible=True).count() == 2


def test_a_text_from_right_to_left_runs_so_between_others(page: Page, live_server):
    words = "قالت الشركة إنها لم تنسخ أي بيانات."
    snapshot = an_article(f"A headline\n\nDas ist ein deutscher Satz.\n\n{words}")
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/articles/{snapshot.article_id}/")
    german, arabic = (
        page.locator(".para > p", has_text=text).evaluate(
            """paragraph => {
                const range = document.createRange();
                range.setStart(paragraph.firstChild, paragraph.textContent.trimEnd().length - 1);
                range.setEnd(paragraph.firstChild, paragraph.textContent.trimEnd().length);
                const [mark, box] = [range.getBoundingClientRect(), paragraph.getBoundingClientRect()];
                return {mark: mark.x, left: box.x, right: box.right};
            }"""
        )
        for text in ("deutscher", "قالت")
    )
    assert german["mark"] > german["left"] + 50  # its full stop stands behind the words, which begin on the left
    assert arabic["mark"] > arabic["left"] + 50  # and here before them, on the left of words that begin on the right
    assert arabic["mark"] < arabic["right"] - 50
