"""Lanes are to be seen where they begin: at their latest end, thousands of pixels to the right."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import a_dispute, a_party, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [1360, 360])
def test_the_lanes_at_the_latest_end_are_drawn(page: Page, live_server, width):
    dispute = a_dispute()
    for year in range(2019, 2026):
        a_placed_claim(
            dispute, f"DeepSeek took data in {year}.", speaker=a_party("DeepSeek"), published_on=date(year, 5, 1)
        )
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/?look=lanes")
    lanes = page.locator(".lanes")
    assert lanes.evaluate("box => box.scrollLeft") > width
    lanes.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert page.locator(".lanes li svg a").last.evaluate("mark => mark.checkVisibility({contentVisibilityAuto: true})")
    name, box = page.locator(".lanes .lane-name").last.bounding_box(), lanes.bounding_box()
    assert box["x"] <= name["x"] < box["x"] + 5


@pytest.mark.parametrize("width", [1360, 320])
def test_without_javascript_they_begin_there_too(browser: Browser, live_server, width):
    dispute = a_dispute()
    for year in range(2019, 2026):
        a_placed_claim(dispute, f"DeepSeek took data in {year}.", published_on=date(year, 5, 1))
    page = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{live_server.url}/?look=lanes")
    lanes, name = page.locator(".lanes"), page.locator(".lanes .lane-name").last
    lanes.scroll_into_view_if_needed()
    expect(page.locator(".axis text").last).to_be_in_viewport()
    expect(page.locator(".axis text").first).not_to_be_in_viewport()
    assert 0 <= name.bounding_box()["x"] - lanes.bounding_box()["x"] < 20  # beside a scroll bar, if there is one
    page.get_by_role("link", name="the first", exact=True).click()
    expect(page.locator(".axis text").first).to_be_in_viewport()
    page.get_by_role("link", name="the last", exact=True).click()
    expect(page.locator(".axis text").last).to_be_in_viewport()


@pytest.mark.parametrize("row", ["party", "claim"])
def test_a_name_takes_two_lines_of_a_phone_and_is_whole_in_its_title(page: Page, live_server, row):
    long = "Association of American Publishers and Booksellers of the West"
    a_placed_claim(a_dispute(), "DeepSeek took data from all who had ever written any.", speaker=a_party(long))
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{live_server.url}/?look=lanes&row={row}")
    name = page.locator(".lane-name > a")
    words = long if row == "party" else "DeepSeek took data from all who had ever written any."
    expect(name).to_have_attribute("title", words)
    lines = name.evaluate("name => name.clientHeight / parseFloat(getComputedStyle(name).lineHeight)")
    assert round(lines, 1) == 2
    assert name.bounding_box()["height"] >= 24
    assert name.evaluate("name => getComputedStyle(name).paddingBottom") == "0px"
