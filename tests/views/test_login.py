"""Logging in and out."""

import pytest

from tests.factories import a_user

pytestmark = pytest.mark.django_db

RIGHT = {"username": "anna", "password": "correct horse battery"}


@pytest.fixture(autouse=True)
def anna():
    return a_user(username="anna")


def test_the_right_password_leads_to_where_one_came_from(client):
    response = client.post("/login/", {**RIGHT, "next": "/parties/"})
    assert response["Location"] == "/parties/"
    assert client.session["_auth_user_id"]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_off_the_site(client, elsewhere):
    assert client.post("/login/", {**RIGHT, "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize("wrong", [{"password": "wrong"}, {"username": "nobody"}])
def test_a_failure_says_what_to_check_and_not_which_was_wrong(client, wrong):
    response = client.post("/login/", {**RIGHT, **wrong})
    assert response.status_code == 200
    assert "No account has this user name with this password" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_closed_account_stays_out(client, anna):
    anna.is_active = False
    anna.save()
    client.post("/login/", RIGHT)
    assert "_auth_user_id" not in client.session


def test_somebody_logged_in_is_sent_on(client, anna):
    client.force_login(anna)
    assert client.get("/login/")["Location"] == "/"


def test_logging_out(client, anna):
    client.force_login(anna)
    assert client.post("/logout/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_a_link_does_not_log_anybody_out(client, anna):
    client.force_login(anna)
    assert client.get("/logout/").status_code == 405
