"""Another e-mail address: it counts once the link in a letter that went there was opened, and the old one is told."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from claims.editing import letters
from claims.models import Letter
from claims.terms import LetterKind
from tests.factories import a_user

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
NEW = "anna@new.example"


@pytest.fixture
def anna(client):
    anna = a_user("contributor", username="anna")  # anna@example.org
    client.force_login(anna)
    return anna


def ask(client, address: str = NEW, password: str = PASSWORD):
    return client.post("/account/address/", {"address": address, "password": password})


def link() -> str:
    """Sends what waits, as the worker does; the path of the link in the latest letter."""
    for letter in Letter.objects.filter(sent_at=None).order_by("pk"):
        letters.send(letter.pk)
    return re.findall(r"http://testserver(/account/address/\S+)", mail.outbox[-1].body)[0]


def email(user) -> str:
    user.refresh_from_db()
    return user.email


def test_the_old_address_stays_until_the_link_is_opened_and_sent(client, anna):
    assert "A letter is on its way to anna@new.example" in ask(client, NEW).client.get("/account/").text
    path = link()
    assert (email(anna), mail.outbox[0].to) == ("anna@example.org", [NEW])
    assert "anna@new.example" in client.get("/account/").text
    assert "Is this your e-mail address?" in client.get(path).text
    assert email(anna) == "anna@example.org"  # a mail program that looks at links changes nothing
    assert client.post(path).status_code == 302
    assert email(anna) == NEW
    letters.send(Letter.objects.get(kind=LetterKind.ADDRESS_LEFT).pk)
    assert mail.outbox[1].to == ["anna@example.org"]
    assert NEW not in mail.outbox[1].body
    assert "A letter went to" not in client.get("/account/").text


def test_a_link_works_once(client, anna):
    ask(client)
    path = link()
    client.post(path)
    assert client.get(path).status_code == client.post(path).status_code == 410
    anna.email = "anna@example.org"  # however it came to be as it was
    anna.save()
    assert client.post(path).status_code == 410
    assert email(anna) == "anna@example.org"


def late(client, anna) -> None:
    Letter.objects.update(created_at=timezone.now() - timedelta(hours=2, minutes=1))


def taken_back(client, anna) -> None:
    assert client.post("/account/address/drop/").status_code == 302


def replaced(client, anna) -> None:
    ask(client, "anna@third.example")


def another_password(client, anna) -> None:
    anna.set_password("staple staple staple")
    anna.save()
    client.force_login(anna)


def somebody_else(client, anna) -> None:
    client.force_login(a_user(username="berta"))


@pytest.mark.parametrize("over", [late, taken_back, replaced, another_password, somebody_else])
def test_a_link_that_is_over_changes_nothing(client, anna, over):
    ask(client)
    path = link()
    over(client, anna)
    assert client.get(path).status_code == 410
    answer = client.post(path)
    assert (answer.status_code, email(anna)) == (410, "anna@example.org")
    assert "Ask for another letter" in answer.text


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "é" * 200, "W10:1abc:def"])
def test_what_is_no_link_is_over_too(client, anna, token):
    assert client.get(f"/account/address/{token}/").status_code == 410


def test_without_being_logged_in_the_link_leads_to_the_log_in(client, anna):
    ask(client)
    path = link()
    client.logout()
    assert client.get(path).status_code == client.post(path).status_code == 403
    assert email(anna) == "anna@example.org"


def test_a_letter_that_was_taken_back_before_it_went_out_stays_here(client, anna):
    ask(client)
    client.post("/account/address/drop/")
    assert letters.send(Letter.objects.get().pk) == 0
    assert mail.outbox == []


def test_an_address_that_somebody_has_is_refused_also_if_it_came_to_be_so_meanwhile(client, anna):
    other = a_user(username="berta")
    assert ask(client, other.email.upper()).status_code == 409
    ask(client)
    path = link()
    other.email = NEW
    other.save()
    answer = client.post(path)
    assert (answer.status_code, email(anna)) == (409, "anna@example.org")
    assert "cannot be taken" in answer.text


def test_it_needs_the_password_and_an_address(client, anna):
    assert ask(client, NEW, "wrong").status_code == 422
    assert ask(client, "no address").status_code == 422
    assert not Letter.objects.exists()


def test_three_letters_an_hour_are_enough(client, anna):
    for number in range(3):
        assert ask(client, f"anna{number}@new.example").status_code == 302
    answer = ask(client)
    assert answer.status_code == 409
    assert "3 letters went out" in answer.text
    assert Letter.objects.count() == 3


def test_a_first_address_tells_nobody(client, anna):
    anna.email = ""
    anna.save()
    ask(client)
    client.post(link())
    assert email(anna) == NEW
    assert not Letter.objects.filter(kind=LetterKind.ADDRESS_LEFT).exists()
