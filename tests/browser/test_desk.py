"""The desk in a real browser: for everybody, on a narrow screen, by keyboard, alive, and without JavaScript."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from claims.editing.failures import settle_failures
from claims.models import Addition, FeedEntry, FeedPolling, FetchLog, JobFailure
from claims.terms import FeedState, Role
from tests.browser.looking import faults_of, log_in
from tests.factories import a_feed, a_publisher, a_user, an_addition, an_article

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = [(1360, "light"), (360, "dark"), (320, "light")]
#: U+202E turns the direction of all that follows; the long word has no place to break.
TURNING, LONG = "Evil \u202eproc", "Un" + "breakable" * 20


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def feed():
    """A feed that fails, with names that are out to break a page."""
    feed = a_feed(
        f"https://{'long.' * 30}example.org/{LONG}", a_publisher(LONG, slug="long"), title=LONG, folder=f"{LONG}/x"
    )
    now = timezone.now()
    FeedPolling.objects.create(feed=feed, n_failures=4, next_check_at=now, last_good_at=now)
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=now, http_status=503, error=f"no answer from {LONG}")
    FeedEntry.objects.create(feed=feed, guid="a", told={"title": TURNING}, problem=f"{LONG} has no text", seen_at=now)
    return feed


@pytest.fixture
def addresses(editor, feed) -> list[str]:
    """Every page of the desk, with something of each kind on it, and as it is after a mistake."""
    a_feed(title=TURNING, state=FeedState.PAUSED)
    an_addition(editor, problem=f"no answer from {LONG}", url=f"https://example.org/{LONG}")
    an_addition(
        editor, offers=[{"url": f"https://example.org/{LONG}.xml", "title": LONG}, {"url": feed.url, "title": ""}]
    )
    snapshot = an_article(f"{LONG}\n\nWords.")
    an_addition(editor, snapshot=snapshot)
    for reason in ("no answer", LONG):
        JobFailure.objects.create(stage="claims.read", object_ref=f"snapshot_id:{snapshot.pk}", reason=reason)
        JobFailure.objects.create(stage="claims.take_feed", object_ref=f"feed_id:{feed.pk}", reason=reason)
    settled = JobFailure.objects.create(stage="claims.read", object_ref=LONG, reason=LONG)
    settle_failures(editor, [settled.pk], f"{TURNING} {LONG}")
    of_feed = [f"/feeds/{feed.pk}/{page}" for page in ("", "change/", "remove/")]
    desk = ["/desk/add/", "/desk/failures/", "/desk/failures/settled/"]
    return [*desk, "/feeds/", "/feeds/?state=gone", "/feeds/add/", "/feeds/import/", *of_feed]


@pytest.mark.parametrize("width,scheme", SCREENS)
def test_no_page_of_the_desk_breaks_a_rule(browser: Browser, live_server, editor, addresses, width, scheme):
    assert faults_of(browser, live_server.url, addresses, width, scheme, editor) == []


@pytest.mark.parametrize("width,scheme", SCREENS[:2])
def test_nor_does_one_where_nothing_is_yet(browser: Browser, live_server, editor, width, scheme):
    empty = ["/desk/add/", "/desk/failures/", "/desk/failures/settled/", "/feeds/"]
    assert faults_of(browser, live_server.url, empty, width, scheme, editor) == []


def test_by_keyboard_through_the_form_for_a_text(page: Page, live_server, editor):
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("region", name="As a pasted text").get_by_label("Headline").focus()
    for typed in ("A head", "The Gazette", "01302025"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.type") == "date":
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("He says that it may be so.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#results").get_by_role("link", name="A head")).to_be_visible()
    assert Addition.objects.get().published_on.isoformat() == "2025-01-30"


def test_tab_goes_through_the_ways_in_the_order_of_the_page(page: Page, live_server, editor):
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("textbox", name="Address").focus()
    seen = ["address-url"]
    for _ in range(20):
        page.keyboard.press("Tab")
        place = page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        if place != seen[-1]:
            seen.append(place)
        if place == "Add the text":
            break
    by_file = ["file-file", "file-publisher", "file-published_on", "Add the file"]
    by_text = ["text-headline", "text-publisher", "text-published_on", "text-url", "text-text", "Add the text"]
    assert seen == ["address-url", "Add the address", *by_file, *by_text]


def test_the_list_follows_what_happens_and_comes_to_rest(page: Page, live_server, editor):
    addition = an_addition(editor)
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("textbox", name="Address").fill("https://half.typed")
    expect(page.locator("#results")).to_contain_text("waiting to be fetched")
    Addition.objects.filter(pk=addition.pk).update(problem="the server does not answer")
    expect(page.locator("#results")).to_contain_text("the server does not answer")
    expect(page.locator("#announcement")).to_have_text("Everything you added is done.")
    expect(page.get_by_role("textbox", name="Address")).to_have_value("https://half.typed")
    expect(page.get_by_role("textbox", name="Address")).to_be_focused()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2_500)
    assert asked == []


def test_everything_works_without_javascript(browser: Browser, live_server, editor):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    page.get_by_role("textbox", name="Address").fill("example.org/story")
    page.get_by_role("button", name="Add the address").click()
    expect(page.locator("#results")).to_contain_text("waiting to be fetched")
    Addition.objects.update(offers=[{"url": "https://example.org/feed", "title": "Wire"}])
    page.get_by_role("link", name="Look again").click()
    page.get_by_role("button", name="Add this feed Wire").click()
    expect(page.locator("h1")).to_have_text("Wire")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove the feed").click()
    expect(page.locator("h1")).to_have_text("Feeds")
    context.close()


def test_publishers_are_offered_while_a_name_is_typed(page: Page, live_server, editor):
    a_publisher("The Verge", slug="verge")
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    field = page.locator("#text-publisher")
    field.press_sequentially("Te Verge")
    expect(page.locator("#text-known")).to_contain_text("“Te Verge” is not known: a new publisher will be made.")
    assert field.evaluate("field => [...field.list.options].map(option => option.value)") == ["The Verge"]
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="It is a new one")).to_be_focused()
    field.fill("the verge")
    expect(page.locator("#text-known")).to_contain_text("The Verge is known.")
    expect(page.locator("#file-known")).not_to_contain_text("known")


def test_without_javascript_a_second_spelling_is_asked_about(browser: Browser, live_server, editor):
    a_publisher("The Verge", slug="verge")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/add/")
    form = page.get_by_role("region", name="As a pasted text")
    form.get_by_label("Who published it").fill("Te Verge")
    form.get_by_role("textbox", name="Text").fill("He says that it may be so.")
    form.get_by_role("button").click()
    form.get_by_label("It is a new one, none of these").check()
    form.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("“Te Verge” is a publisher that was not known before.")
    context.close()


def test_a_refused_reason_is_still_there_without_javascript(browser: Browser, live_server, editor):
    JobFailure.objects.create(stage="claims.read", object_ref="snapshot_id:1", reason="no text")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, editor)
    page.goto(f"{live_server.url}/desk/failures/")
    page.get_by_label("Reason").fill("x" * 1_001)
    page.get_by_role("button", name="Settle").click()
    expect(page.get_by_label("Reason")).to_have_value("x" * 1_001)
    page.get_by_label("Reason").fill("Gone for good")
    page.get_by_role("button", name="Settle").click()
    page.get_by_role("link", name="in a list of its own").click()
    expect(page.get_by_role("main")).to_contain_text("Gone for good")
    context.close()
