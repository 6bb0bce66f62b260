"""What the head of every page tells programs: title, description, the address that counts, Open Graph."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from claims.templatetags.clocks import day
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def meta(page: str, name: str) -> str:
    return unescape(re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)">', page)[1])


def test_open_graph_says_what_title_and_description_say(client):
    claim = a_placed_claim(a_dispute(), 'It said "no" & <left>.')
    page = client.get(f"/claims/{claim.number}/").text
    assert meta(page, "og:title") == unescape(re.search("<title>(.*?)</title>", page, re.DOTALL)[1]).strip()
    assert meta(page, "og:description") == meta(page, "description")
    assert meta(page, "og:url") == f"http://testserver/claims/{claim.number}/"
    assert meta(page, "og:image") == f"http://testserver/claims/{claim.number}/card.png"
    assert "How it stands: found by the machine, not yet checked." in meta(page, "og:description")
    assert meta(page, "twitter:card") == "summary_large_image"
    assert meta(client.get("/help/").text, "og:image").startswith("http://testserver/static/")


def test_a_host_that_is_not_ours_gets_an_error_page_all_the_same(client):
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text


def test_an_instant_carries_its_time_of_day():
    at = datetime(2025, 1, 30, 14, 5, tzinfo=UTC)
    assert day(at) == ('<time datetime="2025-01-30T14:05:00Z" title="30 Jan 2025, 14:05 UTC">30 Jan 2025</time>')
    assert day(at.date()) == '<time datetime="2025-01-30">30 Jan 2025</time>'
