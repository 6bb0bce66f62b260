"""A story at work in a browser: written by keyboard, and framed by a page of somebody else's."""

import pytest
from playwright.sync_api import FrameLocator, Page

from claims.models import Story
from claims.terms import Role
from tests.browser.looking import log_in
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.stories import a_story

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story() -> Story:
    dispute = a_dispute()
    return a_story(*(a_placed_claim(dispute, f"It took data {n}.") for n in range(3)))


def test_enter_saves_and_takes_nothing_out(page: Page, live_server, story):
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/desk/stories/{story.slug}/")
    title = page.get_by_role("textbox", name="Title")
    title.fill("Another title")
    title.press("Enter")
    page.get_by_text("Kept.").wait_for()
    story.refresh_from_db()
    assert (story.title, story.steps.count(), story.is_published) == ("Another title", 3, True)


def test_a_step_moved_by_keyboard_takes_what_was_typed_along(page: Page, live_server, story):
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/desk/stories/{story.slug}/")
    page.get_by_label("What you say to step 3").fill("First of all")
    page.get_by_role("button", name="Up step 3").press("Enter")
    page.wait_for_url("**#step-*")
    assert [step.text for step in story.steps.all()] == ["Line 1", "First of all", "Line 2"]


def framed(page: Page, site: str, address: str) -> FrameLocator:
    """What a page under another host name shows that has this address in a frame.

    A file of this very machine stands for it: a browser lets no page of the web frame one of the own network.
    """
    page.goto(f"{site.replace('localhost', '127.0.0.1')}/static/css/embed.css")
    page.evaluate("src => document.body.append(Object.assign(document.createElement('iframe'), {src}))", site + address)
    return page.frame_locator("iframe")


def test_other_pages_may_frame_a_story_and_no_page_else(page: Page, live_server, story):
    framed(page, live_server.url, f"/embed/stories/{story.slug}/").get_by_text("It took data 1.").wait_for()
    refused = framed(page, live_server.url, f"/stories/{story.slug}/")
    page.wait_for_timeout(500)
    assert refused.get_by_text("It took data 1.").count() == 0
