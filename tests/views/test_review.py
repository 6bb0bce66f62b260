"""An editor's decision, sent from the page of a claim."""

import pytest

from claims.editing.review import version_of
from claims.models import Claim
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))


def decide(client, claim: Claim, decision: str, **fields):
    fields = {"version": version_of(claim), "reason": "", **fields}
    return client.post(f"/desk/claims/{claim.number}/review/", {"decision": decision, **fields})


def test_an_editor_accepts_and_readers_see_it(client, claim):
    client.force_login(a_user(Role.EDITOR))
    response = decide(client, claim, "accept")
    assert response["Location"] == f"/claims/{claim.number}/"
    client.logout()
    assert client.get(f"/claims/{claim.number}/").status_code == 200


def test_of_an_accepted_claim_it_says_what_nobody_has_checked(client):
    """Whenever those tellings came: who corrects one of several accepts the claim, and not the others."""
    claim = a_placed_claim(a_dispute(), status=Status.ACCEPTED)
    an_appearance(an_article("Again\n\nIt took data again."), claim, "took data again")
    client.force_login(a_user(Role.EDITOR))
    page = client.get(f"/claims/{claim.number}/").content.decode()
    assert "The claim is accepted; 1 of its tellings nobody has checked yet." in page
    assert "came since" not in page


def test_an_editor_rejects_with_a_reason(client, claim):
    client.force_login(a_user(Role.EDITOR))
    assert decide(client, claim, "reject", reason="Satire.").status_code == 302
    assert Claim.objects.get().status == Status.REJECTED


def test_without_a_reason_the_page_comes_back_and_says_so(client, claim):
    client.force_login(a_user(Role.EDITOR))
    response = decide(client, claim, "reject")
    assert response.status_code == 422
    assert "Say why you reject it" in response.content.decode()
    assert Claim.objects.get().status == Status.SUGGESTED


def test_a_stale_form_comes_back_with_the_new_version_and_what_was_typed(client, claim):
    client.force_login(a_user(Role.EDITOR))
    Claim.objects.update(wording="It says something else now.")
    response = decide(client, claim, "reject", reason="Satire, I think.")
    assert response.status_code == 409
    shown = response.content.decode()
    assert "has changed since you opened the page" in shown
    assert "It says something else now." in shown
    assert "Satire, I think." in shown
    claim.refresh_from_db()
    assert f'value="{version_of(claim)}"' in shown


@pytest.mark.parametrize("decision", ["", "burn"])
def test_no_such_decision(client, claim, decision):
    client.force_login(a_user(Role.EDITOR))
    assert decide(client, claim, decision).status_code == 422
    assert Claim.objects.get().status == Status.SUGGESTED


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR])
def test_nobody_else_decides(client, claim, role):
    if role:
        client.force_login(a_user(role))
    assert decide(client, claim, "accept").status_code == 403
    assert Claim.objects.get().status == Status.SUGGESTED


def test_a_claim_that_is_not_there(client):
    client.force_login(a_user(Role.EDITOR))
    assert client.post("/desk/claims/999/review/", {"decision": "accept"}).status_code == 404


def test_reading_the_address_decides_nothing(client, claim):
    client.force_login(a_user(Role.EDITOR))
    response = client.get(f"/desk/claims/{claim.number}/review/?decision=accept&version={version_of(claim)}")
    assert response["Location"] == f"/claims/{claim.number}/"
    assert Claim.objects.get().status == Status.SUGGESTED


@pytest.mark.parametrize(
    "fields,words",
    [
        ({"version": ""}, "without saying which state"),
        ({"version": "x" * 65}, "without saying which state"),
        ({"reason": "x" * 1001}, "takes up to 1000 characters; this one has 1001"),
        ({"reason": "a\0b"}, "cannot hold the character NUL"),
    ],
)
def test_a_broken_form_says_what_is_wrong(client, claim, fields, words):
    client.force_login(a_user(Role.EDITOR))
    response = decide(client, claim, "accept", **fields)
    assert response.status_code == 422
    assert words in response.content.decode()
