"""Accounts and people in a real browser: every page for everybody, and a form that came too late."""

import pytest
from django_otp.oath import totp
from playwright.sync_api import Browser, Page, expect

from claims.editing import second_factor
from claims.editing.addresses import address_path, want_address
from claims.editing.invitations import invitation_path, invite, revoke_invitation
from claims.editing.people import change_role
from claims.models import AccountSession, Feed
from claims.terms import Role, Status
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of, log_in, violations
from tests.browser.validity import invalid, needs_checker
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "correct horse battery"


@pytest.fixture
def lead():
    return a_user(Role.LEAD, username="lena")


@pytest.fixture
def addresses(lead) -> list[str]:
    """Every page about accounts and people, with names and reasons that are out to break it."""
    edith = a_user(Role.EDITOR, username="e" * 150)
    change_role(lead, edith.pk, Role.EDITOR, Role.CONTRIBUTOR, f"{TURNING} {LONG}")
    sent, back = (invite(lead, f"{'x' * 60}{n}@{'long.' * 20}example.org", Role.EDITOR) for n in range(2))
    revoke_invitation(lead, back.pk, f"{TURNING} {LONG}")
    second_factor.begin(lead)
    of_people = ["/desk/people/", "/desk/people/?q=nobody-here", f"/desk/people/{edith.pk}/", "/desk/people/invite/"]
    of_people += [f"/desk/people/invitations/{invitation.pk}/" for invitation in (sent, back)]
    of_account = ["/account/", "/account/address/", "/account/password/", "/account/code/", "/account/tokens/"]
    of_account.append(address_path(want_address(lead, f"{'x' * 60}@{'new.' * 20}example.org", "")))
    return [*of_people, *of_account, invitation_path(sent), invitation_path(back)]


@DESK_SCREENS
def test_no_page_breaks_a_rule(browser: Browser, live_server, lead, addresses, width, scheme):
    assert faults_of(browser, live_server.url, addresses, width, scheme, lead) == []


@needs_checker
def test_every_page_is_valid_html(client, lead, addresses, tmp_path):
    client.force_login(lead)
    assert invalid(client, addresses, tmp_path) == []


def test_the_way_in_with_a_second_factor(page: Page, live_server, lead):
    page.set_viewport_size({"width": 320, "height": 800})
    log_in(page, live_server.url, lead)
    page.goto(f"{live_server.url}/account/code/")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Set it up").click()
    picture = page.locator(".qr")
    expect(picture).to_be_visible()
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    device = second_factor.pending_device(lead)
    codes = second_factor.confirm(lead, code_of(device))
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/login/?next=/desk/people/")
    page.get_by_label("User name").fill("lena")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("Code")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Code").fill(codes[0])
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("People")


def code_of(device) -> str:
    """What the app shows."""
    return f"{totp(device.bin_key):06d}"


def test_what_was_typed_when_the_session_ended_is_sent_by_a_press(page: Page, live_server, lead):
    log_in(page, live_server.url, lead)
    page.goto(f"{live_server.url}/feeds/add/")
    page.get_by_label("Address of the feed").fill("https://paper.example/feed")
    page.get_by_label("Title").fill("The paper’s own feed")
    AccountSession.objects.all().delete()
    page.get_by_role("button", name="Add the feed").click()
    expect(page.get_by_label("Your words, 1")).to_have_value("https://paper.example/feed")
    expect(page.get_by_label("Your words, 2")).to_have_value("The paper’s own feed")
    assert violations(page) == []
    page.get_by_label("User name").fill("lena")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("h1")).to_have_text("You are logged in")
    assert violations(page) == []
    assert not Feed.objects.exists()
    page.get_by_role("button", name="Send it now").click()
    expect(page.locator("h1")).to_have_text("The paper’s own feed")


def test_a_part_of_a_page_gives_way_to_the_log_in(page: Page, live_server, lead):
    claim = a_placed_claim(a_dispute(), "It took many things.")
    log_in(page, live_server.url, lead)
    page.goto(f"{live_server.url}/desk/review/")
    AccountSession.objects.all().delete()
    page.get_by_role("textbox", name="or in your own words").fill("Satire, says the outlet itself.")
    page.locator("form.own button").click()
    expect(page.get_by_label("Your words, 1")).to_have_value("Satire, says the outlet itself.")
    page.get_by_label("User name").fill("lena")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Send it now").click()
    page.wait_for_load_state()
    claim.refresh_from_db()
    assert claim.status == Status.REJECTED


def test_escape_closes_the_menu_of_the_account_and_leaves_the_focus_at_it(page: Page, live_server, lead):
    log_in(page, live_server.url, lead)
    page.goto(f"{live_server.url}/account/")
    page.locator(".person summary").press("Enter")
    page.locator(".person").get_by_role("link", name="Account").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".person").get_by_role("link", name="Account")).to_be_hidden()
    expect(page.locator(".person summary")).to_be_focused()


def test_somebody_who_logged_in_again_in_another_tab_loses_nothing_either(page: Page, live_server, lead):
    log_in(page, live_server.url, lead)
    page.goto(f"{live_server.url}/feeds/add/")
    page.get_by_label("Address of the feed").fill("https://paper.example/feed")
    page.get_by_label("Title").fill("The paper’s own feed")
    other = page.context.new_page()
    other.goto(f"{live_server.url}/account/")
    other.locator(".person summary").click()
    other.get_by_role("button", name="Log out", exact=True).click()
    other.goto(f"{live_server.url}/login/")
    other.get_by_label("User name").fill("lena")
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Add the feed").click()
    expect(page.locator("h1")).to_have_text("Please send the form again")
    assert violations(page) == []
    page.get_by_role("button", name="Send it now").click()
    expect(page.locator("h1")).to_have_text("The paper’s own feed")


def test_the_page_of_a_lock_out(page: Page, live_server, lead):
    page.goto(f"{live_server.url}/login/")
    for _ in range(5):
        page.get_by_label("User name").fill("lena")
        page.get_by_label("Password").fill("wrong")
        page.get_by_role("button", name="Log in").click()
    expect(page.locator("h1")).to_have_text("Too many wrong passwords")
    assert violations(page) == []
