"""Every kind of page in a real browser: for everybody, on a narrow screen, with hostile names, under its own policy."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from claims.models import Anchor, ChainLink, Dispute, Document
from claims.terms import AnchorState, Role
from tests.browser.looking import faults_of, log_in, violations
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.versions import OPENAI, stored_version, stored_versions

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = [(1360, "light"), (320, "dark")]
#: U+202E turns the direction of all that follows; the long word has no place to break.
TURNING, LONG = "Evil \u202eproc", "Un" + "breakable" * 20


@pytest.fixture
def claim():
    """A claim told five times in a thread, with names that are out to break a page."""
    dispute = a_dispute("Whose data?", slug="data")
    thread = a_dispute("Thread", slug="thread", parent=dispute)
    claim = a_placed_claim(
        dispute,
        f"DeepSeek may have taken {LONG}.",
        speaker=a_party(TURNING, slug="evil"),
        about=(a_party(LONG, slug="long"),),
        via=(a_publisher("Bloomberg"),),
        threads=(thread,),
    )
    for n in range(4):
        snapshot = an_article(
            f"{LONG} {n}\n\nIt may have done so {n}.", date(2024, 1 + n, 9), a_publisher(f"Paper {n}")
        )
        an_appearance(snapshot, claim, f"may have done so {n}", certainty=("may", "stated")[n % 2])
    document = Document.objects.create(kind="filing", title="Complaint", slug="complaint", party=claim.speaker)
    appearance = claim.appearances.first()
    ChainLink.objects.create(appearance=appearance, position=9, document=document, how="filed")
    return claim


@pytest.fixture
def addresses(claim) -> list[str]:
    """One page of each kind, found and not found."""
    article = claim.appearances.first().article_id
    lists = ["/", "/articles/", "/parties/", "/sources/", "/search/?q=taken", "/search/", "/login/"]
    things = [f"/claims/{claim.number}/", f"/articles/{article}/", "/parties/evil/", "/parties/long/"]
    rest = ["/sources/bloomberg/", "/sources/documents/complaint/", "/d/thread/?by=evil&about=long"]
    versions = versions_of(claim)
    return [*lists, *things, *rest, *versions, "/?by=nobody&from=soon", "/claims/999999/", "/demo-digest/"]


def versions_of(claim) -> list[str]:
    """The pages about an article with two versions: a claim offered in other words, one gone, a long word put in."""
    first, _ = stored_versions(Dispute.objects.get(slug="data"))
    stored_version(first, f"{LONG} {LONG}\n\nCorrection: {LONG} was wrong.")
    article = f"/articles/{first.article_id}/"
    return [f"{article}v/1/", f"{article}v/2/", f"{article}v/1/compare/2/", f"{article}v/2/compare/3/"]


@pytest.mark.parametrize("width,scheme", SCREENS)
def test_no_page_breaks_a_rule(browser: Browser, live_server, addresses, width, scheme):
    """Neither one of accessibility, nor that nothing sticks out, nor the site's own content policy."""
    assert faults_of(browser, live_server.url, addresses, width, scheme) == []


def test_a_turning_name_turns_nothing_but_itself(page: Page, live_server, claim):
    """The remove sign of its chip stays behind the name, the words after it in the citation stay readable."""
    page.goto(f"{live_server.url}/?by=evil")
    chip = page.locator(".chip", has_text="Evil")
    name, sign = chip.locator("bdi").bounding_box(), chip.locator("[aria-hidden]").bounding_box()
    assert sign["x"] >= name["x"] + name["width"]
    page.goto(f"{live_server.url}/claims/{claim.number}/")
    assert page.locator(".cite bdi", has_text="Evil").count() == 1


def test_enter_in_the_reason_decides_nothing(page: Page, live_server, claim):
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/claims/{claim.number}/")
    page.get_by_label("Reason").fill("Satire.")
    page.get_by_label("Reason").press("Enter")
    page.wait_for_timeout(200)
    claim.refresh_from_db()
    assert claim.status == "suggested"
    page.get_by_role("button", name="Accept").click()
    page.get_by_text("is accepted.").wait_for()
    assert page.locator(".crumbs .status.ok").inner_text() == "✓ checked by an editor"
    assert violations(page) == []


def test_an_editor_takes_an_offered_passage_and_it_is_the_claims(page: Page, live_server, claim):
    first, second = stored_versions(Dispute.objects.get(slug="data"))
    offer = Anchor.objects.get(snapshot=second, state=AnchorState.CHANGED)
    log_in(page, live_server.url, a_user(Role.EDITOR))
    page.goto(f"{live_server.url}/articles/{first.article_id}/v/1/compare/2/")
    assert violations(page) == []
    page.get_by_label("Reason").press("Enter")
    page.get_by_role("button", name="take these words").click()
    page.get_by_text("tells the claim in these words").wait_for()
    assert page.locator(f"#change-{offer.appearance_id}").get_by_text("nearest words").count() == 0
    page.get_by_role("link", name="An editor decided about it").click()
    assert violations(page) == []
    page.get_by_label("Reason").fill("A slip.")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("an open offer again").wait_for()
    offer.refresh_from_db()
    assert offer.is_offer


def test_on_a_phone_what_did_not_change_stands_once(page: Page, live_server, claim):
    first, _ = stored_versions(Dispute.objects.get(slug="data"))
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/articles/{first.article_id}/v/1/compare/2/")
    assert page.locator(".sides").get_by_text("Who trained on what").filter(visible=True).count() == 1
    assert page.locator(".sides").get_by_text(OPENAI).filter(visible=True).count() == 1
    page.set_viewport_size({"width": 1360, "height": 800})
    assert page.locator(".sides").get_by_text("Who trained on what").filter(visible=True).count() == 2
