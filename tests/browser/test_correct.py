"""A telling set right in a real browser: by drag, by finger, by keys, without JavaScript; and what is read along."""

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.models import Appearance
from claims.terms import Role
from tests.browser.looking import log_in
from tests.factories import a_claim, a_party, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "𝔘 OpenAI Claims Data Was Taken\n\nOpenAI says that DeepSeek may have taken data. “It denies it”, Reuters told."
CONTENT = "DeepSeek may have taken data"

#: Selects words of the passage as a pointer would: from the middle of whatever pieces they stand in.
_SELECT = """([words]) => {
  const passage = document.getElementById("passage");
  const at = passage.textContent.indexOf(words);
  const place = (offset) => {
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (offset <= walker.currentNode.length) return [walker.currentNode, offset];
      offset -= walker.currentNode.length;
    }
  };
  document.getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
}"""


@pytest.fixture
def telling() -> Appearance:
    return an_appearance(an_article(TEXT), a_claim(), CONTENT)


@pytest.fixture
def opened(page: Page, live_server, telling) -> Page:
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/desk/claims/{telling.claim.number}/correct/?telling={telling.pk}")
    return page


def save(page: Page) -> Appearance:
    page.get_by_label("Reason").fill("As the text has it.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    return Appearance.objects.get()


def test_marked_by_drag_the_server_reckons_the_same(opened: Page, telling):
    opened.get_by_role("radio", name="who says it").check()
    opened.evaluate(_SELECT, ["Reuters "])
    opened.locator("#passage").dispatch_event("mouseup")
    expect(opened.locator("#correct-source")).to_have_value("Reuters")
    expect(opened.locator("#passage .lit-source")).to_have_text("Reuters")
    save(opened)
    anchor = telling.anchors.get()
    assert TEXT[anchor.source_start : anchor.source_end] == "Reuters"
    assert (anchor.exact, anchor.start) == (CONTENT, TEXT.index(CONTENT))


def test_a_mouse_drags_over_the_words(opened: Page):
    box = opened.locator("#passage .lit-content").bounding_box()
    opened.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    opened.mouse.down()
    opened.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    opened.mouse.up()
    expect(opened.locator("#correct-content")).not_to_have_value(CONTENT)
    words = opened.locator("#correct-content").input_value()
    assert CONTENT.startswith(words)
    assert 0 < len(words) < len(CONTENT)


def test_a_drag_that_leaves_the_text_means_its_end(opened: Page):
    words, text = (opened.locator(each).bounding_box() for each in ("#passage .lit-content", "#passage"))
    opened.mouse.move(words["x"] + 1, words["y"] + words["height"] / 2)
    opened.mouse.down()
    opened.mouse.move(words["x"] + 9, text["y"] + text["height"] + 60, steps=4)
    opened.mouse.up()
    expect(opened.locator("#correct-content")).to_have_value(TEXT[TEXT.index(CONTENT) :])


def test_a_finger_selects_and_the_words_are_taken_when_it_rests(opened: Page):
    opened.locator("#passage").dispatch_event("pointerdown", {"pointerType": "touch"})
    opened.evaluate(_SELECT, ["DeepSeek may"])
    opened.evaluate(_SELECT, ["DeepSeek may have"])
    expect(opened.locator("#correct-content")).to_have_value("DeepSeek may have")


def test_by_keys_an_edge_moves_by_letter_and_by_word(opened: Page, telling):
    opened.get_by_role("button", name="End of the words said").focus()
    for key in ("Control+Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft", "Shift+ArrowLeft"):
        opened.keyboard.press(key)
    expect(opened.locator("#correct-content")).to_have_value(f"{CONTENT}. “I")
    opened.keyboard.press("Alt+Shift+ArrowLeft")
    opened.get_by_role("button", name="Start of the words said").focus()
    opened.keyboard.press("Alt+Shift+ArrowRight")
    expect(opened.locator("#correct-content")).to_have_value("may have taken data")
    assert save(opened).content == "may have taken data"


def test_what_is_typed_lights_up_and_its_meaning_is_read_along(opened: Page):
    a_party("Reuters")
    opened.locator("#correct-cue").fill("told")
    expect(opened.locator("#passage .lit-cue")).to_have_text("told")
    opened.locator("#correct-said").fill("last fall")
    expect(opened.locator("#correct-said-means")).to_contain_text("1 Sep – 30 Nov 2024")
    opened.locator("#correct-speaker").fill("reut")
    expect(opened.locator("#parties-known option")).to_have_attribute("value", "reuters")


def test_who_else_is_here(opened: Page, browser: Browser, live_server):
    context = browser.new_context()
    other = context.new_page()
    log_in(other, live_server.url, a_user(Role.EDITOR, username="grace"))
    other.goto(opened.url)
    expect(other.locator(".present")).to_contain_text("has had this page open")
    opened.reload()
    expect(opened.locator(".present")).to_contain_text("grace has had this page open for less than a minute")
    context.close()


def test_without_javascript(browser: Browser, live_server, telling):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/desk/claims/{telling.claim.number}/correct/?telling={telling.pk}")
    expect(page.locator("#marking")).to_be_hidden()
    page.locator("#correct-content").fill("It denies it")
    assert save(page).content == "It denies it"
    context.close()


def fill_chain(page: Page, *names: str) -> None:
    for n, name in enumerate(names):
        page.locator(f"[name=chain-{n}-kind]").select_option("unnamed")
        page.locator(f"[name=chain-{n}-name]").fill(name)


def chain_of(telling: Appearance) -> list[str]:
    return [link.label for link in telling.chain.order_by("position")][1:-1]


def test_links_change_places_by_keys_alone(opened: Page, telling):
    fill_chain(opened, "two people", "a lawyer")
    opened.get_by_role("button", name="Link 1: down").press("Enter")
    expect(opened.get_by_role("button", name="Link 1: down")).to_be_focused()
    opened.keyboard.press("Space")  # it stands last already
    save(opened)
    assert chain_of(telling) == ["a lawyer", "two people"]


def test_links_change_places_by_drag(opened: Page, telling):
    fill_chain(opened, "two people", "a lawyer")
    grips = opened.locator(".grip")
    grips.nth(0).scroll_into_view_if_needed()
    start, end = grips.nth(0).bounding_box(), grips.nth(1).bounding_box()
    opened.mouse.move(start["x"] + 5, start["y"] + 5)
    opened.mouse.down()
    opened.mouse.move(end["x"] + 5, end["y"] + end["height"] + 8, steps=6)
    opened.mouse.up()
    save(opened)
    assert chain_of(telling) == ["a lawyer", "two people"]


def test_without_javascript_a_link_is_moved_and_enter_saves(browser: Browser, live_server, telling):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/desk/claims/{telling.claim.number}/correct/?telling={telling.pk}")
    fill_chain(page, "two people", "a lawyer")
    page.get_by_role("button", name="Link 1: down").click()
    expect(page.locator("[name=chain-0-name]")).to_have_value("a lawyer")
    page.get_by_label("Reason").fill("As the text has it.")
    page.locator("[name=chain-0-name]").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    assert chain_of(telling) == ["a lawyer", "two people"]
    context.close()
