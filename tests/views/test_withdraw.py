"""Withdraw or embargo a claim; what readers see of a dispute."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Claim, ClaimRelation, Dispute, Reply, ReviewAside
from claims.terms import Publishes, RelationKind, ReplyKind, Role, Status
from tests.factories import a_claim, a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.stories import a_story

pytestmark = pytest.mark.django_db

LATER = "2099-12-24 18:00"


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute(slug="data")


@pytest.fixture
def claim(dispute) -> Claim:
    return a_placed_claim(dispute, status=Status.ACCEPTED)


@pytest.fixture
def lead(client):
    client.force_login(a_user(Role.LEAD))


def send(client, address: str, do: str, **fields):
    version = client.get(address).context["form"]["version"].value()
    return client.post(address, {"do": do, "version": version, "reason": "It was retracted.", **fields})


def of(claim: Claim) -> str:
    return f"/desk/claims/{claim.number}/withdraw/"


def words(client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_it_says_what_would_disappear(client, claim, lead):
    a_story(claim, title="A story")
    shown = client.get(of(claim)).content.decode()
    assert "<b>1 claim</b>" in shown
    assert "<b>1 article</b>" in shown
    assert "<b>1 party</b>" in shown
    assert "A story" in shown
    assert Claim.objects.get().status == Status.ACCEPTED


def test_it_says_which_claims_lose_a_denial_or_an_answer(client, claim, dispute, lead):
    Dispute.objects.update(publishes=Publishes.ACCEPTED)
    denied, accused, kept, unseen = (
        a_placed_claim(dispute, f"It is no. {n}.", Status.SUGGESTED if n == 3 else Status.ACCEPTED) for n in range(4)
    )
    for other in (denied, unseen):
        ClaimRelation.objects.create(claim=claim, other=other, kind=RelationKind.DENIES, status=Status.ACCEPTED)
    ClaimRelation.objects.create(claim=kept, other=claim, kind=RelationKind.DENIES, status=Status.ACCEPTED)
    ClaimRelation.objects.create(claim=claim, other=kept, kind=RelationKind.SUPPORTS, status=Status.ACCEPTED)
    for accusation, status in ((accused, Status.ACCEPTED), (kept, Status.SUGGESTED)):
        Reply.objects.create(
            accusation=accusation, party=claim.speaker, kind=ReplyKind.DENIED, answer=claim, status=status
        )
    shown = words(client, of(claim))
    assert f"<b>2 other claims that lose a denial or an answer</b>: {denied} · {accused}</li>" in shown


def test_withdrawn_it_leaves_a_tombstone_and_comes_back(client, claim, lead):
    assert send(client, of(claim), "withdraw").status_code == 302
    tombstone = client.get(f"/claims/{claim.number}/")
    assert tombstone.status_code == 410
    assert "It was retracted." in tombstone.content.decode()
    assert of(claim) in tombstone.content.decode()
    assert send(client, of(claim), "take-back").status_code == 302
    assert client.get(f"/claims/{claim.number}/").status_code == 200
    telling = claim.appearances.get()
    assert ProcrastinateJob.objects.get(queue_name="link_corrected").args == {"appearance_id": telling.pk}


def test_an_embargo_is_said_to_the_desk_and_not_to_readers(client, claim, lead):
    assert send(client, of(claim), "embargo").status_code == 422
    assert send(client, of(claim), "embargo", until="tomorrow").status_code == 422
    assert send(client, of(claim), "embargo", until="2001-01-01").status_code == 409
    assert send(client, of(claim), "embargo", until=LATER).status_code == 302
    for address in (f"/claims/{claim.number}/", "/d/data/", "/search/?q=DeepSeek", "/parties/openai/"):
        assert "under embargo until" in client.get(address).content.decode(), address
    assert "Nothing disappears" in client.get(of(claim)).content.decode()
    client.logout()
    assert client.get(f"/claims/{claim.number}/").status_code == 404


def test_a_refused_form_loses_nothing(client, claim, lead):
    stale = client.post(of(claim), {"do": "withdraw", "version": "old", "reason": "It was retracted."})
    assert stale.status_code == 409
    assert "It was retracted.</textarea>" in stale.content.decode()
    assert 'value="old"' not in stale.content.decode()
    huge = send(client, of(claim), "withdraw", reason="word " * 1_000)
    assert huge.status_code == 422
    assert "word word" in huge.content.decode()
    for fields in ({"do": "burn"}, {"do": "open"}, {"reason": "\x00"}):
        assert send(client, of(claim), **{"do": "withdraw", **fields}).status_code in (409, 422)
    assert Claim.objects.get().status == Status.ACCEPTED


def test_what_is_not_there_or_merged_has_no_page(client, claim, lead):
    assert client.get("/desk/claims/99999/withdraw/").status_code == 404
    assert client.get("/desk/claims/99999999999999999999/withdraw/").status_code == 404
    Claim.objects.filter(pk=claim.pk).update(merged_into=a_claim("Another."))
    assert client.get(of(claim)).status_code == 404
    assert client.get("/desk/disputes/none/publishing/").status_code == 404


def test_a_lead_opens_and_closes_a_dispute_with_a_preview(client, claim, dispute, lead):
    a_placed_claim(dispute, "Perhaps.")
    address = "/desk/disputes/data/publishing/"
    closing = words(client, f"{address}?preview=publishes")
    assert "no longer see" in closing
    assert "<b>1 claim</b>: Perhaps." in closing
    assert send(client, address, "close").status_code == 302
    assert Dispute.objects.get().publishes == Publishes.ACCEPTED
    assert "<b>1 claim</b>: Perhaps." in words(client, f"{address}?preview=publishes")
    assert "<b>1 claim</b>" in client.get(f"{address}?preview=embargo").content.decode()
    assert send(client, address, "withdraw").status_code == 409
    assert send(client, address, "embargo", until=LATER).status_code == 302
    assert "readers see none of it" in client.get(address).content.decode()
    client.logout()
    assert client.get("/d/data/").status_code == 404
    assert client.get(f"/claims/{claim.number}/").status_code == 404


def test_an_embargo_says_where_else_it_hides_what(client, claim, dispute, lead):
    thread = a_dispute("A thread", slug="thread", parent=dispute)
    both = a_placed_claim(dispute, "In both.", status=Status.ACCEPTED, threads=(thread,))
    address = "/desk/disputes/thread/publishing/"
    shown = words(client, f"{address}?preview=embargo")
    assert "<b>1 claim</b>: In both." in shown
    assert "An embargo hides its claims there, too" in shown
    assert "(1 claim)" in shown
    assert send(client, address, "embargo", until=LATER).status_code == 302
    assert "So long hidden there, too" in words(client, address)
    assert "readers see it nowhere" in words(client, of(both))
    for page in (f"/claims/{both.number}/", "/d/data/", "/d/thread/"):
        assert "under embargo until" in words(client, page), page
    client.logout()
    assert client.get(f"/claims/{both.number}/").status_code == 404
    assert "In both" not in words(client, "/d/data/")
    assert client.get(f"/claims/{claim.number}/").status_code == 200


def test_that_a_claim_was_put_aside_is_said_to_the_desk(client, dispute, lead):
    aside = a_placed_claim(dispute, "They did it.")
    ReviewAside.objects.create(claim=aside, user=a_user(username="aside"))
    for page in (f"/claims/{aside.number}/", "/d/data/"):
        assert "put aside: readers do not see it" in words(client, page), page


def test_editors_look_and_a_lead_decides(client, claim, dispute):
    client.force_login(a_user(Role.EDITOR))
    shown = client.get("/desk/disputes/data/publishing/?preview=%00").content.decode()
    assert "A lead decides this" in shown
    answer = client.post("/desk/disputes/data/publishing/", {"do": "close", "reason": "Why not."})
    assert answer.status_code == 403


def test_the_queries_are_few(client, claim, dispute, lead):
    assert count_queries(client, of(claim)) <= MOST
    few = count_queries(client, "/desk/disputes/data/publishing/?preview=embargo")
    for n in range(12):
        a_placed_claim(dispute, f"Claim {n}.")
    assert count_queries(client, "/desk/disputes/data/publishing/?preview=embargo") == few <= MOST
