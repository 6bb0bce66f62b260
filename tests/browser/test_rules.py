"""Every kind of page in a real browser: for everybody, on a narrow screen, with hostile names, under its own policy."""

import pytest
from playwright.sync_api import Browser

from claims.models import Dispute
from tests.browser.breaking import LONG, TURNING
from tests.browser.breaking import claim as claim
from tests.browser.looking import READERS_SCREENS, faults_of
from tests.browser.validity import invalid, needs_checker
from tests.factories import a_claim
from tests.stories import a_story
from tests.versions import stored_version, stored_versions

pytestmark = pytest.mark.django_db(transaction=True)

NEWS = ["/d/data/new/?since=2020-01-01", "/d/thread/new/?part=claims&since=2020-01-01", "/d/data/new/?since=soon"]


@pytest.fixture
def addresses(claim) -> list[str]:
    """One page of each kind, found and not found."""
    article = claim.appearances.first().article_id
    lists = ["/", "/articles/", "/parties/", "/sources/", "/search/?q=taken", "/search/", "/login/", "/help/"]
    lists += [f"{page}?q={LONG}+<i>{TURNING}" for page in ("/", "/parties/", "/articles/")]
    lists += ["/account/reset/", "/account/reset/sent/", "/account/reset/MQ/none/", "/account/"]
    things = [
        f"/claims/{claim.number}/",
        f"/articles/{article}/",
        "/parties/evil/",
        "/parties/long/",
    ]
    looks = [f"/?look=lanes&row={row}" for row in ("party", "outlet", "thread", "claim")]
    looks += ["/?look=lanes&from=1999&to=1999", "/?look=lanes&page=9", "/?look=table&sort=articles", "/?look=print"]
    looks += ["/?zoom=day&from=2025-01&to=2025-01", "/?zoom=year&clock=happened&look=lanes"]
    filters = ["/?by=-evil&standing=disputed&standing=-changed&role=accused&find-by=e", "/?standing=withdrawn"]
    filters += ["/?about=evil&about=-long&from=1999&to=1999&certainty=may&source=-news", "/?by=evil&as_of=2030-01-01"]
    forms = [f"/claims/{claim.number}/report/", f"/articles/{article}/report/"]
    rest = [
        "/compare/?a=evil&b=long",
        "/compare/?pair=outlets&a=bloomberg&b=petapixel",
        "/compare/?a=e&b=",
        "/d/data/network/",
        "/d/data/network/?from=2024-02&nodes=3",
        "/sources/bloomberg/",
        "/sources/documents/complaint/",
        "/d/thread/?by=evil&about=long",
    ]
    versions = versions_of(claim)
    return [
        *lists,
        *things,
        *looks,
        *filters,
        *NEWS,
        *stories_of(claim),
        *forms,
        *rest,
        *versions,
        "/?by=nobody&from=soon",
        "/claims/999999/",
        "/api/v1/",
        "/demo-digest/",
        "/demo-digest/2026-06-30-times-case-two-accounts.html",
    ]


def stories_of(claim) -> list[str]:
    """The pages of a story with a step that is shown and one that is not."""
    a_story(claim, a_claim(LONG), title=LONG, slug="long", lead=f"{TURNING} {LONG}")
    return ["/stories/", "/stories/long/", "/stories/long/?by=nobody", "/embed/stories/long/"]


def versions_of(claim) -> list[str]:
    """The pages about an article with two versions: a claim offered in other words, one gone, a long word put in."""
    first, _ = stored_versions(Dispute.objects.get(slug="data"))
    stored_version(first, f"{LONG} {LONG}\n\nCorrection: {LONG} was wrong.")
    article = f"/articles/{first.article_id}/"
    return [f"{article}v/1/", f"{article}v/2/", f"{article}v/1/compare/2/", f"{article}v/2/compare/3/"]


@pytest.mark.core
def test_the_first_pages_break_no_rule(browser: Browser, live_server, claim):
    """Those that most readers see, at every run; the walk over all of them is left to ``--slow``."""
    first = ["/", "/?look=lanes&row=party", "/?look=table", "/parties/", f"/claims/{claim.number}/"]
    assert faults_of(browser, live_server.url, first, 320, "dark") == []


@pytest.mark.slow
@READERS_SCREENS
def test_no_page_breaks_a_rule(browser: Browser, live_server, addresses, width, scheme):
    """Neither one of accessibility, nor that nothing sticks out, nor the site's own content policy."""
    assert faults_of(browser, live_server.url, addresses, width, scheme) == []


@pytest.mark.slow
@needs_checker
def test_every_page_is_valid_html(client, addresses, tmp_path):
    assert invalid(client, addresses, tmp_path) == []
