"""Log-in after wrong passwords: counted, and locked out for a while."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from claims.views.senders import network_of
from tests.factories import a_user

pytestmark = pytest.mark.django_db

RIGHT = {"username": "anna", "password": "correct horse battery"}


@pytest.fixture(autouse=True)
def anna():
    return a_user(username="anna")


def fail(client, times: int = 1, name: str = "anna", address: str = "192.0.2.1"):
    """Wrong passwords; returns the last answer."""
    for _ in range(times):
        answer = client.post("/login/", {"username": name, "password": "wrong"}, REMOTE_ADDR=address)
    return answer


def log_in(client, address: str = "192.0.2.1"):
    return client.post("/login/", RIGHT, REMOTE_ADDR=address)


def test_five_wrong_passwords_close_the_log_in_and_the_page_says_for_how_long(client):
    assert fail(client, 4).status_code == 200
    answer = fail(client)
    assert answer.status_code == 429
    assert "closed for <b>15 minutes</b>" in answer.text
    assert answer["Retry-After"] == "900"
    assert log_in(client).status_code == 429
    assert "_auth_user_id" not in client.session


def test_a_name_that_nobody_has_is_locked_in_the_same_words(client):
    there, not_there = fail(client, 5), fail(client, 5, "nobody-here")
    assert (there.status_code, there.content) == (not_there.status_code, not_there.content)


def test_the_time_that_is_left_gets_shorter_and_ends_whatever_is_tried_meanwhile(client):
    fail(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=12))
    assert "closed for <b>3 minutes</b>" in fail(client).text
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert log_in(client).status_code == 302


def test_a_stranger_elsewhere_does_not_keep_anna_out(client):
    fail(client, 6, address="198.51.100.7")
    assert log_in(client).status_code == 302


def test_a_right_password_forgets_the_wrong_ones_of_that_name_there_and_no_others(client):
    fail(client, 4)
    fail(client, 4, "berta")
    log_in(client)
    assert list(AccessAttempt.objects.values_list("username", "failures_since_start")) == [("berta", 4)]


def test_many_names_from_one_address_are_locked_out_too(client):
    for number in range(29):
        assert fail(client, name=f"name-{number}").status_code == 200
    assert fail(client, name="name-29").status_code == 429
    assert log_in(client).status_code == 429
    assert log_in(client, "198.51.100.7").status_code == 302


def test_one_name_from_many_addresses_is_locked_out_too(client):
    AccessAttempt.objects.create(
        username="anna", ip_address="198.51.100.7", user_agent="x", failures_since_start=99, attempt_time=timezone.now()
    )
    assert fail(client).status_code == 429
    assert log_in(client, "203.0.113.5").status_code == 429


def test_what_is_kept_of_a_failure_holds_no_password_and_nothing_typed(client):
    client.post("/login/", {"username": "anna", "password": "hunter2hunter2", "kept": "secret words"})
    kept = AccessAttempt.objects.get()
    assert "hunter2" not in kept.post_data
    assert "secret words" not in kept.post_data


@pytest.mark.parametrize(
    "proxied, header, address",
    [
        (False, "203.0.113.9", "192.0.2.1"),  # anybody can write the header
        (True, "6.6.6.6, 203.0.113.9", "203.0.113.9"),  # our own proxy adds the last one
        (True, "203.0.113.9:4711", None),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (True, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_failures_count_for_the_computer_that_asks(rf, settings, proxied, header, address):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    assert network_of(rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": header})) == address


def test_an_address_that_cannot_be_read_counts_by_name(client, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for _ in range(5):
        answer = client.post("/login/", {**RIGHT, "password": "x"}, headers={"X-Forwarded-For": "unknown"})
    assert answer.status_code == 429
