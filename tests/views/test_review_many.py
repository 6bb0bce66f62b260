"""Many claims decided at once: chosen, looked at, done, undone."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.review import version_of
from claims.models import Claim, ReviewDecision
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]

MANY = "/desk/review/many/"


@pytest.fixture
def three() -> list[Claim]:
    dispute = a_dispute()
    rules = ("good", "bad", "bad")
    return [a_placed_claim(dispute, f"It took {n}.", appearance={"rule": rule}) for n, rule in enumerate(rules)]


def seen(*claims: Claim) -> str:
    return " ".join(f"{claim.number}:{version_of(claim)}" for claim in claims)


def statuses() -> list[str]:
    return list(Claim.objects.order_by("pk").values_list("status", flat=True))


def test_a_filter_chooses_and_what_it_chose_is_shown_first(client, three):
    page = client.post(f"{MANY}?rule=bad", {"which": "all", "verdict": "rejected"}).content.decode()
    assert "Reject 2 claims?" in page
    assert "2 tellings would be decided with them" in page
    assert f'value="{seen(*reversed(three[1:]))}"' in page
    assert "It took 0." not in page
    assert statuses() == [Status.SUGGESTED] * 3


def test_ticks_choose(client, three):
    page = client.post(MANY, {"which": "ticked", "claim": [three[0].number], "verdict": "accepted"}).content.decode()
    assert "Accept 1 claim?" in page
    assert client.post(MANY, {"which": "ticked", "verdict": "accepted"}).status_code == 422
    assert client.post(MANY, {"which": "all"}).status_code == 422


def test_what_was_looked_at_is_decided_in_one_step_and_undone_as_one(client, three):
    sent = {"verdict": "rejected", "seen": seen(*three[1:]), "reason": "The rule reads headlines."}
    assert client.post(f"{MANY}?rule=bad", sent)["Location"] == "/desk/review/?rule=bad"
    assert statuses() == [Status.SUGGESTED, Status.REJECTED, Status.REJECTED]
    decision = ReviewDecision.objects.get()
    assert (decision.n_claims, decision.reason) == (2, "The rule reads headlines.")
    assert "Undo: 2 claims rejected" in client.get("/desk/review/").content.decode()
    assert client.post("/desk/review/undo/", {"decision": decision.pk})["Location"] == "/desk/review/"
    assert statuses() == [Status.SUGGESTED] * 3
    assert ProcrastinateJob.objects.filter(queue_name="link_corrected").count() == 2


def test_what_changed_meanwhile_is_left_alone(client, three):
    sent = {"verdict": "accepted", "seen": seen(*three), "reason": "All checked."}
    Claim.objects.filter(pk=three[0].pk).update(wording="Corrected.")
    page = client.post(MANY, sent, follow=True).content.decode()
    assert "2 claims accepted" in page
    assert f"Left alone, for they changed or wait for a second editor: 1 ({three[0].number})." in page
    assert statuses() == [Status.SUGGESTED, Status.ACCEPTED, Status.ACCEPTED]
    again = client.post(MANY, sent)
    assert (again.status_code, "have changed since you looked" in again.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "fields,words",
    [
        ({"reason": ""}, "Say why"),
        ({"reason": "x" * 1_001}, "takes up to 1000 characters; this one has 1001"),
        ({"verdict": "burnt", "reason": "Why?"}, "Choose: accept or reject."),
    ],
)
def test_a_form_that_lacks_something_comes_back_with_what_was_typed(client, three, fields, words):
    answer = client.post(MANY, {"verdict": "accepted", "seen": seen(*three), **fields})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert fields["reason"] in page
    assert seen(*reversed(three)) in page


@pytest.mark.parametrize("tokens", ["", "1", "x:y", "1:0123456789abcdef " * 201, "1:" + "z" * 16])
def test_garbled_claims_are_refused(client, three, tokens):
    answer = client.post(MANY, {"verdict": "accepted", "seen": tokens, "reason": "Why?"})
    assert answer.status_code == 422
    assert statuses() == [Status.SUGGESTED] * 3


def test_nothing_to_choose_and_nobody_else(client):
    assert "Nothing waits here" in client.get(MANY).content.decode()
    assert client.post(MANY, {"which": "all", "verdict": "accepted"}).status_code == 409
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(MANY).status_code == 403
    assert client.post(MANY, {"verdict": "accepted", "seen": "1:0123456789abcdef", "reason": "x"}).status_code == 403


def test_a_longer_list_takes_no_more_queries(client, three):
    few = count_queries(client, MANY)
    for number in range(5):
        a_placed_claim(a_dispute(slug=f"d{number}"), f"It took {number + 3} things.")
    assert count_queries(client, MANY) == few <= MOST
