"""Every page on which parties and claims are merged and split in a real browser, with hostile names, and empty."""

import pytest
from playwright.sync_api import Browser

from claims.editing.parties import merge_parties
from claims.models import PartyMatch
from claims.terms import MatchKind, Role
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import faults_of
from tests.browser.validity import invalid, needs_checker
from tests.factories import a_dispute, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = [(1360, "light"), (360, "dark"), (320, "light")]


@pytest.fixture
def lead():
    return a_user(Role.LEAD)


@pytest.fixture
def addresses(lead) -> list[str]:
    """Every such page, with something on it that is out to break it."""
    one, other = a_party("OpenAI"), a_party(LONG[:200], slug="long")
    PartyMatch.objects.create(party=one, other=other, kind=MatchKind.SPELLING)
    dispute = a_dispute()
    a_placed_claim(dispute, LONG, speaker=other, about=(one,))
    a_placed_claim(dispute, TURNING, speaker=other)
    merge = merge_parties(lead, a_party(TURNING[:200], slug="turning").pk, one.pk, f"{TURNING} {LONG}")
    of_parties = ["/desk/parties/", "/desk/parties/openai/merge/", "/desk/parties/openai/merge/?other=long"]
    return [*of_parties, "/desk/parties/long/wikidata/", "/desk/merges/", f"/desk/merges/{merge.pk}/"]


@pytest.mark.parametrize("width,scheme", SCREENS)
def test_no_page_breaks_a_rule(browser: Browser, live_server, lead, addresses, width, scheme):
    assert faults_of(browser, live_server.url, addresses, width, scheme, lead) == []


def test_nor_does_one_where_nothing_is_yet(browser: Browser, live_server, lead):
    assert faults_of(browser, live_server.url, ["/desk/parties/", "/desk/merges/"], 360, "dark", lead) == []


@needs_checker
def test_every_page_is_valid_html(client, lead, addresses, tmp_path):
    client.force_login(lead)
    assert invalid(client, addresses, tmp_path) == []
