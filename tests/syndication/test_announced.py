"""Each format is announced in the head of the page, and offered on it, by the filters of the page."""

import re
from html import unescape

import pytest
from django.urls import resolve

from claims.exports import offered
from claims.syndication import formats
from claims.terms import Status
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)


def announced(client, address: str) -> dict[str, str]:
    """Address → type, of the alternates in the head of a page; the menu on it leads to the same."""
    html = client.get(address).content.decode()
    head, _, body = html.partition("</head>")
    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', head)
    menu = body.partition('<details class="take">')[2].partition("</details>")[0]
    assert re.findall(r'<a href="([^"]+)" type=', menu) == [href for _, href in found]
    return {unescape(href): kind for kind, href in found}


def test_every_format_is_offered_and_each_offer_holds():
    assert {each.ending: each.content_type for each in offered.OF_DISPUTE} == {
        ending: form.content_type.partition(";")[0] for ending, form in formats.OF_DISPUTE.items()
    }
    assert {each.ending: each.content_type for each in offered.OF_CLAIM} == {
        ending: form.content_type.partition(";")[0] for ending, form in formats.OF_CLAIM.items()
    }


@pytest.mark.parametrize("timeline", ["/", "/d/data/"])
def test_a_timeline_announces_all_formats_by_its_filters(client, claim, timeline):
    found = announced(client, f"{timeline}?by=openai&as_of=2025-03-01&look=table&sort=articles")
    assert len(found) == len(offered.OF_DISPUTE)
    assert all(address.startswith("/d/data.") for address in found)
    assert all(address.endswith("?by=openai&as_of=2025-03-01") for address in found)
    atom = next(address for address in found if ".atom" in address)
    assert "DeepSeek took data." in client.get(atom).content.decode()


def test_a_claim_announces_all_formats_as_of_its_day(client, claim):
    found = announced(client, f"/claims/{claim.number}/?as_of=2025-03-01&telling=1")
    assert len(found) == len(offered.OF_CLAIM) + 1
    assert any("annotations.jsonld" in address for address in found)
    for address, kind in found.items():
        assert address.endswith("?as_of=2025-03-01")
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, kind.partition(";")[0])


def test_what_programs_read_is_open_to_other_pages_and_no_matter_for_search_engines(client, claim):
    for ending, form in formats.OF_DISPUTE.items():
        answer = client.get(f"/d/data.{ending}")
        assert answer["Content-Type"] == form.content_type
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Cache-Control"] == "public, no-cache"
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies


@pytest.mark.parametrize("ending", formats.OF_DISPUTE)
def test_formats_are_only_read(client, claim, ending):
    head = client.head(f"/d/data.{ending}")
    assert (head.status_code, head.getvalue()) == (200, b"")
    assert client.post(f"/d/data.{ending}").status_code == 405


@pytest.mark.parametrize("query", ["by=openai&by=-openai", "order=up", "page_size=0", "by=" + "&by=".join("x" * 30)])
@pytest.mark.parametrize("ending", formats.OF_DISPUTE)
def test_what_cannot_be_read_is_a_400_in_every_format(client, claim, ending, query):
    answer = client.get(f"/d/data.{ending}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] in ("application/problem+json", "text/plain; charset=utf-8")
    assert "ETag" not in answer


def test_slugs_cannot_be_mistaken_for_formats(client, claim):
    assert resolve("/d/data/").url_name == "dispute"
    assert client.get("/d/data.xml").status_code == 404
    assert client.get("/claims/1.csv").status_code == 404
