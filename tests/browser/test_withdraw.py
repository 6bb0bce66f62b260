"""The pages about what readers see, in a real browser: for everybody, on a narrow screen, with hostile names."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from claims.models import Claim
from claims.terms import Role, Status
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.stories import a_story

pytestmark = pytest.mark.django_db(transaction=True)


@DESK_SCREENS
def test_no_page_about_what_readers_see_breaks_a_rule(browser: Browser, live_server, width, scheme):
    tomorrow = timezone.now() + timedelta(days=1)
    dispute = a_dispute(LONG, slug="data")
    claims = [a_placed_claim(dispute, f"{TURNING} {LONG}", speaker=a_party(LONG, slug="long")) for _ in range(3)]
    a_story(claims[0], title=LONG, slug="long")
    Claim.objects.filter(pk=claims[1].pk).update(status=Status.WITHDRAWN, tombstone=f"{TURNING} {LONG}")
    Claim.objects.filter(pk=claims[2].pk).update(embargo_until=tomorrow)
    pages = [f"/desk/claims/{claim.number}/withdraw/" for claim in claims]
    pages += [f"/claims/{claims[1].number}/", f"/claims/{claims[2].number}/"]
    previews = ("", "?preview=embargo", "?preview=publishes", "?preview=second")
    pages += [f"/desk/disputes/data/publishing/{query}" for query in previews]
    a_dispute(TURNING, slug="thread", parent=dispute, question=LONG)
    a_dispute(LONG, slug="another", parent=dispute)
    pages += ["/desk/disputes/data/dump/", "/desk/disputes/"]
    pages += [f"/desk/disputes/{slug}/{page}" for slug in ("data", "thread") for page in ("", "remove/")]
    pages += ["/desk/disputes/thread/move/"]
    assert faults_of(browser, live_server.url, pages, width, scheme, a_user(Role.LEAD)) == []
