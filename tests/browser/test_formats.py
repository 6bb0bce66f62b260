"""The menu of formats, and the data in the head of a claim's page, in a real browser."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import violations
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(slug="data"), "DeepSeek took </script><b>data</b>.")


def test_the_menu_opens_by_keyboard_and_follows_the_filters(page: Page, live_server, claim):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/?by=openai")
    page.get_by_text("Take this with you").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Atom feed")).to_have_attribute("href", "/d/data.atom?by=openai")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_browser_neither_runs_nor_refuses_the_data_of_a_claim(page: Page, live_server, claim):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{live_server.url}/claims/{claim.number}/")
    data = page.locator("script[type='application/ld+json']")
    assert json.loads(data.text_content())["text"] == claim.wording
    assert complaints == []
