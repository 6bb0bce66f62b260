"""The desk at work in a real browser: by keyboard, alive, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.models import Addition, JobFailure
from claims.terms import Role
from tests.browser.looking import log_in
from tests.factories import a_dispute, a_placed_claim, a_publisher, a_user, an_addition

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


def test_by_keyboard_through_the_form_for_a_text(page: Page, live_server, editor):
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("region", name="As a pasted text").get_by_label("Headline").focus()
    for typed in ("A head", "The Gazette", "01302025"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.type") == "date":
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("He says that it may be so.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#results").get_by_role("link", name="A head")).to_be_visible()
    assert Addition.objects.get().published_on.isoformat() == "2025-01-30"


def test_tab_goes_through_the_ways_in_the_order_of_the_page(page: Page, live_server, editor):
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("textbox", name="Address").focus()
    seen = ["address-url"]
    for _ in range(20):
        page.keyboard.press("Tab")
        place = page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        if place != seen[-1]:
            seen.append(place)
        if place == "Add the text":
            break
    by_file = ["file-file", "file-publisher", "file-published_on", "Add the file"]
    by_text = ["text-headline", "text-publisher", "text-published_on", "text-url", "text-text", "Add the text"]
    assert seen == ["address-url", "Add the address", *by_file, *by_text]


def test_the_menu_takes_one_row_where_the_search_can_give_way(page: Page, live_server, editor):
    page.set_viewport_size({"width": 1360, "height": 600})
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/help/")
    rows = "new Set([...document.querySelectorAll('.site nav > a, .site .desk > a')].map((a) => a.offsetTop)).size"
    assert page.evaluate(rows) == 1


def test_the_list_follows_what_happens_and_comes_to_rest(page: Page, live_server, editor):
    addition = an_addition(editor)
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("textbox", name="Address").fill("https://half.typed")
    expect(page.locator("#results")).to_contain_text("waiting to be fetched")
    Addition.objects.filter(pk=addition.pk).update(problem="the server does not answer")
    expect(page.locator("#results")).to_contain_text("the server does not answer")
    expect(page.locator("#announcement")).to_have_text("Everything you added is done.")
    expect(page.get_by_role("textbox", name="Address")).to_have_value("https://half.typed")
    expect(page.get_by_role("textbox", name="Address")).to_be_focused()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2_500)
    assert asked == []


def test_everything_works_without_javascript(browser: Browser, live_server, editor):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("textbox", name="Address").fill("example.org/story")
    page.get_by_role("button", name="Add the address").click()
    expect(page.locator("#results")).to_contain_text("waiting to be fetched")
    Addition.objects.update(offers=[{"url": "https://example.org/feed", "title": "Wire"}])
    page.get_by_role("link", name="Look again").click()
    page.get_by_role("button", name="Add this feed Wire").click()
    expect(page.locator("h1")).to_have_text("Wire")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove the feed").click()
    expect(page.locator("h1")).to_have_text("Feeds")
    context.close()


def test_publishers_are_offered_while_a_name_is_typed(page: Page, live_server, editor):
    a_publisher("The Verge", slug="verge")
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    field = page.locator("#text-publisher")
    field.press_sequentially("Te Verge")
    expect(page.locator("#text-known")).to_contain_text("“Te Verge” is not known: a new publisher will be made.")
    assert field.evaluate("field => [...field.list.options].map(option => option.value)") == ["The Verge"]
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="It is a new one")).to_be_focused()
    field.fill("the verge")
    expect(page.locator("#text-known")).to_contain_text("The Verge is known.")
    expect(page.locator("#file-known")).not_to_contain_text("known")


def test_without_javascript_a_second_spelling_is_asked_about(browser: Browser, live_server, editor):
    a_publisher("The Verge", slug="verge")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    form = page.get_by_role("region", name="As a pasted text")
    form.get_by_label("Who published it").fill("Te Verge")
    form.get_by_role("textbox", name="Text").fill("He says that it may be so.")
    form.get_by_role("button").click()
    form.get_by_label("It is a new one, none of these").check()
    form.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("“Te Verge” is a publisher that was not known before.")
    context.close()


@pytest.mark.parametrize("has_script", [True, False])
def test_what_is_wrong_with_a_form_far_down_its_page_is_seen_and_heard(
    browser: Browser, live_server, editor, has_script
):
    claim = a_placed_claim(a_dispute())
    context = browser.new_context(java_script_enabled=has_script, viewport={"width": 360, "height": 640})
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/claims/{claim.number}/relations/")
    page.locator("#answer-party").fill("OpenAI")
    page.locator("#answer-words").fill("no such words")
    page.locator("#answer-reason").fill("Read it.")
    page.locator('form[action$="/replies/"] button').click()
    problem = page.get_by_text("These words stand in no stored article")
    expect(problem).to_be_in_viewport()
    expect(problem).to_be_focused()
    context.close()


def test_a_refused_reason_is_still_there_without_javascript(browser: Browser, live_server, editor):
    JobFailure.objects.create(stage="claims.read", object_ref="snapshot_id:1", reason="no text")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/failures/")
    page.get_by_label("Reason").fill("x" * 1_001)
    page.get_by_role("button", name="Settle").click()
    expect(page.get_by_label("Reason")).to_have_value("x" * 1_001)
    page.get_by_label("Reason").fill("Gone for good")
    page.get_by_role("button", name="Settle").click()
    page.get_by_role("link", name="in a list of its own").click()
    expect(page.get_by_role("main")).to_contain_text("Gone for good")
    context.close()
