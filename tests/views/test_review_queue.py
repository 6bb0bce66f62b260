"""The review queue: what comes next, what an editor makes of it, and what happened to it meanwhile."""

from datetime import date

import pytest

from claims.editing.review import accept_claim, version_of
from claims.models import Claim, ReviewAside, ReviewDecision, ReviewItem, ReviewLook, WatchedParty
from claims.terms import PartyRole, Role, Status
from claims.views import reviewing
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def editor(client):
    user = a_user(Role.EDITOR, username="ann")
    client.force_login(user)
    return user


@pytest.fixture
def dispute():
    return a_dispute()


@pytest.fixture
def claim(dispute) -> Claim:
    return a_placed_claim(dispute, "It took data.")


def shown(client, query: str = "") -> str:
    return client.get(f"/desk/review/{query}").content.decode()


def comes(client, query: str = "") -> str:
    """The wording of the claim that the queue shows."""
    before, _, _ = shown(client, query).partition("</h1>")
    return before.rpartition('id="found" tabindex="-1">')[2]


def decide(client, claim: Claim, deed: str, query: str = "", **fields):
    headers = fields.pop("headers", HTMX)
    sent = {"deed": deed, "version": version_of(claim), "opened": "1", **fields}
    return client.post(f"/desk/review/{claim.number}/{query}", sent, headers=headers)


def test_the_claim_stands_in_its_paragraph_with_chain_clocks_and_parties(client, dispute):
    claim = a_placed_claim(
        dispute, "It took data.", about=(a_party("DeepSeek"),), via=(a_publisher("Bloomberg"),), speaker=a_party("Meta")
    )
    page = shown(client)
    assert f"Claim {claim.number}" in page
    assert "<mark>It took data.</mark>" in page
    for words in (
        "Least sure",
        "Somebody else says it",
        "Bloomberg",
        "DeepSeek",
        "30 Jan 2025",
        "test-rule",
        "sure 0.90",
        "not yet checked",
    ):
        assert words in page


def test_a_party_of_several_roles_is_named_once(client, claim):
    ross = a_party("Ross Intelligence")
    for role in (PartyRole.ABOUT, PartyRole.ACCUSED, PartyRole.DEFENDANT):
        claim.parties.create(party=ross, role=role, words="" if role == PartyRole.ABOUT else "complaint")
    page = " ".join(shown(client).split())
    assert "accused and defendant <a" in page
    assert page.count(">Ross Intelligence</a>") == page.count("“complaint”") == 1


def test_accepting_brings_the_next_at_once(client, dispute, claim):
    second = a_placed_claim(dispute, "It sued.")
    answer = decide(client, second, "accept")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not page.lstrip().startswith("<!doctype")
    assert f"Claim {second.number} is accepted." in page
    assert "It took data.</h1>" in page
    second.refresh_from_db()
    assert second.status == Status.ACCEPTED


def test_what_others_decide_while_it_is_fetched_is_passed(client, dispute, claim, monkeypatch):
    a_placed_claim(dispute, "It sued.")
    load = reviewing.load_review_page

    def load_what_bob_decided(number: int):
        monkeypatch.setattr(reviewing, "load_review_page", load)
        overtaken = Claim.objects.get(number=number)
        accept_claim(number, a_user(Role.EDITOR, username="bob"), version_of(overtaken))
        return load(number)

    monkeypatch.setattr(reviewing, "load_review_page", load_what_bob_decided)
    answer = client.get("/desk/review/")
    assert answer.status_code == 200
    assert Claim.objects.get(status=Status.SUGGESTED).wording in answer.content.decode()
    assert Claim.objects.filter(status=Status.ACCEPTED).count() == 1


def test_without_javascript_a_redirect_leads_to_the_next(client, claim):
    answer = decide(client, claim, "accept", "?order=echoed", headers={})
    assert answer["Location"] == "/desk/review/?order=echoed"
    assert "Everything is decided" in shown(client)


def test_a_rejection_takes_a_common_reason_or_ones_own(client, dispute, claim):
    decide(client, claim, "reject", common="cut")
    other = a_placed_claim(dispute, "It sued.")
    decide(client, other, "reject", reason="A parody, says the outlet.")
    reasons = list(ReviewDecision.objects.order_by("pk").values_list("reason", flat=True))
    assert reasons == ["the words are cut in the wrong place", "A parody, says the outlet."]
    assert set(Claim.objects.values_list("status", flat=True)) == {Status.REJECTED}


def test_a_rejection_without_a_reason_comes_back(client, claim):
    answer = decide(client, claim, "reject")
    assert answer.status_code == 422
    assert "Say why you reject it" in answer.content.decode()
    assert ReviewItem.objects.exists()


def test_a_skipped_claim_comes_last(client, dispute, claim):
    a_placed_claim(dispute, "It sued.")
    assert comes(client) == "It sued."
    decide(client, Claim.objects.get(wording="It sued."), "skip")
    assert comes(client) == "It took data."
    decide(client, claim, "skip")
    assert comes(client) == "It sued."


def test_what_is_not_clear_is_put_aside_until_something_new_comes(client, claim):
    decide(client, claim, "unclear")
    assert "Everything is decided" in shown(client)
    assert comes(client, "?only=unclear") == "It took data."
    assert decide(client, claim, "unclear").status_code == 409
    ReviewItem.objects.update(since="2100-01-01T00:00Z")
    assert comes(client) == "It took data."
    assert decide(client, claim, "unclear").status_code == 200
    assert ReviewAside.objects.count() == 1


def test_what_was_decided_meanwhile_is_said_and_passed(client, dispute, claim):
    second = a_placed_claim(dispute, "It sued.")
    seen = version_of(second)
    accept_claim(second.number, a_user(Role.EDITOR, username="bob"), seen)
    answer = decide(client, second, "reject", common="cut", version=seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "was decided meanwhile by bob: accepted. Here is the next." in page
    assert "It took data.</h1>" in page
    second.refresh_from_db()
    assert second.status == Status.ACCEPTED


def test_what_changed_meanwhile_comes_back_with_what_was_typed(client, claim):
    seen = version_of(claim)
    Claim.objects.update(wording="It says otherwise.")
    answer = decide(client, claim, "reject", reason="Not so <b>.", version=seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "has changed since you opened the page" in page
    assert "It says otherwise.</h1>" in page
    assert 'value="Not so &lt;b&gt;."' in page


def test_two_editors_are_not_given_the_same(client, dispute, claim):
    second = a_placed_claim(dispute, "It sued.")
    bob = a_user(Role.EDITOR, username="bob")
    other = type(client)()
    other.force_login(bob)
    assert other.post(f"/desk/review/{second.number}/look/").status_code == 204
    assert comes(client) == "It took data."
    assert "bob looks at this claim as well." in client.get(f"/desk/review/{second.number}/").content.decode()
    ReviewLook.objects.update(seen_at="2020-01-01T00:00Z")
    assert comes(client) == "It sued."


def test_the_next_is_looked_at_as_soon_as_it_is_given(client, dispute, claim, editor):
    decide(client, a_placed_claim(dispute, "It sued."), "accept")
    assert ReviewLook.objects.get(user=editor).claim == claim


@pytest.fixture
def several(dispute):
    """Four claims, each the first in one order."""
    a_placed_claim(dispute, "It sued.", appearance={"confidence": 0.2}, speaker=a_party("Meta"))
    charged = a_placed_claim(dispute, "It stole.")
    charged.parties.create(party=a_party("DeepSeek"), role=PartyRole.ACCUSED)
    told = a_placed_claim(dispute, "It lost.", appearance={"rule": "other-rule"})
    an_appearance(
        an_article("Meta says it. It lost.", date(2025, 2, 1)), told, "It lost.", created_at="2020-01-01T00:00Z"
    )
    return a_placed_claim(a_dispute("Elsewhere", slug="elsewhere"), "It won.")


@pytest.mark.parametrize(
    "query,wording",
    [
        ("", "It won."),
        ("?order=least-sure", "It sued."),
        ("?order=echoed", "It lost."),
        ("?order=accusations", "It stole."),
        ("?by=meta", "It sued."),
        ("?about=deepseek", "It stole."),
        ("?rule=other-rule", "It lost."),
        ("?unsure=0.5", "It sued."),
        ("?dispute=elsewhere", "It won."),
        ("?dispute=elsewhere&by=openai", "It won."),
        ("?only=mine", "It stole."),
    ],
)
def test_the_address_shapes_the_queue(client, editor, several, query, wording):
    WatchedParty.objects.create(user=editor, party=a_party("DeepSeek"))
    assert comes(client, query) == wording


def test_a_party_that_was_merged_is_the_one_that_stands(client, editor, several):
    merged = a_party("Facebook")
    merged.merged_into = a_party("Meta")
    merged.save()
    assert comes(client, "?by=facebook") == "It sued."


@pytest.mark.parametrize(
    "query,words",
    [
        ("?order=backwards", "There is no order “backwards”. Choose"),
        ("?dispute=none", "There is no dispute “none”"),
        ("?by=a\0b&about=nobody", "There is no party “nobody”"),
        ("?unsure=nan", "“unsure” takes a number from 0 to 1."),
        ("?rule=" + "x" * 500, "at most 60"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_shown(client, claim, query, words):
    answer = client.get("/desk/review/" + query.replace("\0", "%00"))
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert "It took data.</h1>" in answer.content.decode()


def test_nothing_is_watched_yet(client, claim):
    assert "You look after no party yet" in shown(client, "?only=mine")


def test_decided_claims_and_those_that_are_not_there(client, claim):
    accept_claim(claim.number, a_user(), version_of(claim))
    assert client.get(f"/desk/review/{claim.number}/")["Location"] == f"/claims/{claim.number}/"
    assert client.post("/desk/review/999999/", {"deed": "skip", "version": "x"}).status_code == 404
    assert client.post("/desk/review/999999/look/").status_code == 404
    assert client.post(f"/desk/review/{2**70}/", {"deed": "skip", "version": "x"}).status_code == 404


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR])
def test_nobody_else_reviews(client, claim, role):
    client.logout()
    if role:
        client.force_login(a_user(role))
    assert client.get("/desk/review/").status_code == 403
    assert decide(client, claim, "accept").status_code == 403
    assert client.post("/desk/review/undo/", {"decision": 1}).status_code == 403
    assert client.post(f"/desk/review/{claim.number}/look/").status_code == 403
    assert ReviewItem.objects.exists()


def test_reading_decides_nothing(client, claim):
    seen = version_of(claim)
    client.get(f"/desk/review/{claim.number}/?deed=accept&version={seen}")
    assert client.get("/desk/review/undo/").status_code == 405
    assert not ReviewDecision.objects.exists()
    assert not ReviewLook.objects.exists()


def test_undo_brings_the_claim_back(client, claim):
    decide(client, claim, "reject", common="cut")
    page = shown(client)
    decision = ReviewDecision.objects.get()
    assert f"Undo: claim {claim.number} rejected" in page
    answer = client.post("/desk/review/undo/", {"decision": decision.pk}, headers=HTMX).content.decode()
    assert f"The decision on claim {claim.number} is undone." in answer
    assert "It took data.</h1>" in answer
    assert "Undo:" not in answer
    again = client.post("/desk/review/undo/", {"decision": decision.pk}, headers=HTMX)
    assert (again.status_code, "nothing to undo" in again.content.decode()) == (409, True)
    plain = client.post("/desk/review/undo/?order=echoed", {"decision": "x"})
    assert plain.status_code == 409


def test_a_longer_queue_takes_no_more_queries(client, dispute, claim, editor):
    few = count_queries(client, "/desk/review/")
    for number in range(5):
        a_placed_claim(dispute, f"It took {number + 2} things.")
    assert count_queries(client, "/desk/review/") == few <= MOST
    WatchedParty.objects.create(user=editor, party=claim.speaker)
    query = f"?only=mine&dispute={dispute.slug}&by={claim.speaker.slug}&unsure=0.95"
    assert count_queries(client, f"/desk/review/{query}") <= MOST


def test_what_is_said_goes_with_what_comes_next(client, claim):
    """Also what was said of many: htmx puts the next claim, with its words, in their place."""
    many = {"verdict": "accepted", "seen": f"{claim.number}:{version_of(claim)}", "reason": "Right."}
    page = client.post("/desk/review/many/", many, follow=True).content.decode()
    assert page.index('id="results"') < page.index("<p>1 claim accepted.")


def test_what_was_decided_already_by_oneself_is_no_news(client, claim):
    seen = version_of(claim)
    decide(client, claim, "reject", common="cut", version=seen)
    page = decide(client, claim, "reject", common="1", version=seen).content.decode()
    assert f"You decided claim {claim.number} already: rejected. Here is the next." in page
