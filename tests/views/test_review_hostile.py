"""The review queue under bad input: attack HTML, marks of direction, a megabyte, an ended session, a lost role."""

import pytest

from claims.editing.review import version_of
from claims.models import Claim, ReviewDecision, User
from claims.terms import Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]

ATTACK = "\u202e<script>alert(1)</script>\" onload='x'"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(), ATTACK, speaker=a_party(ATTACK, slug="attack"))


def reject(client, claim: Claim, reason: str, **options):
    sent = {"deed": "reject", "reason": reason, "version": version_of(claim)}
    return client.post(f"/desk/review/{claim.number}/", sent, **options)


def test_attacks_stay_words(client, claim):
    for address in ("/desk/review/", "/desk/review/many/", "/desk/review/?rule=" + ATTACK[1:]):
        assert "<script>alert" not in client.get(address).content.decode()
    page = reject(client, claim, ATTACK, headers=HTMX).content.decode()
    assert "is rejected:" in page
    assert "<script>alert" not in page
    assert "<script>alert" not in client.get("/desk/review/figures/").content.decode()


def test_a_megabyte_is_refused_and_still_there(client, claim):
    answer = reject(client, claim, "x" * 1_000_000, headers=HTMX)
    assert answer.status_code == 422
    assert "this one has 1000000" in answer.content.decode()
    assert "x" * 1_000_000 in answer.content.decode()
    assert Claim.objects.get().status == Status.SUGGESTED


def test_what_was_typed_outlives_the_session(client, claim):
    client.logout()
    answer = reject(client, claim, "a parody, as it says")
    assert answer.status_code == 403
    assert "a parody, as it says" in answer.content.decode()
    assert Claim.objects.get().status == Status.SUGGESTED


def test_a_role_taken_away_decides_nothing_and_undoes_nothing(client, claim, editor):
    reject(client, claim, "No claim.")
    User.objects.filter(pk=editor.pk).update(role=Role.CONTRIBUTOR)
    assert client.post("/desk/review/undo/", {"decision": ReviewDecision.objects.get().pk}).status_code == 403
    assert Claim.objects.get().status == Status.REJECTED


def test_a_form_sent_twice_decides_once(client, claim):
    seen = {"deed": "accept", "version": version_of(claim)}
    address = f"/desk/review/{claim.number}/"
    assert client.post(address, seen, headers=HTMX).status_code == 200
    again = client.post(address, seen, headers=HTMX)
    assert (again.status_code, "Everything here is accepted already." in again.content.decode()) == (409, True)
    assert "decided meanwhile" not in again.content.decode()
    assert ReviewDecision.objects.count() == 1
