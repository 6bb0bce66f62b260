"""Headers as values: whatever a server writes there, they are read or left out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.outbound.headers import LONGEST_WAIT, Headers, Validators, parse_retry_after, user_agent

NOW = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "value, wait",
    [
        ("0", timedelta()),
        ("120", timedelta(seconds=120)),
        ("999999999999", LONGEST_WAIT),
        ("9" * 5_000, None),
        ("Thu, 05 Nov 2026 12:30:00 GMT", timedelta(minutes=30)),
        ("Thursday, 05-Nov-26 12:30:00 GMT", timedelta(minutes=30)),
        ("Thu Nov  5 12:30:00 2026", timedelta(minutes=30)),
        ("Thu, 05 Nov 2026 12:30:00 -0000", timedelta(minutes=30)),
        ("Thu, 05 Nov 2020 12:30:00 GMT", timedelta()),
        ("Thu, 05 Nov 9999 12:30:00 GMT", LONGEST_WAIT),
        ("Thu, 05 Nov 99999 12:30:00 GMT", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after(value, wait):
    assert parse_retry_after(value, NOW) == wait


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=255), max_size=60))
def test_any_retry_after_is_read_or_left_out(value):
    wait = parse_retry_after(value, NOW.astimezone(timezone(timedelta(hours=9))))
    assert wait is None or timedelta() <= wait <= LONGEST_WAIT


@pytest.mark.parametrize(
    "value, media_type, charset",
    [
        (b"text/html", "text/html", None),
        (b" Application/RSS+XML ;charset=UTF-8", "application/rss+xml", "UTF-8"),
        (b"text/html; x=y; charset='iso-8859-1'", "text/html", "iso-8859-1"),
        (b"text/html; charset=", "text/html", None),
        (b'text/html; charset = " utf-8', "text/html", "utf-8"),
        pytest.param(b"text/html; charset=" + b" " * 90_000 + b"!", "text/html", None, id="blanks for a minute"),
        (b"text/html; xcharset=utf-8", "text/html", None),
        (b"html", "", None),
        (b"text/html text/plain", "", None),
        (b"\xff/\xff", "", None),
        (b"", "", None),
    ],
)
def test_content_type(value, media_type, charset):
    headers = Headers([(b"content-TYPE", value)])
    assert (headers.media_type(), headers.charset()) == (media_type, charset)


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_validators_that_are_kept_turn_back_into_their_bytes(value):
    kept = Headers([(b"ETag", value), (b"Last-Modified", value)]).validators()
    assert kept.as_conditions() in ([], [(b"If-None-Match", value), (b"If-Modified-Since", value)])


def test_validators_that_cannot_be_sent_are_not():
    assert Validators(etag="a\r\nX-Injected: yes", last_modified="snowman \u2603").as_conditions() == []


def test_the_first_of_two_counts_except_in_lists():
    headers = Headers([(b"ETag", b"one"), (b"etag", b"two")])
    assert headers.get("etag") == "one"
    assert headers.joined("ETag") == "one,two"
    assert headers.get_bytes("Location") is None


def test_who_we_are():
    assert user_agent("https://paper.example/bot") == b"Claimline (+https://paper.example/bot)"
    assert b"no contact" in user_agent("")
