"""The bookmarklet on a page of somebody else's: words, address and surroundings arrive in the form."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, Route

from claims.models import Clip
from claims.terms import Role
from tests.browser.looking import log_in
from tests.factories import a_user

pytestmark = pytest.mark.django_db(transaction=True)

ELSEWHERE = "http://elsewhere.test/story"
STORY = """<!doctype html><title>A “story”</title><link rel="canonical" href="http://elsewhere.test/kept">
<p>It all began when OpenAI said that <em id="said">DeepSeek took
data &amp; more</em>, and nobody answered.</p>"""


def a_foreign_page(route: Route) -> None:
    route.fulfill(body=STORY, content_type="text/html; charset=utf-8")


def test_selected_words_arrive_at_the_desk(page: Page, live_server):
    log_in(page, live_server.url, a_user(Role.CONTRIBUTOR))
    page.goto(f"{live_server.url}/desk/clip/")
    bookmark = page.locator(".bookmarklet").get_attribute("href")
    page.route(f"{ELSEWHERE}*", a_foreign_page)
    page.goto(ELSEWHERE)
    page.evaluate("getSelection().selectAllChildren(document.getElementById('said'))")
    with page.expect_popup() as opened:
        page.evaluate(unquote(bookmark.removeprefix("javascript:")))
    form = opened.value
    assert form.locator("textarea[name=words]").input_value() == "DeepSeek took data & more"
    form.get_by_role("button", name="Send it to the desk").click()
    form.wait_for_url("**/desk/clips/*/")
    clip = Clip.objects.get()
    assert (clip.url, clip.title) == ("http://elsewhere.test/kept", "A “story”")
    assert clip.before.endswith("OpenAI said that ")
    assert clip.after == ", and nobody answered."
