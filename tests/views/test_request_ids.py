"""Every answer has the id by which the log tells of its request, and the log tells nothing of who asked for what."""

import json
import logging

import pytest

from claims.operations.logs import JsonLines
from claims.views import site

ID = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture
def behind_proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.fixture
def lines(caplog):
    """What was logged, as production writes it."""
    caplog.set_level(logging.INFO, "claims.requests")
    caplog.handler.setFormatter(JsonLines())
    return lambda: [json.loads(line) for line in caplog.text.splitlines()]


def test_our_proxys_id_is_given_back(client, behind_proxy):
    assert client.get("/healthz/live", headers={"X-Request-ID": ID})["X-Request-ID"] == ID


@pytest.mark.parametrize("given", ["", "x", "a" * 1000, "abcdefgh\r\nSet-Cookie: x=1", "<script>alert(1)</script>"])
def test_one_that_is_garbled_is_not(client, behind_proxy, given):
    answered = client.get("/healthz/live", headers={"X-Request-ID": given})["X-Request-ID"]
    assert answered != given
    assert answered.isalnum()


def test_without_a_proxy_of_ours_nobody_gives_ids(client):
    answers = [client.get("/healthz/live", headers={"X-Request-ID": ID})["X-Request-ID"] for _ in range(2)]
    assert len({*answers, ID}) == 3


@pytest.mark.django_db
def test_a_request_has_its_line(client, lines):
    answer = client.get("/help/?q=private+words", headers={"User-Agent": "Private/1"}, REMOTE_ADDR="198.51.100.7")
    (line,) = lines()
    assert line["request"] == answer["X-Request-ID"]
    assert (line["view"], line["method"], line["status"]) == ("help", "GET", 200)
    assert line["milliseconds"] >= 0
    told = json.dumps(line)
    assert not any(words in told.lower() for words in ("private", "198.51", "q="))


def test_those_that_ask_all_the_time_have_none(client, lines):
    client.get("/healthz/live")
    assert lines() == []


def test_who_reports_an_error_of_ours_can_name_it(client, monkeypatch):
    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(site, "load_digests", fail)
    client.raise_request_exception = False
    answer = client.get("/demo-digest/")
    assert answer.status_code == 500
    assert f"<code>{answer['X-Request-ID']}</code>" in answer.content.decode()
