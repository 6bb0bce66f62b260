"""The page of a claim in a real browser: turning the evidence by keyboard, history, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.models import ClaimRelation
from tests.browser.breaking import claim as claim
from tests.browser.looking import violations
from tests.factories import a_claim, an_appearance, an_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(live_server, claim) -> str:
    return f"{live_server.url}/claims/{claim.number}/"


def test_the_evidence_is_turned_in_place_by_keyboard_and_back_turns_it_back(page: Page, address):
    page.goto(address)
    page.evaluate("document.querySelector('h1').dataset.kept = 'yes'")
    title = page.locator("#evidence-title")
    expect(title).to_contain_text("1 of 5")
    page.locator("#telling-after").focus()
    page.keyboard.press("Enter")
    expect(title).to_contain_text("2 of 5")
    expect(page.locator("#telling-after")).to_be_focused()
    expect(page).to_have_url(f"{address}?telling=2")
    expect(page.locator("h1")).to_have_attribute("data-kept", "yes")
    assert violations(page) == []
    page.go_back()
    expect(title).to_contain_text("1 of 5")


def test_a_badge_is_in_the_type_of_badges_wherever_it_stands(page: Page, address, claim):
    """Beside the wording of another claim, too, which is in the type of what people said."""
    denial = a_claim("Nobody took it.")
    an_appearance(an_article("Nobody took it, they say."), denial, "Nobody took it")
    for dispute in claim.placements.values_list("dispute", flat=True):
        denial.placements.create(dispute_id=dispute)
    ClaimRelation.objects.create(claim=denial, kind="denies", other=claim, status="accepted")
    page.goto(address)
    fonts = page.eval_on_selector_all(".status", "all => all.map(each => getComputedStyle(each).fontFamily)")
    assert page.locator(".related .wording .status").count() == 1
    assert len(set(fonts)) == 1


def test_keys_turn_the_evidence(page: Page, address):
    page.goto(address)
    page.keyboard.press("n")
    expect(page.locator("#evidence-title")).to_contain_text("2 of 5")
    page.keyboard.press("p")
    expect(page.locator("#evidence-title")).to_contain_text("1 of 5")


def test_focus_stays_where_it_was_at_the_last_telling(page: Page, address):
    page.goto(f"{address}?telling=4")
    page.locator("#telling-after").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#telling-after")).to_have_text("last telling")
    expect(page.locator("#telling-after")).to_be_focused()


def test_what_a_telling_is_joined_with_is_turned_to_in_place(page: Page, address):
    page.goto(address)
    number = page.locator("#joined-with").inner_text().removeprefix("telling ")
    page.locator("#joined-with").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence-title")).to_contain_text(f"{number} of 5")
    expect(page.locator("#joined-with")).to_be_focused()


def test_from_the_list_on_a_phone_it_is_led_to(page: Page, address):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    telling = page.locator(".telling", has=page.get_by_text("Same claim")).last
    telling.locator("summary").click()
    link = telling.get_by_role("link", name="telling")
    number = link.first.inner_text().removeprefix("telling ")
    link.first.click()
    expect(page.locator("#evidence-title")).to_contain_text(f"{number} of 5")
    expect(page.locator("#evidence-title")).to_be_in_viewport()


def test_a_link_to_a_telling_opens_its_paragraph(page: Page, address, claim):
    telling = claim.appearances.order_by("pk").last()
    page.goto(f"{address}#evidence-{telling.pk}")
    expect(page.locator(f"#evidence-{telling.pk} .unfold blockquote")).to_be_visible()


def test_one_click_marks_the_whole_citation(page: Page, address):
    page.goto(address)
    page.locator("p.cite").click()
    marked = page.evaluate("getSelection().toString()")
    assert marked.endswith("as_of_clock=first_held")
    assert marked.startswith("“DeepSeek may have taken")


def test_the_same_without_javascript(browser: Browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("#telling-after").click()
    expect(page).to_have_url(f"{address}?telling=2#evidence")
    expect(page.locator("#evidence-title")).to_contain_text("2 of 5")
    page.get_by_text("BibTeX", exact=True).first.click()
    assert "@misc{claimline-" in page.locator("pre.cite").first.inner_text()
    context.close()
