"""Forms pressed twice: the page that answers is that of the first press, and there is no second."""

from time import sleep

import pytest
from playwright.sync_api import Page

from claims.editing.tokens import make_token
from claims.models import ApiToken
from claims.terms import Role
from tests.browser.looking import log_in
from tests.factories import a_user

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


def test_a_second_press_while_the_first_is_under_way_sends_nothing(tokens, monkeypatch):
    asked = []

    def slowly(*given, **named):
        asked.append(given)
        sleep(1)
        return make_token(*given, **named)

    monkeypatch.setattr("claims.views.tokens.make_token", slowly)
    fill(tokens, "My program")
    button = tokens.get_by_role("button", name="Make the token")
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 200); }")
    tokens.get_by_text("claimline_").first.wait_for()
    assert len(asked) == ApiToken.objects.count() == 1


def test_come_back_to_it_can_be_sent_again(tokens):
    fill(tokens, "My program")
    tokens.get_by_role("button", name="Make the token").click()
    tokens.get_by_text("claimline_").first.wait_for()
    tokens.go_back()
    fill(tokens, "Another one")
    tokens.get_by_role("button", name="Make the token").click()
    tokens.get_by_text("Another one").wait_for()
    assert ApiToken.objects.count() == 2
