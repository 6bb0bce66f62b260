"""The pages of ratings in a real browser: for everybody, on a narrow screen, with hostile words."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from claims.editing.ratings import change_rating, withdraw_rating
from claims.models import Rating
from claims.terms import Role, Status
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, READERS_SCREENS, faults_of, log_in
from tests.browser.validity import invalid, needs_checker
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.ratings import a_finding, a_rating

pytestmark = pytest.mark.django_db(transaction=True)

HOSTILE = {
    "claim_reviewed": LONG[:70],
    "alternate_name": f"{TURNING}{LONG}"[:70],
    "reasons": f"{TURNING} *{LONG}* `{LONG}`\n\n> {LONG}\n\n- a\n\n    {LONG}",
    "organisation": LONG[:110],
    "sources": [{"url": f"https://a.example/{LONG[:300].replace(' ', '')}", "name": ""}],
}


@pytest.fixture
def rating() -> Rating:
    """One that was changed, on a claim that has a withdrawn one, too."""
    editor, claim = a_user(Role.EDITOR), a_placed_claim(a_dispute(), LONG, Status.ACCEPTED)
    withdraw_rating(editor, a_rating(claim, editor, organisation="Others").pk, 1, LONG[:900])
    rating = a_rating(claim, editor, **HOSTILE)
    return change_rating(editor, rating.pk, 1, a_finding(**HOSTILE, value=3), LONG[:900])


def pages_for_readers(rating: Rating) -> list[str]:
    number = rating.claim.number
    return [f"/claims/{number}/rating/", f"/claims/{number}/", f"/embed/claims/{number}/"]


def pages_of_the_desk(rating: Rating) -> list[str]:
    withdrawn = Rating.objects.exclude(withdrawn_at=None).get()
    keys = (rating.pk, withdrawn.pk)
    own = [*(f"/desk/ratings/{pk}/" for pk in keys), f"/desk/history/rating/{rating.pk}/"]
    return ["/desk/ratings/", f"/desk/claims/{rating.claim.number}/rating/", *own, pages_for_readers(rating)[0]]


@READERS_SCREENS
def test_no_page_for_readers_breaks_a_rule(browser: Browser, live_server, rating, width, scheme):
    gone = a_placed_claim(a_dispute(), "Withdrawn.", Status.ACCEPTED)
    withdraw_rating(rating.decided_by, a_rating(gone, rating.decided_by).pk, 1, "Wrong.")
    pages = [*pages_for_readers(rating), f"/claims/{gone.number}/rating/"]
    assert faults_of(browser, live_server.url, pages, width, scheme) == []


@DESK_SCREENS
def test_no_page_of_the_desk_breaks_a_rule(browser: Browser, live_server, rating, width, scheme):
    assert faults_of(browser, live_server.url, pages_of_the_desk(rating), width, scheme, a_user(Role.EDITOR)) == []


@needs_checker
def test_every_page_is_valid(client: Client, rating, tmp_path):
    assert invalid(client, pages_for_readers(rating), tmp_path) == []
    client.force_login(a_user(Role.EDITOR))
    assert invalid(client, pages_of_the_desk(rating), tmp_path) == []


def test_a_claim_is_rated_from_its_page_by_keys_alone(page: Page, live_server):
    claim = a_placed_claim(a_dispute(), status=Status.ACCEPTED)
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/claims/{claim.number}/")
    page.get_by_role("link", name="Rate", exact=True).press("Enter")
    page.get_by_label("Verdict").fill("Missing context")
    page.get_by_label("Reasons").fill("It leaves out *who*.")
    page.get_by_label("Rated by").fill("The Daily Checker")
    page.get_by_role("button", name="Preview").press("Enter")
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()
    assert page.get_by_label("Verdict").input_value() == "Missing context"
    page.get_by_role("button", name="Keep").press("Enter")
    expect(page.get_by_role("heading", name="Missing context")).to_be_visible()
    page.get_by_role("link", name=f"Claim {claim.number}", exact=True).click()
    expect(page.get_by_text("Rated “Missing context” by The Daily Checker")).to_be_visible()
