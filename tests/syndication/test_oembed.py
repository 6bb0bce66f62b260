"""/oembed/?url=…: how other sites show our pages."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from lxml import etree

from claims.models import Claim
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_merged_claim, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.stories import a_story

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(slug="data", title="Whose <data>?"), 'It took "data".', Status.ACCEPTED)


def ask(client, path: str, more: str = "", site: str = SITE):
    return client.get(f"/oembed/?url={quote(site + path)}&format=json{more}")


def source(told: dict) -> str:
    return unescape(re.search('src="([^"]+)"', told["html"])[1])


def test_a_claim(client, claim):
    answer = ask(client, f"/claims/{claim.number}/")
    told = answer.json()
    assert answer["Content-Type"] == "application/json"
    assert {name: told[name] for name in ("type", "version", "provider_name", "provider_url", "width", "height")} == {
        "type": "rich",
        "version": "1.0",
        "provider_name": "Claimline",
        "provider_url": f"{SITE}/",
        "width": 640,
        "height": 400,
    }
    assert told["title"] == 'OpenAI: It took "data".'
    assert source(told) == f"{SITE}/embed/claims/{claim.number}/"
    assert client.get(source(told)).status_code == 200


def test_each_page_has_its_frame_and_the_query_string_goes_along(client, claim):
    a_story(claim)
    frames = {
        "/": "/embed/d/data/",
        "/d/data/?by=openai&as_of=2025-03-01": "/embed/d/data/?by=openai&as_of=2025-03-01",
        f"/embed/claims/{claim.number}/chain/": f"/embed/claims/{claim.number}/chain/",
        "/stories/how-it-came-out/": "/embed/stories/how-it-came-out/",
    }
    for page, frame in frames.items():
        assert source(ask(client, page).json()) == SITE + frame


def test_pages_lead_to_it_and_offer_the_html(client, claim):
    a_story(claim)
    for page in ("/d/data/?by=openai", f"/claims/{claim.number}/?as_of=2025-03-01", "/stories/how-it-came-out/"):
        html = client.get(page).text
        address = unescape(re.search('<link rel="alternate" href="([^"]+)" type="application/json.oembed">', html)[1])
        told = client.get(address).json()
        shown = [
            unescape(lines)
            for lines in re.findall(r"<textarea rows=\"3\" readonly[^>]*>(&lt;iframe.*?)</textarea>", html)
        ]
        assert source(told) in map(source, ({"html": lines} for lines in shown))


def test_an_address_is_ours_however_it_is_written(client, claim):
    for site in ("https://testserver", "HTTP://TestServer"):
        assert source(ask(client, "/d/data/#found", site=site).json()) == f"{SITE}/embed/d/data/"


def test_it_fits_into_the_room_that_there_is(client, claim):
    told = ask(client, "/d/data/", "&maxwidth=300&maxheight=200").json()
    assert (told["width"], told["height"]) == (300, 200)
    assert 'width="300" height="200"' in told["html"]
    assert ask(client, "/d/data/", "&maxwidth=3000").json()["width"] == 640


@pytest.mark.parametrize("more", ["&maxwidth=0", "&maxheight=wide", "&maxwidth=9999999999999999999"])
def test_no_room_that_can_be_understood(client, claim, more):
    answer = ask(client, "/d/data/", more)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "pixels" in answer.json()["detail"]


def test_without_an_address(client):
    assert client.get("/oembed/").status_code == 400
    assert client.get(f"/oembed/?url={'a' * 9000}").status_code == 400


def test_as_xml_it_says_the_same(client, claim):
    address = f"/oembed/?url={SITE}/claims/{claim.number}/&format="
    answer = client.get(address + "XML")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml; charset=utf-8")
    root = etree.fromstring(answer.content)
    assert root.tag == "oembed"
    assert {each.tag: each.text for each in root} == {
        name: str(value) for name, value in client.get(address + "json").json().items()
    }


def test_a_format_that_there_is_not_is_no_error_of_ours(client, claim, caplog):
    answer = client.get(f"/oembed/?url={SITE}/d/data/&format=yaml")
    assert (answer.status_code, answer.json()["detail"]) == (501, "“format” takes json or xml.")
    assert [record.levelname for record in caplog.records if record.name == "django.request"] == ["WARNING"]


@pytest.mark.parametrize("path", ["/d/none/", "/claims/999999999/", "/claims/" + "9" * 30 + "/", "/help/", "/no", "x"])
def test_what_is_not_there(client, claim, path):
    assert ask(client, path).status_code == 404


@pytest.mark.parametrize(
    "site", ["https://evil.example", "http://testserver@evil.example", "//testserver", "http://[", "javascript:"]
)
def test_other_sites(client, claim, site):
    assert ask(client, "/d/data/", site=site).status_code == 404


def test_what_is_not_published_is_as_if_it_were_not_there(client):
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Not yet.")
    client.force_login(a_user(Role.EDITOR))
    assert ask(client, f"/claims/{hidden.number}/").status_code == 404


def test_withdrawn_and_merged_ones(client, claim):
    other = a_merged_claim(claim)
    assert ask(client, f"/claims/{other.number}/").json()["title"] == 'OpenAI: It took "data".'
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="Satire.")
    assert ask(client, f"/claims/{claim.number}/").json()["title"] == f"Withdrawn: claim {claim.number}"


def test_what_came_from_outside_does_no_harm(client):
    claim = a_placed_claim(a_dispute(), '"><script>alert(1)</script>\u202e' * 50, Status.ACCEPTED)
    html = ask(client, f"/claims/{claim.number}/").json()["html"]
    assert "<script" not in html
    assert "\u202e" not in html
    assert html.count("<") == 2


def test_the_query_budget(client, claim):
    assert count_queries(client, f"/oembed/?url={SITE}/claims/{claim.number}/") <= MOST
