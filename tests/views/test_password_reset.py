"""A new password by a letter: no answer tells who has an account."""

import re

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing import letter_limits, letters
from claims.models import Letter
from tests.factories import a_user

pytestmark = pytest.mark.django_db

NEW = {"new_password1": "staple staple staple", "new_password2": "staple staple staple"}


@pytest.fixture(autouse=True)
def anna():
    return a_user(username="anna")  # anna@example.org


def ask(client, address: str = "anna@example.org", **extra):
    return client.post("/account/reset/", {"address": address}, **extra)


def link() -> str:
    """The path of the link in the one letter that was sent."""
    letters.send(Letter.objects.get().pk)
    return re.search(r"http://testserver(/account/reset/\S+)", mail.outbox[0].body)[1]


def test_the_answer_is_the_same_and_costs_the_same_whether_there_is_an_account_or_not(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as known:
        there = ask(client)
    with django_assert_num_queries(len(known)):
        not_there = ask(client, "nobody@example.org")
    assert (there.status_code, there["Location"]) == (not_there.status_code, not_there["Location"])
    assert ProcrastinateJob.objects.filter(task_name="claims.send_letter").count() == 2
    assert mail.outbox == []


def test_a_letter_goes_to_whoever_has_an_account_and_only_there(client, anna):
    ask(client, "nobody@example.org")
    assert letters.send(Letter.objects.get().pk) == 0
    ask(client, "Anna@Example.org")
    assert letters.send(Letter.objects.latest("pk").pk) == 1
    assert [letter.to for letter in mail.outbox] == [[anna.email]]
    assert letters.send(Letter.objects.latest("pk").pk) == 0  # a job that runs twice sends once


def test_a_closed_account_gets_no_letter(client, anna):
    anna.is_active = False
    anna.save()
    ask(client)
    assert letters.send(Letter.objects.get().pk) == 0


def test_by_the_link_a_new_password_is_chosen_once(client, anna):
    client.force_login(anna)
    elsewhere = client.cookies["sessionid"].value
    client.logout()
    ask(client)
    path = link()
    page = client.get(path)
    assert page["Location"].endswith("/choose/")  # the key is in the address no longer
    assert client.post(page["Location"], NEW)["Location"] == "/login/"
    anna.refresh_from_db()
    assert anna.check_password("staple staple staple")
    assert "used already" in client.get(path, follow=True).text
    client.cookies["sessionid"] = elsewhere
    assert client.get("/account/").status_code == 403


def test_a_weak_password_is_refused_in_words(client):
    ask(client)
    chosen = client.get(link())["Location"]
    answer = client.post(chosen, {"new_password1": "anna", "new_password2": "anna"})
    assert answer.status_code == 422
    assert "too short" in answer.text


@pytest.mark.parametrize("path", ["x/x", "MQ/x", "MQ/c0ffee-" + "0" * 32, "%00/x", "😀/choose"])
def test_a_link_that_is_none_says_what_to_do(client, path):
    assert "Ask for another letter" in client.get(f"/account/reset/{path}/").text


def test_a_flood_of_letters_ends_without_a_word(client):
    for _ in range(5):
        assert ask(client)["Location"] == "/account/reset/sent/"
    assert Letter.objects.count() == letter_limits.MOST_TO_ONE
    for number in range(30):
        ask(client, f"somebody-{number}@example.org", REMOTE_ADDR="192.0.2.1")
    assert Letter.objects.count() == letter_limits.MOST_TO_ONE + letter_limits.MOST_FROM_ONE


@pytest.mark.parametrize("address", ["", "no address", "a@b.example\x00", "x" * 300 + "@example.org", "a@b\nBcc: c@d"])
def test_what_is_no_address_is_refused(client, address):
    assert ask(client, address).status_code == 422
    assert not Letter.objects.exists()
