"""The history of a thing in a real browser: for everybody, on a narrow screen, with hostile words."""

import pghistory
import pytest
from playwright.sync_api import Browser

from claims.models import Claim
from claims.terms import Role
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of
from tests.factories import a_dispute, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)


@DESK_SCREENS
def test_no_history_breaks_a_rule(browser: Browser, live_server, width, scheme):
    lead, claim = a_user(Role.LEAD), a_placed_claim(a_dispute(LONG), LONG)
    with pghistory.context(user=lead.pk, reason=f"{TURNING} {LONG}"):
        Claim.objects.filter(pk=claim.pk).update(wording=f"{TURNING} {LONG}{LONG}", speaker=a_party(LONG, slug="long"))
    pages = [f"/desk/history/claim/{claim.pk}/", f"/desk/history/telling/{claim.appearances.get().pk}/"]
    pages.append(f"/desk/history/dispute/{claim.placements.get().dispute_id}/")
    assert faults_of(browser, live_server.url, pages, width, scheme, lead) == []
