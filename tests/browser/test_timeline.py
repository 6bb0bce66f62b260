"""The timeline in a real browser: swapping, history, keyboard, and without JavaScript."""

import re
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.timeline.paging import PER_PAGE
from tests.browser.looking import Line, wait_until
from tests.factories import a_dispute, a_party, a_placed_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(live_server):
    """A timeline with two speakers and more than one page of claims."""
    dispute = a_dispute("Whose data?", slug="data")
    for number in range(32):
        speaker = a_party("OpenAI" if number % 4 else "DeepSeek")
        a_placed_claim(
            dispute, f"Claim {number} was made.", speaker=speaker, published_on=date(2025, 1 + number % 3, 9)
        )
    return live_server.url


@pytest.mark.core
def test_a_filter_swaps_only_the_results_and_back_restores_them(page: Page, address):
    page.goto(address)
    page.evaluate("document.querySelector('h1').dataset.kept = 'yes'")
    page.get_by_role("link", name="DeepSeek 8 claims").click()
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))
    expect(page).to_have_url(f"{address}/?by=deepseek")
    expect(page).to_have_title("DeepSeek, Whose data? — Claimline")
    expect(page.locator("h1")).to_have_attribute("data-kept", "yes")
    expect(page.locator("#announcement")).to_have_text("8 claims found")
    page.go_back()
    expect(page.locator("#found")).to_have_text(re.compile(r"^32 claims\b"))
    expect(page.locator("main h1")).to_have_count(1)
    page.wait_for_load_state()  # going back loads the page anew, and its scripts go forward
    page.go_forward()
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))


def test_the_keyboard_stays_where_it_was_after_a_filter(page: Page, address):
    page.goto(address)
    page.get_by_role("link", name="DeepSeek 8 claims").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))
    expect(page.locator("#by-deepseek")).to_be_focused()


def test_words_are_searched_for_by_keyboard_and_the_field_keeps_the_focus(page: Page, address):
    page.goto(f"{address}/?by=openai")
    field = page.get_by_role("searchbox", name="Words in the claims of this timeline")
    field.fill("claim 7")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?by=openai&q=claim(\+|%20)7$"))
    expect(page.locator("#announcement")).to_have_text("1 claim found")
    expect(field).to_be_focused()
    expect(page.locator("blockquote mark.hit")).to_have_text(["Claim", "7"])
    page.get_by_role("link", name=re.compile(r"^Words claim 7\b.*remove")).press("Enter")
    expect(page.locator("#found")).to_have_text("24 claims")
    expect(field).to_have_value("")


def test_words_are_searched_for_without_javascript(browser: Browser, address):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/?by=openai")
    page.get_by_role("searchbox", name="Words in the claims of this timeline").fill("claim 7")
    page.get_by_role("button", name="Find", exact=True).first.click()
    expect(page.locator("#found")).to_have_text("1 claim")
    expect(page).to_have_url(re.compile(r"by=openai&q=claim\+7$"))
    page.context.close()


def test_a_value_is_left_out_and_taken_back_by_keyboard(page: Page, address):
    page.goto(address)
    page.get_by_role("link", name="not DeepSeek").press("Enter")
    expect(page.locator("#found")).to_have_text("24 claims")
    expect(page).to_have_url(f"{address}/?by=-deepseek")
    taken_out = page.get_by_role("link", name=re.compile(r"not DeepSeek 8 claims\W+8 origins\W+left out"))
    taken_out.press("Enter")
    expect(page.locator("#found")).to_have_text("32 claims")
    expect(page).to_have_url(f"{address}/")


@pytest.fixture
def many_speakers(live_server):
    """A timeline with more speakers than are listed."""
    dispute = a_dispute("Whose data?", slug="data")
    for number in range(26):
        a_placed_claim(dispute, f"Claim {number} was made.", speaker=a_party(f"Speaker {number}"))
    return live_server.url


def test_a_name_is_looked_for_while_it_is_typed_and_the_keyboard_stays(page: Page, many_speakers):
    page.goto(many_speakers)
    field = page.get_by_role("searchbox", name="Who said it: part of a name")
    field.press_sequentially("er 25")
    expect(page.locator("#values-by li")).to_have_count(1)
    expect(field).to_be_focused()
    expect(field).to_have_value("er 25")
    expect(page).to_have_url(f"{many_speakers}/")
    page.get_by_role("link", name="Speaker 25 1 claim").click()
    expect(page.locator("#found")).to_have_text("1 claim")
    expect(page).to_have_url(f"{many_speakers}/?by=speaker-25")


def test_a_name_is_looked_for_without_javascript(browser: Browser, many_speakers):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{many_speakers}/?directness=indirect")
    page.get_by_role("searchbox", name="Who said it: part of a name").fill("er 25")
    page.get_by_role("search", name="Who said it, by name").get_by_role("button", name="Find").click()
    expect(page.locator("#values-by li")).to_have_count(1)
    expect(page.locator("#found")).to_have_text("26 claims")
    context.close()


def test_a_further_page_begins_at_its_top(page: Page, address):
    page.goto(address)
    page.get_by_role("link", name="Earlier claims").click()
    expect(page.locator("article.claim")).to_have_count(32 - PER_PAGE)
    expect(page.locator("#found")).to_be_focused()
    expect(page.locator("#found")).to_be_in_viewport()


def test_keys_turn_the_pages(page: Page, address):
    page.goto(address)
    page.keyboard.press("n")
    expect(page.locator("article.claim")).to_have_count(32 - PER_PAGE)
    page.keyboard.press("p")
    expect(page.locator("article.claim")).to_have_count(PER_PAGE)


def test_a_period_is_asked_for_in_the_form_and_a_wrong_one_is_explained_in_place(page: Page, address):
    page.goto(address)
    page.get_by_label("From", exact=True).fill("2025-02")
    page.get_by_label("From", exact=True).press("Enter")
    expect(page.locator("#found")).to_have_text(re.compile(r"^21 claims\b"))
    page.get_by_label("From", exact=True).fill("soon")
    page.get_by_role("form", name="Period").get_by_role("button", name="Show").click()
    expect(page.get_by_role("alert").filter(has_text="“soon” is no date")).to_be_visible()
    expect(page.get_by_label("From", exact=True)).to_have_value("soon")


def test_slash_goes_to_the_search_and_is_typed_inside_it(page: Page, address):
    page.goto(address)
    page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="Search claims, parties, sources")
    expect(search).to_be_focused()
    page.keyboard.type("and/or")
    expect(search).to_have_value("and/or")


def test_tab_goes_from_skip_link_by_the_chart_to_filters_to_claims(page: Page, address):
    page.goto(address)
    order = []
    for _ in range(60):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate("document.activeElement.closest('.skip, .site, .strip, .filters, .list, .side')?.className")
        )
        if order[-1] == "side":
            break
    seen = [name for at, name in enumerate(order) if name and name not in order[:at]]
    assert seen[:5] == ["skip", "site", "strip", "filters", "list"]
    assert order.count("strip") == len(["past the chart", "bars", "years", "months", "from", "to", "show"])


def test_the_bars_are_one_stop_and_arrows_go_along_them(page: Page, address):
    page.goto(address)
    page.locator(".bars a").last.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#bar-2025-02")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/?from=2025-02-01&to=2025-02-28")
    expect(page.locator("#bar-2025-02")).to_be_focused()


def bar(page: Page, month: str):
    """The middle of a bar."""
    box = page.locator(f"#bar-{month}").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_period_is_drawn_with_the_mouse(page: Page, address):
    page.goto(address)
    page.mouse.move(*bar(page, "2025-01"))
    page.mouse.down()
    page.mouse.move(*bar(page, "2025-02"), steps=4)
    expect(page.locator("#drawn")).to_have_text("2025-01-01 – 2025-02-28")
    page.mouse.up()
    expect(page).to_have_url(f"{address}/?from=2025-01-01&to=2025-02-28")
    expect(page.locator("#found")).to_have_text(re.compile(r"^22 claims\b"))
    page.mouse.click(*bar(page, "2025-03"))
    expect(page).to_have_url(f"{address}/?from=2025-03-01&to=2025-03-31")


def test_a_period_is_drawn_with_a_finger_and_the_page_still_scrolls(browser: Browser, address):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address)
    touch = context.new_cdp_session(page)
    for kind, month in (("touchStart", "2025-02"), ("touchMove", "2025-03"), ("touchEnd", "")):
        points = [dict(zip("xy", bar(page, month), strict=True))] if month else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page).to_have_url(f"{address}/?from=2025-02-01&to=2025-03-31")
    assert page.locator(".bars").evaluate("bars => getComputedStyle(bars).touchAction") == "pan-y"
    context.close()


def test_a_period_is_drawn_with_shift_and_arrows_and_escape_gives_it_up(page: Page, address):
    page.goto(address)
    page.locator("#bar-2025-03").focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("#drawn")).to_have_text("2025-02-01 – 2025-03-31")
    page.keyboard.press("Escape")
    expect(page.locator("#drawn")).to_have_text("")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/?from=2025-02-01&to=2025-03-31")


def test_a_period_half_drawn_is_given_up_when_other_bars_come(page: Page, address):
    page.goto(address)
    page.evaluate("addEventListener('htmx:afterSettle', () => { window.haveCome = true; })")
    page.locator("#bar-2025-03").focus()
    page.keyboard.press("Shift+ArrowLeft")
    page.get_by_role("link", name="DeepSeek 8 claims").dispatch_event("click")
    wait_until(page, "window.haveCome")  # they stand a moment before
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))
    page.locator("#bar-2025-01").focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("#drawn")).to_have_text(re.compile(r"2025-01-31$"))


def test_bars_of_another_length_move_nothing(page: Page, address):
    page.goto(f"{address}/?from=2025-02-01&to=2025-02-28")
    before = page.locator("#found").bounding_box()["y"]
    for zoom in ("years", "days"):
        page.get_by_role("link", name=zoom, exact=True).click()
        expect(page.locator(".strip b").first).to_have_text(f"Claims per {zoom[:-1]}")
        expect(page.locator("#found")).to_have_text(re.compile(r"^11 claims\b"))
        assert page.locator("#found").bounding_box()["y"] == before
    page.locator("#bar-2025-02-09").click()
    expect(page).to_have_url(f"{address}/?from=2025-02-09&to=2025-02-09&zoom=day")


def test_the_evidence_of_another_claim_is_shown_beside_the_list(page: Page, address):
    page.set_viewport_size({"width": 1360, "height": 900})
    page.goto(address)
    page.get_by_role("button", name="Preview").nth(4).click()
    words = page.locator("article.claim").nth(4).locator("blockquote").inner_text()
    expect(page.locator(".side mark")).to_have_text(words)


def test_a_lost_answer_is_said_and_tried_again(page: Page, address):
    line = Line(page, "**/?by=deepseek")
    page.goto(address)
    line.is_cut = True
    page.get_by_role("link", name="DeepSeek 8 claims").click()
    expect(page.locator("#lost")).to_contain_text("did not answer")
    line.is_cut = False
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))
    expect(page.locator("#lost")).to_be_hidden()


def test_of_two_filters_in_a_row_the_last_one_is_shown_though_the_first_comes_later(page: Page, address):
    held = []
    page.route("**/?by=deepseek", lambda route: held.append(route))
    page.goto(address)
    page.get_by_role("link", name="DeepSeek 8 claims").click()
    page.get_by_role("link", name="OpenAI 24 claims").click()
    expect(page.locator("#found")).to_have_text(re.compile(r"^24 claims\b"))
    held[0].continue_()
    page.wait_for_timeout(500)
    expect(page).to_have_url(f"{address}/?by=openai")
    expect(page.locator("#lost")).to_be_hidden()


def test_a_long_list_of_filters_makes_the_page_no_longer_than_what_is_on_it(page: Page, many_speakers):
    page.set_viewport_size({"width": 1360, "height": 500})
    page.goto(f"{many_speakers}/?by=speaker-1")
    page.locator(".more > summary").first.click()
    end = page.evaluate("document.querySelector('.foot').getBoundingClientRect().bottom + scrollY")
    assert page.evaluate("document.documentElement.scrollHeight") <= end + 1


def test_back_leads_to_where_the_list_was_left_and_the_comforts_still_work_there(page: Page, address):
    line = Line(page, "**/?by=deepseek")
    page.goto(address)
    page.evaluate("scrollTo(0, 200)")
    page.get_by_role("link", name="DeepSeek 8 claims").dispatch_event("click")
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))
    page.go_back()
    expect(page.locator("#found")).to_have_text(re.compile(r"^32 claims\b"))
    wait_until(page, "scrollY === 200")
    page.wait_for_load_state()  # what a key does is known when the scripts have run, after all that is to be seen
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    line.is_cut = True
    page.get_by_role("link", name="DeepSeek 8 claims").click()
    expect(page.locator("#lost")).to_contain_text("did not answer")


def test_on_a_phone_the_claims_come_first_and_nothing_sticks_out(page: Page, address):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address)
    expect(page.get_by_role("link", name="DeepSeek 8 claims")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("link", name="DeepSeek 8 claims").click()
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))


@pytest.mark.core
def test_everything_works_without_javascript(browser: Browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Got it")).to_have_count(0)
    page.get_by_role("link", name="DeepSeek 8 claims").click()
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))
    page.get_by_label("From", exact=True).fill("2025-02")
    page.get_by_role("form", name="Period").get_by_role("button", name="Show").click()
    expect(page.locator("#found")).to_have_text(re.compile(r"^5 claims\b"))
    page.get_by_role("link", name="Clear all").click()
    page.get_by_role("link", name="oldest first").click()
    page.get_by_role("link", name="Later claims").click()
    expect(page.locator("article.claim")).to_have_count(32 - PER_PAGE)
    context.close()


def test_the_page_breaks_no_rule_of_its_own_content_policy(page: Page, address):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.get_by_role("link", name="DeepSeek 8 claims").click()
    expect(page.locator("#found")).to_have_text(re.compile(r"^8 claims\b"))
    assert complaints == []


def test_lanes_are_panned_and_their_marks_lead_to_claims(page: Page, address):
    page.set_viewport_size({"width": 900, "height": 800})
    page.goto(f"{address}/?from=2025-01&to=2025-03&zoom=day&look=lanes")
    lanes = page.get_by_role("region", name="Lanes")
    latest = lanes.evaluate("lanes => lanes.scrollLeft")
    assert latest > 0
    name = page.locator(".axis .lane-name")
    before = name.bounding_box()["x"]
    page.get_by_role("link", name="the first", exact=True).click()
    assert lanes.evaluate("lanes => lanes.scrollLeft") < latest
    assert name.bounding_box()["x"] == before
    page.get_by_role("link", name="outlet", exact=True).click()
    expect(page.get_by_role("link", name="PetaPixel")).to_be_visible()
    page.locator(".lanes .heap").first.click()
    expect(page.locator("#found")).to_contain_text("11 claims")
    expect(page.locator("article.claim")).to_have_count(11)


def test_a_mark_of_one_claim_says_it_and_is_reached_by_keyboard(page: Page, address):
    page.goto(f"{address}/?look=lanes&row=claim")
    mark = page.locator(".lanes li svg a").first
    mark.focus()
    words = mark.locator("title").text_content()
    assert re.match(r"9 \w{3} 2025, \w+: Claim", words)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(words.partition(": ")[2])


def test_a_table_is_sorted_in_place_and_says_so(page: Page, address):
    page.goto(f"{address}/?look=table")
    page.get_by_role("link", name="Who said it", exact=True).focus()
    page.keyboard.press("Enter")
    head = page.get_by_role("columnheader", name="Who said it")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("row").nth(1)).to_contain_text("DeepSeek")
    expect(head.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("row").nth(1)).to_contain_text("OpenAI")


def test_a_printout_has_nothing_but_the_claims_and_their_sources(page: Page, address):
    page.goto(address)
    page.get_by_role("link", name="print", exact=True).click()
    expect(page.locator(".printout")).to_be_visible()
    expect(page.locator("header.site")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_text("Print this page")).to_be_hidden()
    expect(page.locator("#found")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Back to the list").click()
    expect(page.locator("header.site")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1360])
def test_the_months_named_under_the_bars_do_not_run_into_each_other(page: Page, live_server, width):
    dispute = a_dispute()
    for on in (date(2020, 5, 29), date(2025, 1, 30), date(2026, 6, 30)):
        a_placed_claim(dispute, f"It was so on {on}.", published_on=on)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url)
    named = [tick.bounding_box() for tick in page.locator(".bars .tick").filter(visible=True).all()]
    assert len(named) > 1
    assert all(left["x"] + left["width"] < right["x"] for left, right in pairwise(named))
