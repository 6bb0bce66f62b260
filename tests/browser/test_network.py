"""The network in a real browser: the period by its sliders, and without JavaScript."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import a_dispute, a_party, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(live_server) -> str:
    """A network that grows by a speaker each month."""
    dispute = a_dispute("Whose data?", slug="data")
    for month in range(1, 7):
        speaker = a_party(f"Speaker {month}")
        a_placed_claim(dispute, f"Claim {month}.", speaker=speaker, published_on=date(2025, month, 9))
    return f"{live_server.url}/d/data/network/"


def test_a_slider_chooses_the_period_and_keeps_the_keyboard(page: Page, address):
    page.goto(address)
    slider = page.get_by_role("slider", name="Slide the first month")
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    expect(page).to_have_url(f"{address}?from=2025-04&to=")
    expect(page.locator("#quotes + .scroller tbody tr")).to_have_count(3)
    expect(slider).to_be_focused()
    expect(slider).to_have_js_property("ariaValueText", "Apr 2025")
    page.go_back()
    expect(slider).to_have_js_property("ariaValueText", "Jan 2025")


def test_a_period_never_ends_before_it_begins(page: Page, address):
    page.goto(address)
    slider = page.get_by_role("slider", name="Slide the last month")
    slider.focus()
    slider.press("Home")
    page.get_by_role("slider", name="Slide the first month").press("End")
    expect(page.locator("#to")).to_have_js_property("selectedIndex", 5)
    expect(page.locator("[role=alert]:visible")).to_have_count(0)


#: For each tie, at its middle: what a click there and 11 pixels beside it leads to, and to what the tie leads itself.
_CLICKED = """() => [...document.querySelectorAll(".tie path[class^=w]")].map((line) => {
    const middle = line.getTotalLength() / 2;
    const at = line.getPointAtLength(middle), near = line.getPointAtLength(middle + 1);
    const place = ({ x, y }) => new DOMPoint(x, y).matrixTransform(line.getScreenCTM());
    const led = (point) => document.elementFromPoint(place(point).x, place(point).y)?.closest("a")?.href.baseVal;
    const beside = { x: at.x - 11 * (near.y - at.y), y: at.y + 11 * (near.x - at.x) };
    return [led(at), led(beside), line.closest("a").href.baseVal];
})"""


def test_a_tie_is_met_by_a_finger(page: Page, address):
    page.set_viewport_size({"width": 1360, "height": 1800})
    page.goto(address)
    clicked = page.evaluate(_CLICKED)
    assert len(clicked) == 6
    assert all(on == beside == tie for on, beside, tie in clicked)


def test_the_same_without_javascript(browser: Browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_role("slider").count() == 0
    page.get_by_label("From").select_option("May 2025")
    page.get_by_role("button", name="Show").click()
    rows = page.locator("#quotes + .scroller tbody tr")
    expect(rows).to_have_count(2)
    rows.locator("a").last.click()
    expect(page.get_by_text("Claim 6.").first).to_be_visible()
    context.close()
