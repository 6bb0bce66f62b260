"""Single keys, the help that opens over a page, and the lines for a first visit."""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import violations
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def timeline(page: Page, live_server) -> Page:
    dispute = a_dispute()
    for words in ("DeepSeek took data.", "Getty sued.", "Reuters licensed pictures."):
        a_placed_claim(dispute, words)
    page.goto(live_server.url)
    return page


def focused(page: Page) -> str | None:
    """The claim that has the focus."""
    return page.evaluate("document.activeElement.closest('article.claim')?.getAttribute('aria-labelledby')")


def test_j_and_k_go_from_claim_to_claim(timeline):
    timeline.keyboard.press("j")
    first = focused(timeline)
    timeline.keyboard.press("j")
    assert focused(timeline) != first
    timeline.keyboard.press("k")
    assert focused(timeline) == first
    timeline.keyboard.press("e")
    timeline.wait_for_url("**/claims/*/#evidence-*")


def test_o_opens_the_claim_and_w_what_is_new(timeline):
    timeline.keyboard.press("j")
    timeline.keyboard.press("o")
    timeline.wait_for_url("**/claims/*/")
    timeline.keyboard.press("w")
    timeline.wait_for_url("**/new/")


def test_the_keys_open_over_the_page_and_can_be_switched_off(timeline):
    timeline.keyboard.press("?")
    timeline.get_by_role("dialog").get_by_text("previous claim").wait_for()
    assert violations(timeline) == []
    timeline.get_by_label("Single keys").uncheck()
    timeline.get_by_role("button", name="Close").click()
    timeline.keyboard.press("j")
    assert focused(timeline) is None
    timeline.keyboard.press("?")
    timeline.get_by_label("Single keys").check()
    timeline.keyboard.press("Escape")
    timeline.keyboard.press("j")
    assert focused(timeline)


def test_a_key_typed_into_a_field_is_a_letter(timeline):
    timeline.keyboard.press("/")
    timeline.keyboard.type("jet?")
    assert timeline.get_by_role("searchbox", name="Search claims, parties, sources").input_value() == "jet?"


def test_the_lines_for_a_first_visit_are_gone_when_read(timeline):
    timeline.get_by_role("button", name="Got it").click()
    timeline.reload()
    assert timeline.get_by_role("button", name="Got it").count() == 0
