"""The pages of take-downs in a real browser, with long words and without any."""

import pytest
from playwright.sync_api import Browser

from claims.editing import takedowns
from claims.terms import Role, TakedownScope
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of, log_in, wait_until
from tests.browser.validity import invalid, needs_checker
from tests.editing.takendown import taken_down
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = f"{LONG} stood here and there"
EMPTY = ["/desk/takedowns/", "/desk/takedowns/?state=decided", "/desk/takedowns/new/"]


@pytest.fixture
def lead():
    return a_user(Role.LEAD)


@pytest.fixture
def addresses(lead) -> list[str]:
    claim = a_placed_claim(a_dispute(), f"it is {WORDS}, and more of the same.")
    snapshot = claim.appearances.get().first_snapshot
    done = taken_down(snapshot, WORDS, reference=LONG[:200], is_public=True)
    asked = takedowns.ask(lead, TakedownScope.VERSION, "and more of the same", snapshot, f"{TURNING} {LONG}")
    article = f"/articles/{snapshot.article_id}/"
    of_them = [f"/desk/takedowns/{each.pk}/" for each in (done, asked)]
    asking = f"/desk/takedowns/new/?article={snapshot.article_id}&v=1"
    return [*EMPTY, *of_them, asking, article, f"/claims/{claim.number}/", "/desk/"]


@DESK_SCREENS
def test_no_page_of_a_take_down_breaks_a_rule(browser: Browser, live_server, lead, addresses, width, scheme):
    assert faults_of(browser, live_server.url, addresses, width, scheme, lead) == []


def test_nor_does_one_where_nothing_is_yet(browser: Browser, live_server, lead):
    assert faults_of(browser, live_server.url, EMPTY, 320, "light", lead) == []


def test_selected_words_go_along_and_leave_the_address(browser: Browser, live_server, lead, addresses):
    page = browser.new_page()
    log_in(page, live_server.url, lead)
    article = next(address for address in addresses if address.startswith("/articles/"))
    page.goto(f"{live_server.url}{article}")
    page.evaluate(
        """() => { const words = document.querySelector(".para > p").firstChild, range = document.createRange();
        range.setStart(words, 0); range.setEnd(words, 9); getSelection().removeAllRanges();
        getSelection().addRange(range); }"""
    )
    selected = page.evaluate("String(getSelection())").strip()
    wait_until(page, "document.getElementById('take-down').hash")
    page.click("#take-down")
    page.wait_for_url("**/desk/takedowns/new/?article=*")
    assert page.input_value("textarea[name=words]") == selected
    assert "#" not in page.url
    page.close()


@needs_checker
def test_every_page_of_a_take_down_is_valid_html(client, lead, addresses, tmp_path):
    client.force_login(lead)
    assert invalid(client, addresses, tmp_path) == []
