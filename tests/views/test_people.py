"""The people at the desk, for leads."""

import pytest

from claims.models import User
from claims.terms import Role
from tests.factories import a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(client):
    lead = a_user(Role.LEAD, username="lena")
    client.force_login(lead)
    client.get("/help/")
    return lead


@pytest.fixture
def edith():
    return a_user(Role.EDITOR, username="edith")


def test_they_are_listed_and_found_by_name_and_address(client, lead, edith):
    page = client.get("/desk/people/").text
    assert page.index("lena") < page.index("edith")
    assert "edith" in client.get("/desk/people/?q=EDITH@example").text
    assert "Nobody found" in client.get("/desk/people/?q=<script>").text


@pytest.mark.parametrize("query", ["?q=%00", "?q=" + "x" * 5_000])
def test_words_that_make_no_sense_are_answered_with_everybody_and_a_sentence(client, lead, edith, query):
    answer = client.get(f"/desk/people/{query}")
    assert answer.status_code == 400
    assert "edith" in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("query", ["?page=99", "?page=-1", "?page=x", "?q=%F0%9F%98%80"])
def test_other_odd_questions_have_an_answer(client, lead, query):
    assert client.get(f"/desk/people/{query}").status_code == 200


def test_fifty_people_cost_no_more_queries_than_one(client, lead):
    one = count_queries(client, "/desk/people/")
    User.objects.bulk_create([User(username=f"name-{n}", role=Role.EDITOR) for n in range(50)])
    assert count_queries(client, "/desk/people/") <= one + 1 <= MOST


def test_a_role_is_given_and_the_history_says_by_whom_and_why(client, lead, edith):
    sent = {"was": "editor", "role": "lead", "reason": "She <b>knows</b> the courts."}
    page = client.post(f"/desk/people/{edith.pk}/", sent, follow=True).text
    assert "edith is lead now" in page
    assert "editor → lead" in page
    assert "She &lt;b&gt;knows&lt;/b&gt; the courts." in page
    edith.refresh_from_db()
    assert edith.role == Role.LEAD


def test_a_stale_form_keeps_what_was_typed_and_shows_what_stands(client, lead, edith):
    sent = {"was": "contributor", "role": "lead", "reason": "She knows the courts."}
    answer = client.post(f"/desk/people/{edith.pk}/", sent)
    assert answer.status_code == 409
    assert "edith is editor by now" in answer.text
    assert "She knows the courts." in answer.text
    assert '<input type="hidden" name="was" value="editor"' in answer.text


@pytest.mark.parametrize(
    "sent, status",
    [
        ({}, 422),
        ({"was": "editor", "role": "lead", "reason": ""}, 422),
        ({"was": "editor", "role": "emperor", "reason": "x"}, 422),
        ({"was": "x", "role": "lead", "reason": "x"}, 422),
        ({"was": "editor", "role": "staff", "reason": "x"}, 422),
        ({"was": "editor", "role": "lead", "reason": "x" * 1_001}, 422),
        ({"was": "editor", "role": "editor", "reason": "x"}, 409),
    ],
)
def test_what_makes_no_sense_changes_nothing(client, lead, edith, sent, status):
    assert client.post(f"/desk/people/{edith.pk}/", sent).status_code == status
    edith.refresh_from_db()
    assert edith.role == Role.EDITOR


def test_an_account_is_closed_and_opened_again(client, lead, edith):
    address = f"/desk/people/{edith.pk}/account/"
    assert "is closed" in client.post(address, {"do": "close", "reason": "She left."}, follow=True).text
    assert client.post(address, {"do": "close", "reason": "Again."}).status_code == 409
    assert "is open" in client.post(address, {"do": "open", "reason": "She is back."}, follow=True).text
    assert client.post(address, {"do": "delete", "reason": "x"}).status_code == 422


def test_the_last_lead_stays(client, lead):
    answer = client.post(f"/desk/people/{lead.pk}/account/", {"do": "close", "reason": "I am tired."})
    assert answer.status_code == 409
    assert "Nobody would be left who can give roles" in answer.text
    assert "I am tired." in answer.text


@pytest.mark.parametrize("address", ["/desk/people/99/", "/desk/people/invitations/99/", f"/desk/people/{10**30}/"])
def test_nobody_there(client, lead, address):
    assert client.get(address).status_code == 404


def test_the_way_there_is_shown_to_leads_alone(client, lead, edith):
    assert 'href="/desk/people/"' in client.get("/desk/").text
    client.force_login(edith)
    assert "/desk/people/" not in client.get("/desk/").text
