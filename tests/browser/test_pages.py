"""Every kind of page in a real browser: for everybody, on a narrow screen, with hostile names, under its own policy."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from claims.models import ChainLink, Document
from claims.terms import Role
from tests.browser.looking import faults_of, log_in, violations
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article

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
    return [*lists, *things, *rest, "/?by=nobody&from=soon", "/claims/999999/", "/demo-digest/"]


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
