"""/desk/claims/<number>/rating/, /desk/ratings/ and /desk/ratings/<key>/."""

import pytest

from claims.editing.ratings import change_rating, withdraw_rating
from claims.models import Claim, Rating
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.ratings import a_finding, a_rating, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(), status=Status.ACCEPTED)


@pytest.fixture
def editor(client):
    editor = a_user(Role.EDITOR, username="jane")
    client.force_login(editor)
    return editor


def give(client, claim: Claim, **fields):
    return client.post(f"/desk/claims/{claim.number}/rating/", written(**fields))


def change(client, rating: Rating, **fields):
    sent = written(version=str(rating.version), correction="So.", **fields)
    return client.post(f"/desk/ratings/{rating.pk}/", sent)


def test_the_menu_of_a_claim_and_the_desk_lead_there(client, claim, editor):
    assert f'href="/desk/claims/{claim.number}/rating/"' in client.get(f"/claims/{claim.number}/").content.decode()
    assert 'href="/desk/ratings/"' in client.get("/desk/").content.decode()
    assert "No claim was rated yet" in client.get("/desk/ratings/").content.decode()


def test_a_short_claim_is_its_own_short_words_and_the_house_is_known_next_time(client, claim, editor):
    form = client.get(f"/desk/claims/{claim.number}/rating/").context["form"]
    assert (form["claim_reviewed"].value(), form["organisation"].value()) == (claim.wording, None)
    give(client, claim)
    other = a_placed_claim(a_dispute(), "It took data " + "and more " * 20, Status.ACCEPTED)
    form = client.get(f"/desk/claims/{other.number}/rating/").context["form"]
    assert (form["claim_reviewed"].value(), form["organisation"].value()) == ("", "The Daily Checker")


def test_a_rating_is_given_and_read(client, claim, editor):
    answer = give(client, claim)
    assert (answer.status_code, answer["Location"]) == (302, f"/claims/{claim.number}/rating/")
    rating = Rating.objects.get()
    assert rating.sources == [{"url": "https://court.example/1", "name": "The filing"}]
    assert (rating.value, rating.url, rating.decided_by) == (2, "https://checker.example/", editor)
    assert give(client, claim).status_code == 302  # pressed twice
    assert Rating.objects.count() == 1
    again = give(client, claim, alternate_name="True")
    assert again.status_code == 409
    assert "has rated this claim already" in again.content.decode()
    assert f'href="/desk/ratings/{rating.pk}/"' in again.content.decode()


def test_a_preview_keeps_nothing(client, claim, editor):
    answer = give(client, claim, do="preview", reasons="*So*")
    assert "<em>So</em>" in answer.content.decode()
    assert not Rating.objects.exists()


BAD = {
    "nothing": (dict.fromkeys(written(), ""), "Write the verdict in a word or a few."),
    "too long in short": ({"claim_reviewed": "x" * 75}, "up to 74 characters; yours has 75"),
    "a megabyte": ({"reasons": "x" * 1_000_000}, "up to 20000 characters; yours has 1000000"),
    "no address": ({"sources": "https://a.example/ A\nsee the court file"}, "Line 2: “see” is no web address"),
    "attack": ({"sources": "javascript:alert(1) A"}, "Line 1: “javascript:alert(1)” is no web address"),
    "too many": ({"sources": "https://a.example/\n" * 41}, "up to 40 sources; these are 41"),
    "no figure": ({"value": "two"}, "This is no figure"),
    "not a number": ({"value": "NaN"}, "This is no figure"),
    "huge": ({"value": "1e99"}, "too large"),
    "half a scale": ({"value": "", "worst": ""}, "needs all three"),
    "off the scale": ({"value": "9"}, "from 1 to 5"),
    "no day": ({"decided_on": "2025-02-31"}, "Write the day of the verdict like"),
    "not come yet": ({"decided_on": "2199-01-01"}, "has not come yet"),
    "no such button": ({"do": "explode"}, "Select a valid choice"),
    "bad page": ({"url": "ftp://x"}, "is no web address"),
}


@pytest.mark.parametrize("fields, said", BAD.values(), ids=BAD)
def test_what_is_wrong_is_said_beside_what_was_typed(client, claim, editor, fields, said):
    answer = give(client, claim, **{"organisation": "Kept words"} | fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert fields.get("organisation") == "" or "Kept words" in answer.content.decode()
    assert not Rating.objects.exists()


def test_marks_that_turn_the_writing_are_taken_out(client, claim, editor):
    give(client, claim, alternate_name=" Mis\u202e\x00leading\n ", organisation="The\u2066 Checker")
    rating = Rating.objects.get()
    assert (rating.alternate_name, rating.organisation) == ("Misleading", "The Checker")


def test_what_nobody_checked_is_refused_and_nothing_is_lost(client, editor):
    claim = a_placed_claim(a_dispute())
    assert "Accept it first" in client.get(f"/desk/claims/{claim.number}/rating/").content.decode()
    answer = give(client, claim, reasons="Long thought about.")
    assert answer.status_code == 409
    assert "Long thought about." in answer.content.decode()


def test_a_claim_that_goes_while_somebody_writes(client, claim, editor):
    Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED)
    answer = give(client, claim, reasons="Long thought about.")
    assert answer.status_code == 404
    assert "Nothing was kept" in answer.content.decode()
    assert "Long thought about." in answer.content.decode()
    assert client.get(f"/desk/claims/{claim.number}/rating/").status_code == 404


def test_a_rating_is_changed_with_a_word_to_readers(client, claim, editor):
    rating = a_rating(claim)
    assert "Misleading" in client.get(f"/desk/ratings/{rating.pk}/").content.decode()
    assert change(client, rating, alternate_name="False").status_code == 302
    assert Rating.objects.get().alternate_name == "False"
    without = client.post(f"/desk/ratings/{rating.pk}/", written(version="2", alternate_name="True"))
    assert without.status_code == 422
    assert "Say what is changed and why" in without.content.decode()


def test_a_form_that_came_too_late_shows_both_texts(client, claim, editor):
    rating = a_rating(claim)
    change_rating(editor, rating.pk, 1, a_finding(reasons="What she wrote."), "So.")
    answer = change(client, rating, reasons="What I wrote.")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "How it reads now" in html
    assert "What she wrote." in html
    assert "What I wrote." in html
    assert answer.context["form"]["version"].value() == 2
    rating.refresh_from_db()
    assert change(client, rating, reasons="Both.").status_code == 302


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_a_form_without_its_state_is_refused(client, claim, editor, version):
    rating = a_rating(claim)
    sent = written(version=version, correction="So.", alternate_name="True")
    answer = client.post(f"/desk/ratings/{rating.pk}/", sent)
    assert answer.status_code == 422
    assert "without saying which state" in answer.content.decode()


def test_it_is_withdrawn_with_a_reason_and_taken_back(client, claim, editor):
    rating = a_rating(claim)
    do = f"/desk/ratings/{rating.pk}/do/"
    assert client.post(do, {"do": "withdraw", "version": "1"}).status_code == 422
    assert client.post(do, {"do": "explode", "version": "1", "reason": "x"}).status_code == 422
    assert client.get(do).status_code == 405
    assert client.post(do, {"do": "withdraw", "version": "1", "reason": "Wrong suit."}).status_code == 302
    html = client.get(f"/desk/ratings/{rating.pk}/").content.decode()
    assert "Wrong suit." in html
    assert "withdrawn" in client.get("/desk/ratings/").content.decode()
    late = client.post(do, {"do": "withdraw", "version": "1", "reason": "Too late."})
    assert late.status_code == 409
    assert "Too late." in late.content.decode()
    assert client.post(do, {"do": "take-back", "version": "2", "reason": "Right suit."}).status_code == 302
    assert Rating.objects.get().withdrawn_at is None


def test_who_may_not_rate_sees_no_way_to_it(client, claim):
    rating = a_rating(claim)
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "/desk/claims" not in client.get(f"/claims/{claim.number}/rating/").content.decode().partition("<main")[2]
    assert client.get(f"/desk/ratings/{rating.pk}/").status_code == 403
    assert give(client, claim).status_code == 403


def test_a_session_that_ended_loses_no_word(client, claim):
    answer = give(client, claim, reasons="Long thought about.")
    assert answer.status_code == 403
    assert "Long thought about." in answer.content.decode()


def test_its_history_leads_back(client, claim, editor):
    rating = a_rating(claim)
    change_rating(editor, rating.pk, 1, a_finding(alternate_name="False", value=3), "So.")
    html = client.get(f"/desk/history/rating/{rating.pk}/").content.decode()
    assert "verdict" in html
    assert "Back to this" in html
    assert "4 Mar 2025" in html
    assert ">2<" in html.replace("\n", "").replace(" ", "")
    assert (
        f'href="/desk/history/rating/{rating.pk}/"' in client.get(f"/desk/history/claim/{claim.pk}/").content.decode()
    )
    withdraw_rating(editor, rating.pk, 2, "Gone.")
    assert client.get(f"/desk/history/rating/{rating.pk}/").status_code == 200


def test_the_list_takes_as_many_queries_for_many(client, claim, editor):
    a_rating(claim)
    one = count_queries(client, "/desk/ratings/")
    for n in range(21):
        a_rating(claim, editor, organisation=f"House {n}")
    assert "page 1 of 2" in client.get("/desk/ratings/").content.decode()
    assert one == count_queries(client, "/desk/ratings/") <= MOST


def test_no_number_that_cannot_be_is_an_error(client, editor):
    for address in (f"/desk/ratings/{10**30}/", f"/desk/claims/{10**30}/rating/", f"/claims/{10**30}/rating/"):
        assert client.get(address).status_code == 404
    assert client.get("/desk/ratings/?page=x").status_code == 200
