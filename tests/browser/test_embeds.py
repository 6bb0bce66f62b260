"""A timeline, a claim and a chain in a page of somebody else's, in a browser that runs no script."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from claims.models import Claim, ClaimRelation
from claims.terms import RelationKind, Status
from tests.browser.looking import READERS_SCREENS, faults_of
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher

pytestmark = pytest.mark.django_db(transaction=True)

FOREIGN = """<!doctype html><html lang="en"><title>Somebody's page</title><body><h1>Somebody's page</h1>
<iframe src="{site}/embed/d/data/" title="timeline" width="640" height="420"></iframe>
<iframe src="{site}/embed/claims/{number}/" title="claim" width="640" height="420"></iframe>
<iframe src="{site}/embed/claims/{number}/chain/" title="chain" width="640" height="420"></iframe>
<iframe src="{site}/claims/{number}/" title="page" width="640" height="120"></iframe>"""


@pytest.fixture
def claim() -> Claim:
    dispute = a_dispute(slug="data")
    outlet = a_publisher("Bloomberg")
    claim = a_placed_claim(dispute, "DeepSeek took data from OpenAI.", Status.ACCEPTED, via=(outlet,))
    denial = a_placed_claim(dispute, "We took nothing.", speaker=a_party("DeepSeek"))
    ClaimRelation.objects.create(claim=denial, other=claim, kind=RelationKind.DENIES, status=Status.ACCEPTED)
    return claim


@pytest.fixture
def foreign(tmp_path, live_server, claim) -> Iterator[str]:
    """The address of a page on a site of its own."""
    (tmp_path / "page.html").write_text(FOREIGN.format(site=live_server.url, number=claim.number))
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.core), "dark"])
def test_a_foreign_page_shows_them_without_a_script(browser: Browser, foreign, tmp_path, scheme):
    wide = {"width": 1360, "height": 1060}
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme, viewport=wide)
    page = context.new_page()
    page.goto(foreign)
    for title in ("timeline", "claim", "chain"):
        shown = page.frame_locator(f"iframe[title={title}]")
        shown.get_by_text("DeepSeek took data from OpenAI.").first.wait_for(timeout=10_000)
        assert shown.get_by_text("Denied; checked by an editor").first.is_visible()
    assert page.frame_locator("iframe[title=page]").get_by_text("DeepSeek took data").count() == 0
    assert context.cookies() == []
    page.screenshot(path=tmp_path / "page.png")  # for whoever looks at it: pytest keeps the folder
    context.close()


@READERS_SCREENS
def test_they_are_accessible_and_no_wider_than_their_frame(browser: Browser, live_server, claim, width, scheme):
    own = [f"/embed/claims/{claim.number}/", f"/embed/claims/{claim.number}/chain/"]
    assert faults_of(browser, live_server.url, ["/embed/d/data/", *own], width, scheme) == []
