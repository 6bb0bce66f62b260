"""Nothing on any page goes against the Content-Security-Policy: what links lead to is opened, and listened to."""

import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404
from playwright.sync_api import Browser

from claims.editing.notes import Words, write_note
from claims.terms import Role
from tests.browser.looking import log_in, wait_until
from tests.factories import a_dispute, a_feed, a_party, a_placed_claim, a_user
from tests.stories import a_story
from tests.versions import stored_version

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

LISTENING = """
    window.violations = []
    addEventListener("securitypolicyviolation", (e) => violations.push(`${e.violatedDirective} ${e.blockedURI}`))
"""
BEGINNINGS = [
    "/",
    "/desk/",
    "/account/",
    "/feeds/",
    "/help/",
    "/api/v1/",
    "/compare/",
    "/search/?q=data",
    "/nothing/here/",
]
#: So many pages of each kind are opened; downloads and what ends the session are none.
OF_A_KIND = 2
LEFT_OUT = {"logout", "dispute-as", "claim-as", "feed-export", "claim-cite", "demo-digest", "healthz", "metrics"}


@pytest.fixture
def lead():
    """Somebody who may open nearly everything, of which there is one each."""
    lead, dispute = a_user(Role.LEAD), a_dispute(slug="data")
    claim = a_placed_claim(dispute, "They took the data", speaker=a_party("OpenAI"), about=(a_party("DeepSeek"),))
    stored_version(claim.appearances.get().first_snapshot, "Another text altogether stands here now.")
    write_note(lead, claim, Words("Ask them *twice*."))
    a_story(claim)
    a_feed()
    return lead


def kind_of(address: str) -> str | None:
    """The name of the view; None for what is none of ours to open."""
    try:
        name = resolve(address.partition("?")[0]).url_name
    except Resolver404:
        return "nothing"
    return None if name in LEFT_OUT or "." in address.partition("?")[0].rpartition("/")[2] else name


def test_no_page_goes_against_the_policy(browser: Browser, live_server, lead):
    page = browser.new_page()
    log_in(page, live_server.url, lead)
    page.add_init_script(LISTENING)
    waiting, seen, opened, wrong = list(BEGINNINGS), set(), {}, []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind is None or address in seen or opened.get(kind, 0) >= OF_A_KIND:
            continue
        seen.add(address)
        opened[kind] = opened.get(kind, 0) + 1
        page.goto(live_server.url + address, wait_until="load")
        wrong += [f"{address}: {each}" for each in page.evaluate("window.violations || []")]
        links = page.eval_on_selector_all(
            "a[href]", "all => all.map((a) => new URL(a.getAttribute('href'), location).href)"
        )
        waiting += [link.removeprefix(live_server.url) for link in links if link.startswith(live_server.url + "/")]
    page.close()
    assert wrong == []
    assert len(opened) > 40


def test_the_listening_hears_a_violation(browser: Browser, live_server):
    page = browser.new_page()
    page.add_init_script(LISTENING)
    page.goto(f"{live_server.url}/help/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    wait_until(page, "window.violations.length > 0")
    page.close()
