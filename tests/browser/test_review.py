"""The review queue in a real browser: by keyboard alone, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.models import Claim, ReviewDecision
from claims.terms import Role, Status
from tests.browser.looking import Line, log_in, violations
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)

#: What is pressed for claim after claim, and what that makes of it.
ROUND = [("a", Status.ACCEPTED), ("1", Status.REJECTED), ("m", Status.SUGGESTED), ("4", Status.REJECTED)]


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def queue(page: Page, live_server, editor) -> Page:
    log_in(page, live_server.url, editor)
    return page


def claims(n: int) -> list[Claim]:
    """So many claims, the least sure first."""
    dispute = a_dispute()
    return [a_placed_claim(dispute, f"It took {n} things.", appearance={"confidence": n / 100}) for n in range(n)]


@pytest.mark.slow
def test_fifty_are_reviewed_with_the_keyboard_alone(queue: Page, live_server):
    """No mouse: each key brings the next claim, in whose heading the focus is. How soon, ``bench keys`` says."""
    made = claims(50)
    queue.goto(f"{live_server.url}/desk/review/?order=least-sure")
    for number, claim in enumerate(made):
        expect(queue.locator("#found")).to_have_text(claim.wording)
        queue.wait_for_load_state()  # the keys are heard when the scripts have run
        queue.keyboard.press(ROUND[number % len(ROUND)][0])
    expect(queue.locator("#found")).to_have_text("Everything is decided")
    wanted = [ROUND[number % len(ROUND)][1] for number in range(50)]
    assert list(Claim.objects.order_by("pk").values_list("status", flat=True)) == wanted
    assert ReviewDecision.objects.count() == 50


@pytest.mark.core
def test_keys_decide_reject_in_ones_own_words_and_undo(queue: Page, live_server):
    first, second, *_ = claims(3)
    queue.goto(f"{live_server.url}/desk/review/?order=least-sure")
    queue.keyboard.press("r")
    queue.keyboard.type("a parody, as it says")
    queue.keyboard.press("Enter")
    expect(queue.locator("#found")).to_have_text(second.wording)
    expect(queue.locator("#found")).to_be_focused()
    expect(queue.locator("#announcement")).to_contain_text(f"Claim {first.number} is rejected: a parody, as it says.")
    assert violations(queue) == []
    queue.keyboard.press("s")
    expect(queue.locator("#found")).to_have_text("It took 2 things.")
    queue.keyboard.press("z")
    expect(queue.locator("#found")).to_have_text(first.wording)
    queue.keyboard.press("?")
    expect(queue.get_by_role("dialog")).to_contain_text("undo the last decision")
    assert violations(queue) == []
    first.refresh_from_db()
    assert first.status == Status.SUGGESTED


def test_a_key_held_down_decides_one_claim(queue: Page, live_server):
    """A browser says "repeat" of what a key held down presses after the first time."""
    _, second, *_ = claims(3)
    queue.goto(f"{live_server.url}/desk/review/?order=least-sure")
    queue.keyboard.down("a")
    expect(queue.locator("#found")).to_have_text(second.wording)
    queue.keyboard.down("a")
    queue.keyboard.up("a")
    queue.keyboard.press("1")
    expect(queue.locator("#found")).to_have_text("It took 2 things.")
    assert list(Claim.objects.order_by("pk").values_list("status", flat=True)) == [
        Status.ACCEPTED,
        Status.REJECTED,
        Status.SUGGESTED,
    ]


def test_a_decision_that_was_lost_is_tried_again_as_it_was_made(queue: Page, live_server):
    """What the page asks by itself meanwhile neither takes the way to try it away nor puts itself in its place."""
    first, second = claims(2)
    line = Line(queue, "**/desk/review/**")
    queue.goto(f"{live_server.url}/desk/review/?order=least-sure")
    line.is_cut = True
    with queue.expect_event("requestfailed"):
        queue.keyboard.press("s")
    expect(queue.locator("#lost")).to_contain_text("did not answer")
    with queue.expect_event("requestfailed"):
        queue.evaluate("htmx.trigger('.toreview', 'load')")
    line.is_cut = False
    queue.get_by_role("button", name="Try again").click()
    expect(queue.locator("#found")).to_have_text(second.wording)
    expect(queue.locator("#announcement")).to_contain_text(f"Claim {first.number} is skipped")


def test_without_javascript_each_decision_leads_to_the_next(browser: Browser, live_server, editor):
    first, second, *_ = claims(3)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/review/?order=least-sure")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("#found")).to_have_text(second.wording)
    page.get_by_role("button", name="The words are cut in the wrong place").click()
    expect(page.locator("#found")).to_have_text("It took 2 things.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#found")).to_have_text(second.wording)
    context.close()


def test_on_a_phone_the_decision_is_one_tap_away(browser: Browser, live_server, editor):
    """However many tellings stand before it; and a finger is shown no keys."""
    claims(1)
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/review/")
    expect(page.locator("main kbd:visible")).to_have_count(0)
    page.get_by_role("link", name="To your decision").tap()
    expect(page.get_by_role("button", name="Accept")).to_be_in_viewport()
