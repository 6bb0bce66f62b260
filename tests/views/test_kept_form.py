"""A form that came too late: what was typed is carried through the log-in and sent by a press, never by itself."""

import html
import re

import pytest
from django.test import Client

from claims.models import Feed
from claims.terms import Role
from tests.factories import a_user

pytestmark = pytest.mark.django_db

RIGHT = {"username": "anna", "password": "correct horse battery"}
TYPED = {
    "url": "https://paper.example/feed",
    "title": "A long <b>title</b>\r\nof “two” lines",
    "publisher": "The Paper",
}


@pytest.fixture(autouse=True)
def anna():
    return a_user(Role.EDITOR, username="anna")


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page, but for the key."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def too_late(client, address: str = "/feeds/add/", **headers):
    return client.post(address, TYPED, headers=headers)


def test_what_was_typed_survives_the_log_in_and_is_sent_by_a_press(client):
    answer = too_late(client)
    assert answer.status_code == 403
    assert "&lt;b&gt;title&lt;/b&gt;" in answer.text
    page = client.post("/login/", {**RIGHT, **hidden(answer.text)})
    assert page.status_code == 200
    assert not Feed.objects.exists()
    assert re.search(r'<form method="post" action="/feeds/add/"', page.text)
    assert hidden(page.text) == TYPED
    client.post("/feeds/add/", hidden(page.text))
    assert Feed.objects.get().url == TYPED["url"]


def test_it_survives_a_wrong_password_and_a_lock_out(client):
    carried = hidden(too_late(client).text)
    for _ in range(4):
        answer = client.post("/login/", {**RIGHT, "password": "wrong", **carried})
        assert hidden(answer.text)["kept"]
    answer = client.post("/login/", {**RIGHT, "password": "wrong", **carried})
    assert answer.status_code == 429
    assert "of “two” lines" in answer.text
    assert "What you had typed" in client.post("/login/", hidden(answer.text)).text


def test_somebody_who_logged_in_elsewhere_meanwhile_can_send_it_too(client, anna):
    carried = hidden(too_late(client).text)
    client.force_login(anna)
    assert hidden(client.post("/login/", carried).text) == TYPED


def test_a_part_of_a_page_is_answered_with_a_page(client):
    answer = too_late(client, **{"HX-Request": "true"})
    assert answer.status_code == 403
    assert (answer["HX-Retarget"], answer["HX-Reselect"]) == ("#main", "#main")


def test_a_page_that_was_only_asked_for_is_come_back_to(client):
    answer = client.get("/feeds/?state=paused&folder=a b")
    assert answer.status_code == 403
    assert 'href="/login/?next=%2Ffeeds%2F%3Fstate%3Dpaused%26folder%3Da%2520b"' in answer.text


@pytest.mark.parametrize("carried", ["", "x", "eyJ4Ijox:1:2", "\x00", "[]"])
def test_what_this_site_did_not_put_there_is_not_carried_on(client, carried):
    assert client.post("/login/", {**RIGHT, "kept": carried, "next": "/parties/"})["Location"] == "/parties/"


def test_passwords_are_never_carried_about(client):
    answer = client.post("/feeds/add/", {"old_password": "hunter2hunter2", "words": "of some length"})
    assert answer.status_code == 403
    assert "hunter2" not in answer.text


def test_a_role_that_was_taken_away_leaves_the_words_on_the_page(client, anna):
    client.force_login(anna)
    anna.role = Role.CONTRIBUTOR
    anna.save()
    answer = too_late(client)
    assert answer.status_code == 403
    assert "may not do this" in answer.text
    assert "of “two” lines" in answer.text
    assert not Feed.objects.exists()


def test_a_key_that_is_out_of_date_costs_a_press_and_no_words(anna):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    answer = too_late(client, Origin="http://testserver")
    assert (answer.status_code, answer["HX-Retarget"]) == (403, "#main")
    assert "Please send the form again" in answer.text
    assert hidden(answer.text) == TYPED


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_a_form_from_elsewhere_gets_no_button_that_sends_it(anna, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    answer = too_late(client, **headers)
    assert answer.status_code == 403
    assert "Please send the form again" in answer.text
    assert TYPED["publisher"] not in answer.text


def test_a_million_letters_survive(client):
    words = "fall " * 200_000
    answer = client.post("/feeds/add/", {"title": words})
    assert len(answer.content) < 1_300_000
    assert hidden(client.post("/login/", {**RIGHT, **hidden(answer.text)}).text) == {"title": words}


def test_a_log_in_without_its_key_is_refused_and_keeps_no_password():
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/login/", RIGHT, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    assert "Please send the form again" in answer.text
    assert RIGHT["password"] not in answer.text
    assert "HX-Retarget" not in answer
