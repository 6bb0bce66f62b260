"""How the tests in a browser look at a page, and as whom."""

from time import monotonic

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import Browser, Page

from claims.models import User

#: What is kept to is not gathered: looking for that takes as long again.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

#: The screens on which pages are looked at, readers' pages and those of the desk.
READERS_SCREENS = pytest.mark.parametrize("width,scheme", [(320, "dark"), (1360, "light")])
DESK_SCREENS = pytest.mark.parametrize("width,scheme", [(1360, "light"), (360, "dark"), (320, "light")])


def violations(page: Page) -> list[str]:
    """The accessibility rules that the page breaks, with the first place of each.

    After a click the caller waits for something of the page it leads to: until then the one before stands.
    """
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    broken = page.evaluate("options => axe.run(document, options).then(found => found.violations)", RULES)
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in broken]


def wait_until(page: Page, holds: str, seconds: int = 10) -> None:
    """Return as soon as this expression holds in the page; AssertionError when it does not in so many seconds.

    Playwright's own wait_for_function makes code of words inside of the page when it looks a second time, which the
    content policy forbids.
    """
    deadline = monotonic() + seconds
    while not page.evaluate(f"Boolean({holds})"):
        assert monotonic() < deadline, f"not in {seconds} seconds: {holds}"
        page.wait_for_timeout(20)


def log_in(page: Page, address: str, user: User) -> None:
    """Give the page's browser the session of a user."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


class Line:
    """The line over which a page asks for what matches ``pattern``; while it ``is_cut`` nothing comes back.

    To be laid before the page is opened: what a page that stands asks for may go past a new route for a moment.
    """

    def __init__(self, page: Page, pattern: str):
        self.is_cut = False
        page.route(pattern, lambda route: route.abort() if self.is_cut else route.continue_())


def faults_of(browser: Browser, site: str, addresses: list[str], width: int, scheme: str, user: User | None = None):
    """What is wrong with pages on one screen: accessibility, what sticks out, and what the console complains of."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.add_init_script(AXE_SCRIPT)  # sent to the browser once, not with each page
    page, faults = context.new_page(), []
    if user:
        log_in(page, site, user)
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    for address in addresses:
        page.goto(site + address)
        faults += [f"{address}: {broken}" for broken in violations(page)]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) != width:
            faults.append(f"{address}: {wide} pixels wide")
    context.close()
    return [fault for fault in faults if "the server responded with a status of 4" not in fault]
