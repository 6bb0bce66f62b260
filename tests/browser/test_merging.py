"""Every page on which parties and claims are merged and split in a real browser, with hostile names, and empty."""

import pytest
from playwright.sync_api import Browser, expect

from claims.editing.claims_merged import split_claim
from claims.editing.origins import decide_origin
from claims.editing.outlets_merged import merge_outlets
from claims.editing.parties import merge_parties
from claims.models import ClaimRelation, Contradiction, PartyMatch, PublisherMatch, Resemblance
from claims.terms import ContradictionKind, MatchKind, OriginKind, OutletMatchKind, RelationKind, Role, Slot
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of, log_in
from tests.browser.validity import invalid, needs_checker
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lead():
    return a_user(Role.LEAD)


@pytest.fixture
def addresses(lead) -> list[str]:
    """Every such page, with something on it that is out to break it."""
    one, other = a_party("OpenAI"), a_party(LONG[:200], slug="long")
    PartyMatch.objects.create(party=one, other=other, kind=MatchKind.SPELLING)
    dispute = a_dispute()
    claim = a_placed_claim(dispute, LONG, speaker=other, about=(one,))
    near = a_placed_claim(dispute, TURNING, speaker=other)
    tellings = sorted(each.appearances.get().pk for each in (claim, near))
    Resemblance.objects.create(appearance_id=tellings[0], other_id=tellings[1], score=0.8, same=False, why=LONG[:300])
    an_appearance(an_article(f"Story\n\nOpenAI says {LONG}"), claim, LONG)
    split = split_claim(lead, claim.number, [tellings[0]], LONG)
    of_claim = f"/desk/claims/{claim.number}"
    of_claims = [f"{of_claim}/merge/", f"{of_claim}/merge/?other={near.number}&q=evil", f"{of_claim}/split/"]
    ClaimRelation.objects.create(claim=near, kind=RelationKind.DENIES, other=claim, words=f"{TURNING} {LONG}")
    values = {"slot": Slot.AMOUNT, "kind": ContradictionKind.SLIP, "reading": LONG[:300], "other_reading": "x"}
    Contradiction.objects.create(appearance_id=tellings[0], other_id=tellings[1], decision=LONG, **values)
    of_claims += [f"{of_claim}/relations/", f"/desk/claims/{near.number}/relations/"]
    others = [an_appearance(an_article(f"More {n}\n\nOpenAI says {LONG}"), claim, LONG) for n in range(2)]
    decide_origin(lead, claim.number, OriginKind.APART, *[each.pk for each in others], f"{TURNING} {LONG}"[:1000])
    of_claims += [f"{of_claim}/origins/", f"/desk/claims/{near.number}/origins/"]
    of_claims += [f"/desk/merges/{split.pk}/", f"/claims/{claim.number}/"]
    merge = merge_parties(lead, a_party(TURNING[:200], slug="turning").pk, one.pk, f"{TURNING} {LONG}")
    of_parties = ["/desk/parties/", "/desk/parties/openai/merge/", "/desk/parties/openai/merge/?other=long"]
    of_parties += [*of_claims, "/desk/parties/long/split/"]
    paper, site = a_publisher("The New York Times"), a_publisher(LONG[:200], slug="long", domains=["long.example"])
    a_placed_claim(dispute, LONG, publisher=site)
    of_outlets = f"/desk/publishers/{paper.pk}/merge/"
    of_parties += [of_outlets, f"{of_outlets}?other=long", f"{of_outlets}?other={TURNING}"]
    gone = merge_outlets(lead, a_publisher(TURNING[:200], slug="turned").pk, paper.pk, f"{TURNING} {LONG}")
    PublisherMatch.objects.create(publisher=paper, other=site, kind=OutletMatchKind.SPELT, words=[TURNING, LONG[:200]])
    of_parties += [f"/desk/merges/{gone.pk}/", "/sources/long/", "/desk/publishers/matches/"]
    return [*of_parties, "/desk/parties/long/wikidata/", "/desk/merges/", f"/desk/merges/{merge.pk}/"]


@DESK_SCREENS
def test_no_page_breaks_a_rule(browser: Browser, live_server, lead, addresses, width, scheme):
    assert faults_of(browser, live_server.url, addresses, width, scheme, lead) == []


def test_nor_does_one_where_nothing_is_yet(browser: Browser, live_server, lead):
    empty = ["/desk/parties/", "/desk/publishers/matches/", "/desk/merges/"]
    assert faults_of(browser, live_server.url, empty, 360, "dark", lead) == []


@needs_checker
def test_every_page_is_valid_html(client, lead, addresses, tmp_path):
    client.force_login(lead)
    assert invalid(client, addresses, tmp_path) == []


def test_without_javascript_looking_for_the_other_claim_keeps_what_was_typed(browser: Browser, live_server, lead):
    dispute = a_dispute()
    claim, other = a_placed_claim(dispute, "They took data."), a_placed_claim(dispute, "Data was taken by them.")
    page = browser.new_context(java_script_enabled=False).new_page()
    log_in(page, live_server.url, lead)
    page.goto(f"{live_server.url}/desk/claims/{claim.number}/merge/")
    page.get_by_label("Reason").fill("The very same.")
    page.get_by_role("searchbox", name="Words or number").fill("taken")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("button", name=f"{other.number}: Data was taken").click()
    expect(page.get_by_label("Reason")).to_have_value("The very same.")
    expect(page.get_by_label("Number of the other claim")).to_have_value(str(other.number))
