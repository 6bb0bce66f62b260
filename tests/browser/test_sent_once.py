"""Forms pressed twice: the page that answers is that of the first press, and there is no second."""

from time import sleep

import pytest
from playwright.sync_api import Browser, Page

from claims.editing.tokens import make_token
from claims.models import ApiToken, Report
from claims.terms import Publishes, Role
from tests.browser.looking import log_in
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.core]

PATH = "/account/tokens/"


def fill(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.locator("input[name=scopes]").first.check()


@pytest.fixture
def tokens(page: Page, live_server) -> Page:
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}{PATH}")
    return page


@pytest.fixture
def asked(monkeypatch) -> list:
    """What was asked for so far; to make a token takes a second."""
    asked = []

    def slowly(*given, **named):
        asked.append(given)
        sleep(1)
        return make_token(*given, **named)

    monkeypatch.setattr("claims.views.tokens.make_token", slowly)
    return asked


def test_a_second_press_while_the_first_is_under_way_sends_nothing(tokens, asked):
    fill(tokens, "My program")
    button = tokens.get_by_role("button", name="Make the token")
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 200); }")
    tokens.get_by_text("claimline_").first.wait_for()
    assert len(asked) == ApiToken.objects.count() == 1


@pytest.mark.usefixtures("asked")
def test_broken_off_it_can_be_pressed_again_at_once(tokens):
    fill(tokens, "My program")
    button = tokens.get_by_role("button", name="Make the token")
    button.evaluate("button => { button.click(); setTimeout(() => stop(), 200); }")
    sleep(0.5)
    tokens.keyboard.press("Escape")
    button.click()
    tokens.get_by_text("claimline_").first.wait_for()
    assert ApiToken.objects.count() == 1


def test_without_javascript_two_presses_make_one_report(browser: Browser, live_server):
    claim = a_placed_claim(a_dispute(publishes=Publishes.SUGGESTED))
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/claims/{claim.number}/report/")
    page.get_by_label("What is wrong").select_option(index=1)
    page.get_by_label("In your words").fill("It was May.")
    page.locator("main form button").dblclick()
    page.wait_for_url("**/reports/**")
    assert Report.objects.count() == 1


def test_come_back_to_it_can_be_sent_again(tokens):
    fill(tokens, "My program")
    tokens.get_by_role("button", name="Make the token").click()
    tokens.get_by_text("claimline_").first.wait_for()
    tokens.go_back()
    fill(tokens, "Another one")
    tokens.get_by_role("button", name="Make the token").click()
    tokens.get_by_text("Another one").wait_for()
    assert ApiToken.objects.count() == 2
