"""Pages for frames in other people's pages: a timeline, a claim, a chain."""

import pytest

from claims.models import Claim, ClaimRelation
from claims.terms import Publishes, RelationKind, Role, Status
from tests.factories import a_dispute, a_merged_claim, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

LONG = "“€”&<\u202e" * 1000


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)


def embeds(claim: Claim) -> list[str]:
    return ["/embed/d/data/", f"/embed/claims/{claim.number}/", f"/embed/claims/{claim.number}/chain/"]


def test_each_may_be_framed_and_has_no_script_and_no_cookie(client, claim):
    client.force_login(a_user(Role.EDITOR))
    for address in embeds(claim):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["ETag"]
        assert not any(tag in answer.text for tag in ("<script", "<form", "<img", " style="))
        assert "DeepSeek took data." in answer.text
        assert f'href="/claims/{claim.number}/" target="_blank"' in answer.text
        assert "on Claimline" in answer.text


def test_what_embeds_say(client, claim):
    denial = a_placed_claim(a_dispute(), "We took nothing.", speaker=a_party("DeepSeek"))
    ClaimRelation.objects.create(claim=denial, other=claim, kind=RelationKind.DENIES, status=Status.ACCEPTED)
    for address in embeds(claim):
        assert "denied; checked by an editor" in client.get(address).text.lower(), address
    page = client.get(f"/embed/claims/{claim.number}/").text
    assert "We took nothing." in page
    assert "1 article, 1 origin" in page
    assert "<svg" in client.get(f"/embed/claims/{claim.number}/chain/").text


def test_a_timeline_is_found_by_its_own_query_string(client, claim):
    other = a_placed_claim(Claim.objects.get().placements.get().dispute, "Another one.", speaker=a_party("Microsoft"))
    page = client.get("/embed/d/data/?by=microsoft").text
    assert other.wording in page
    assert claim.wording not in page
    assert "/d/data/?by=microsoft" in page


@pytest.mark.parametrize(
    "query, words",
    [("?from=2025-99-99", "is no date"), ("?as_of=soon", "is no date"), ("?cursor=x", "Here is the first page."),
     ("?by=nobody", "The filter was left out.")],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_the_rest_is_there(client, claim, query, words):
    answer = client.get(f"/embed/d/data/{query}")
    assert answer.status_code == 400
    assert words in answer.text
    assert claim.wording in answer.text
    assert "frame-ancestors *" in answer["Content-Security-Policy"]


def test_a_withdrawn_claim_leaves_its_tombstone(client, claim):
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="It was satire.")
    for address, status in zip(embeds(claim), (200, 410, 410), strict=True):
        answer = client.get(address)
        assert answer.status_code == status
        assert "It was satire." in answer.text
        assert "DeepSeek took data." not in answer.text
        assert "frame-ancestors *" in answer["Content-Security-Policy"]


def test_a_merged_claim_leads_to_the_other(client, claim):
    other = a_merged_claim(claim)
    for end in ("", "chain/"):
        answer = client.get(f"/embed/claims/{other.number}/{end}?as_of=2025-03-01")
        assert answer["Location"] == f"/embed/claims/{claim.number}/{end}?as_of=2025-03-01"


def test_what_is_not_published_is_not_there_and_says_so_in_the_frame(client):
    hidden = a_placed_claim(a_dispute(slug="strict", publishes=Publishes.ACCEPTED), "Not yet.")
    client.force_login(a_user(Role.EDITOR))
    for address in (f"/embed/claims/{hidden.number}/", f"/embed/claims/{'9' * 30}/chain/", "/embed/d/none/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "or it is not published." in answer.text
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "Not yet." not in client.get("/embed/d/strict/").text


def test_links_keep_the_day(client, claim):
    for address in embeds(claim):
        assert f"/claims/{claim.number}/?as_of=2025-03-01" in client.get(f"{address}?as_of=2025-03-01").text


def test_whatever_is_told_they_stay_small_and_say_how_much_is_left(client):
    dispute = a_dispute(slug="data", title="T", question="Q" * 300)
    speaker = a_party("Ω&" * 75, slug="long")
    claims = [a_placed_claim(dispute, f"{LONG} {n}.", speaker=speaker) for n in range(26)]
    for other in claims[1:]:
        ClaimRelation.objects.create(claim=other, other=claims[0], kind=RelationKind.DENIES, status=Status.ACCEPTED)
    for address in embeds(claims[0]):
        assert len(client.get(address).content) < 30_000, address
    page = client.get("/embed/d/data/").text
    n_shown = page.count("<blockquote>")
    assert 5 <= n_shown < 25
    assert f"{26 - n_shown} more claims" in page


def test_the_query_budget(client, claim):
    for address in embeds(claim):
        assert count_queries(client, address) <= MOST, address
