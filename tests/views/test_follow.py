"""A search by e-mail, without an account: nothing comes before the link in a first letter was confirmed."""

import re

import pytest
from django.core import mail

from claims.editing import letters
from claims.editing.alerts import forget_unconfirmed
from claims.editing.letter_limits import MOST_TO_ONE
from claims.models import Letter, SavedSearch, Subscription
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def dispute():
    dispute = a_dispute(slug="training")
    a_placed_claim(dispute)
    return dispute


def ask(client, query: str = "?by=openai", **given):
    return client.post(f"/d/training/follow/{query}", {"email": "reader@example.org", "rhythm": "daily", **given})


def link() -> str:
    for letter in Letter.objects.filter(sent_at=None):
        letters.send(letter.pk)
    return re.findall(r"http://testserver(/follow/confirm/\S+)", mail.outbox[-1].body)[0]


def test_only_the_link_and_a_yes_begin_it(client):
    assert "Get it by e-mail" in client.get("/d/training/?by=openai").text
    assert client.get("/d/training/follow/?by=openai").status_code == 200
    assert ask(client).url == "/follow/sent/"
    path = link()
    assert "Shall letters come?" in client.get(path).text
    assert Subscription.objects.get().confirmed_at is None
    assert "Letters come now" in client.post(path).text
    found = Subscription.objects.get()
    assert found.confirmed_at
    assert (found.email, found.search.query, found.search.owner) == ("reader@example.org", "by=openai", None)


def test_the_answer_is_the_same_whether_the_address_is_known(client):
    known = a_user()
    first, second = ask(client, email=known.email), ask(client, email="nobody@example.org")
    assert (first.status_code, first.url) == (second.status_code, second.url)


def test_a_few_letters_an_hour_and_the_same_answer_after_them(client):
    answers = {
        ask(client, email=f"{case}@example.org").url for case in ("reader", "READER", "Reader", "reader", "reader")
    }
    assert answers == {"/follow/sent/"}
    assert Letter.objects.count() == SavedSearch.objects.count() == MOST_TO_ONE


@pytest.mark.parametrize(
    "given",
    [
        {"email": "x"},
        {"email": ""},
        {"email": "a@b.org\nBcc: c@d.org"},
        {"rhythm": "hourly"},
        {"email": "x" * 300 + "@y.org"},
    ],
)
def test_what_cannot_be_read_is_said(client, given):
    answer = ask(client, **given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Letter.objects.exists()


def test_unknown_filters_are_not_followed(client):
    assert ask(client, "?by=nobody").status_code == 400
    assert not Letter.objects.exists()
    assert client.get("/d/nowhere/follow/").status_code == 404


def test_links_that_are_none(client):
    assert "This link changes nothing" in client.get("/follow/confirm/x/").text
    assert client.post("/follow/stop/x/").status_code == 404


def test_what_nobody_confirms_is_forgotten(client, monkeypatch):
    ask(client)
    forget_unconfirmed()
    assert Subscription.objects.count() == 1
    Subscription.objects.update(created_at="2025-01-01T00:00Z")
    forget_unconfirmed()
    assert not SavedSearch.objects.exists()


def test_with_an_account_it_goes_to_the_address_there(client, dispute):
    anna = a_user("contributor")
    client.force_login(anna)
    search = SavedSearch.objects.create(owner=anna, dispute=dispute, name="All")
    path = f"/account/searches/{search.pk}/"
    assert client.post(f"{path}alert/", {"rhythm": "weekly"}).url == path
    found = Subscription.objects.get()
    assert (found.email, found.rhythm, bool(found.confirmed_at)) == (anna.email, "weekly", True)
    assert '<option value="weekly" selected>' in client.get(path).text
    client.post(f"{path}alert/", {"rhythm": "hourly"})
    assert Subscription.objects.get().rhythm == "weekly"
    client.post(f"{path}alert/", {"rhythm": ""})
    assert not Subscription.objects.exists()
    client.force_login(a_user())
    assert client.post(f"{path}alert/", {"rhythm": "daily"}).status_code == 404
