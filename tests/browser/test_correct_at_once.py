"""Two editors, two browsers, one claim: each save that is refused shows its words again."""

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.models import Claim
from claims.terms import Role
from tests.browser.looking import log_in, violations
from tests.factories import a_claim, a_user, an_appearance, an_article

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TIMES = 50
TEXT = "OpenAI Claims DeepSeek Took Data\n\nOpenAI says that DeepSeek may have taken data."
CONTENT = "DeepSeek may have taken data"

#: Presses both buttons before either answer can have come.
_SEND = "() => { setTimeout(() => document.querySelector('.correct button:not([type])').click(), 20); }"


def an_editor(browser: Browser, site: str) -> Page:
    page = browser.new_context().new_page()
    log_in(page, site, a_user(Role.EDITOR))
    return page


def write(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.locator("#correct-wording").fill(words)
    page.locator("#correct-reason").fill(f"Because of {words}")


def test_of_fifty_saves_at_once_no_words_are_lost(browser: Browser, live_server):
    telling = an_appearance(an_article(TEXT), a_claim(), CONTENT)
    address = f"{live_server.url}/desk/claims/{telling.claim.number}/correct/?telling={telling.pk}"
    editors = [an_editor(browser, live_server.url) for _ in range(2)]
    n_kept = n_refused = 0
    for number in range(TIMES):
        words = [f"Words {number} of editor {who}." for who in range(2)]
        for page, written in zip(editors, words, strict=True):
            write(page, address, written)
        for page in editors:
            page.evaluate(_SEND)
        for page in editors:
            page.locator(".clash").or_(page.get_by_text("Kept.")).wait_for(timeout=20_000)
        stands = Claim.objects.get().wording
        for page, written in zip(editors, words, strict=True):
            if "/correct/" in page.url:
                n_refused += 1
                assert page.locator("#correct-wording").input_value() == written
                assert page.locator("#correct-reason").input_value() == f"Because of {written}"
                side = page.locator(".side", has_text="The claim in words")
                expect(side).to_contain_text(written)
                expect(side).to_contain_text(stands)
            else:
                n_kept += 1
                assert stands == written
    assert (n_kept, n_refused) == (TIMES, TIMES)
    assert (
        Claim.pgh_event_model.objects.filter(wording__startswith="Words ").values("wording").distinct().count() == TIMES
    )


def test_then_both_are_joined(browser: Browser, live_server):
    telling = an_appearance(an_article(TEXT), a_claim(), CONTENT)
    address = f"{live_server.url}/desk/claims/{telling.claim.number}/correct/?telling={telling.pk}"
    one, other = (an_editor(browser, live_server.url) for _ in range(2))
    write(one, address, "One.")
    one.locator("#correct-certainty").select_option("may")
    write(other, address, "Other.")
    for page in (one, other):
        page.get_by_role("button", name="Save").click()
    expect(other.locator(".clash")).to_contain_text("both of you changed it")
    assert violations(other) == []
    expect(other.get_by_role("group", name="How it is said").get_by_label("Stands now")).to_be_checked()
    other.locator("#correct-wording").fill("One and other.")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    telling.refresh_from_db()
    assert (telling.claim.wording, telling.certainty) == ("One and other.", "may")
