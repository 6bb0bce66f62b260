"""The account somebody has: its address, its password, where it is logged in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import AccountSession
from claims.models.sessions import SEEN
from tests.factories import a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def anna():
    return a_user("contributor", username="anna")


@pytest.fixture
def client(anna):
    return browser_of(anna)


def browser_of(user, agent: str = "") -> Client:
    """A browser in which somebody has logged in and looked at a page."""
    client = Client(headers={"User-Agent": agent})
    client.post("/login/", {"username": user.username, "password": PASSWORD})
    client.get("/help/")
    return client


def test_it_says_where_one_is_logged_in_and_marks_this_browser(client, anna):
    browser_of(anna, FIREFOX)
    browser_of(a_user(), "curl/8")
    page = client.get("/account/").text
    assert page.index("this browser") < page.index("Firefox on Windows")
    assert "curl" not in page


def test_no_key_of_a_session_is_ever_on_a_page(client, anna):
    browser_of(anna, FIREFOX)
    page = client.get("/account/").text
    assert "Firefox" in page
    assert AccountSession.objects.exists()
    assert all(session.session_key not in page for session in AccountSession.objects.all())


def test_one_other_browser_is_logged_out(client, anna):
    other, third = browser_of(anna, FIREFOX), browser_of(anna, "curl/8")
    [handle] = [session.handle for session in anna.sessions.all() if "Firefox" in session.device]
    assert client.post(f"/account/sessions/{handle}/end/").status_code == 302
    assert other.get("/account/").status_code == 403
    assert third.get("/account/").status_code == client.get("/account/").status_code == 200
    assert "any more" in client.post(f"/account/sessions/{handle}/end/", follow=True).text


def test_all_others_are_logged_out_at_once(client, anna):
    other = browser_of(anna, FIREFOX)
    assert "Logged out in 1 other place." in client.post("/account/sessions/end/", follow=True).text
    assert other.get("/account/").status_code == 403


def test_nobody_ends_somebody_elses_session(client):
    berta = a_user(username="berta")
    other = browser_of(berta)
    client.post(f"/account/sessions/{berta.sessions.get().handle}/end/")
    assert other.get("/account/").status_code == 200


def test_when_somebody_was_seen_is_written_down_seldom(client, anna):
    first = anna.sessions.get().seen_at
    client.get("/help/")
    assert anna.sessions.get().seen_at == first
    session = client.session
    session[SEEN] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()
    client.get("/help/")
    assert anna.sessions.get().seen_at > first


def test_logging_in_gives_a_new_session_key(anna):
    client = Client()
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    client.post("/login/", {"username": "anna", "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted.session_key
    assert not AccountSession.objects.filter(session_key=planted.session_key).exists()


def test_another_password_ends_the_other_sessions(client, anna):
    other = browser_of(anna)
    new = {"new_password1": "staple staple staple", "new_password2": "staple staple staple"}
    assert client.post("/account/password/", {"old_password": PASSWORD, **new}).status_code == 302
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 403


@pytest.mark.parametrize(
    "old, new, again, complaint",
    [
        ("wrong", "staple staple", "staple staple", "not your"),
        (PASSWORD, "short", "short", "too short"),
        (PASSWORD, "anna@example.org", "anna@example.org", "too similar"),
        (PASSWORD, "password", "password", "too common"),
        (PASSWORD, "8675309867", "8675309867", "numeric"),
        (PASSWORD, "staple staple", "other staple", "match"),
        ("", "", "", "required"),
    ],
)
def test_a_password_that_is_refused_says_why(client, anna, old, new, again, complaint):
    sent = {"old_password": old, "new_password1": new, "new_password2": again}
    answer = client.post("/account/password/", sent)
    assert answer.status_code == 422
    assert complaint in answer.text
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)


def test_guessing_the_password_of_an_open_session_is_locked_out_too(client):
    for _ in range(4):
        assert client.post("/account/address/", {"address": "x@y.example", "password": "wrong"}).status_code == 422
    assert client.post("/account/address/", {"address": "x@y.example", "password": "wrong"}).status_code == 429
    assert client.post("/account/address/", {"address": "x@y.example", "password": PASSWORD}).status_code == 429


def test_fifty_sessions_cost_no_more_queries_than_one(client, anna):
    one = count_queries(client, "/account/")
    for number in range(50):
        AccountSession.objects.create(
            session_key=f"key-{number}", user=anna, expire_date=timezone.now() + timedelta(days=1)
        )
    assert count_queries(client, "/account/") == one <= MOST
