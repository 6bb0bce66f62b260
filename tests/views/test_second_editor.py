"""What the pages say where a claim that accuses somebody needs two editors."""

import pytest

from claims.editing.review import accept_claim, version_of
from claims.models import Claim, ClaimParty, Dispute
from claims.terms import PartyRole, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

PUBLISHING = "/desk/disputes/data/publishing/"


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute(slug="data", second_editor=True)


@pytest.fixture
def claim(dispute) -> Claim:
    claim = a_placed_claim(dispute)
    ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"), role=PartyRole.ACCUSED)
    return claim


@pytest.fixture
def one(claim):
    """An editor who has accepted it already."""
    editor = a_user(Role.EDITOR, username="one")
    accept_claim(claim.number, editor, version_of(claim))
    return editor


def shown(client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def accept(client, claim: Claim):
    return client.post(f"/desk/review/{claim.number}/", {"deed": "accept", "version": version_of(claim)}, follow=True)


def test_the_first_is_told_that_a_second_is_needed(client, claim):
    client.force_login(a_user(Role.EDITOR))
    answer = accept(client, claim)
    assert f"You agree with claim {claim.number}." in answer.content.decode()
    assert "Everything is decided" in answer.content.decode()
    assert Claim.objects.get().status == Status.SUGGESTED
    again = accept(client, claim)
    assert again.status_code == 409
    assert "You accepted this already." in again.content.decode()
    assert "decided meanwhile" not in again.content.decode()


def test_others_see_who_agrees_and_make_it_checked(client, claim, one):
    client.force_login(a_user(Role.EDITOR))
    for address in ("/desk/review/", f"/claims/{claim.number}/"):
        assert "One editor agrees, a second is needed:</b> one accepted it" in shown(client, address)
    assert f"Claim {claim.number} is accepted." in accept(client, claim).content.decode()
    assert Claim.objects.get().status == Status.ACCEPTED


def test_the_first_reads_of_themselves_and_readers_of_nobody(client, claim, one):
    client.force_login(one)
    assert "you accepted it" in shown(client, f"/claims/{claim.number}/")
    refused = client.post(f"/desk/claims/{claim.number}/review/", {"decision": "accept", "version": version_of(claim)})
    assert refused.status_code == 409
    assert "so a second editor has to accept it, too" in refused.content.decode()
    client.logout()
    page = shown(client, f"/claims/{claim.number}/")
    assert "not yet checked" in page
    assert "One editor agrees" not in page


def test_many_at_once_say_how_many_wait_for_a_second(client, claim):
    client.force_login(a_user(Role.EDITOR))
    sent = {"verdict": "accepted", "reason": "Read.", "seen": f"{claim.number}:{version_of(claim)}"}
    answer = client.post("/desk/review/many/", sent, follow=True)
    assert "Of these, 1 accuse somebody and wait for a second editor." in answer.content.decode()


def test_a_lead_sees_what_it_is_about_and_sets_it(client, claim, one):
    client.force_login(a_user(Role.LEAD))
    page = shown(client, f"{PUBLISHING}?preview=second")
    assert "once two editors have accepted it" in page
    assert "<b>1</b> waits to be checked; of these one editor has accepted <b>1</b>" in page
    version = client.get(PUBLISHING).context["form"]["version"].value()
    sent = {"do": "one", "version": version, "reason": "We are few."}
    assert client.post(PUBLISHING, sent).status_code == 302
    assert Dispute.objects.get().second_editor is False
    assert "once one editor has accepted it" in shown(client, PUBLISHING)
    assert client.post(PUBLISHING, sent).status_code == 409
    assert client.post(PUBLISHING, {**sent, "do": "two"}).status_code == 409  # on the version of before


def test_a_dispute_says_that_it_follows_the_setting(client, settings):
    a_dispute(slug="data")
    settings.SECOND_EDITOR = True
    client.force_login(a_user(Role.EDITOR))
    page = shown(client, f"{PUBLISHING}?preview=second")
    assert "two editors have accepted it (the usual setting here)" in page
    assert "<b>0</b> wait to be checked" in page
    assert client.post(PUBLISHING, {"do": "one"}).status_code == 403
