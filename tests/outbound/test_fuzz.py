"""Random servers, random addresses, random robots.txt: always a result or one of our errors, never anything else."""

import gzip

import brotli
import httpcore
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.outbound import Fetched, Fetcher, FetchError, ForbiddenByRobots, Limits, TooSlow
from claims.outbound.address import parse_address
from claims.outbound.connection import web_certificates
from claims.outbound.exchange import Network
from claims.outbound.gate import HostGate
from claims.outbound.limits import Deadline
from claims.outbound.robots import Robots
from tests.outbound.stand_ins import ScriptedBackend, ScriptedStream, hosts, outcome_of

LIMITS = Limits(n_wire_bytes=10_000, n_bytes=10_000)


def visitor(script: bytes, sizes: list[int]) -> Fetcher:
    network = Network(ScriptedBackend(script, sizes), web_certificates())
    return Fetcher(network=network, resolve=hosts({"news.example": ["8.8.8.8"]}), gate=HostGate(pause=0))


STATUS = st.sampled_from(
    [b"200", b"204", b"206", b"301", b"302", b"304", b"307", b"404", b"410", b"503", b"100", b"101"]
)
NAMES = st.sampled_from(
    [
        b"Content-Length",
        b"Content-Encoding",
        b"Transfer-Encoding",
        b"Location",
        b"ETag",
        b"Content-Type",
        b"Retry-After",
    ]
)
VALUES = st.one_of(
    st.binary(max_size=20),
    st.integers(-1, 200).map(b"%d".__mod__),
    st.sampled_from(
        [b"gzip", b"deflate", b"br", b"gzip, br", b"chunked", b"/", b"http://news.example/x", b"//[", b"\xff"]
    ),
)
HEADERS = st.lists(st.tuples(NAMES, VALUES).map(b"%s: %s\r\n".__mod__), max_size=5).map(b"".join)
PACKED = st.binary(max_size=300).flatmap(
    lambda data: st.sampled_from([data, gzip.compress(data), brotli.compress(data), b"5\r\nhello\r\n0\r\n\r\n"])
)
PROPER = st.tuples(STATUS, HEADERS, PACKED).map(b"HTTP/1.1 %s Thing\r\n%s\r\n%s".__mod__)
SCRIPTS = st.one_of(st.binary(max_size=300), PROPER, st.tuples(PROPER, st.binary(max_size=30)).map(b"".join))
SIZES = st.lists(st.integers(1, 5_000), min_size=1, max_size=5)


@settings(max_examples=300, deadline=None)
@given(SCRIPTS, SIZES)
@pytest.mark.slow
def test_whatever_a_server_says(script, sizes):
    outcome = outcome_of(visitor(script, sizes), "http://news.example/", limits=LIMITS)
    assert isinstance(outcome, Fetched | FetchError)
    assert str(outcome)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_path_is_allowed_can_be_asked_for(path):
    try:
        url = parse_address(f"http://news.example/{path}").url
    except FetchError:
        return
    assert visitor(b"HTTP/1.1 200 OK\r\n\r\nyes", [100]).fetch(url).body == b"yes"


ROBOTS_WORDS = st.sampled_from(
    ["User-agent: *", "User-agent: claimline", "Disallow: /", "Allow: /*a$", "Crawl-delay: x", "Crawl-delay: 1e400"]
    + [
        "\n",
        "\r",
        "\u2028",
        "#",
        "%",
        "%zz",
        "$",
        "*",
        ":",
        " ",
        "\ufeff",
        "\0",
        "é",
        "Sitemap: x",
        "Request-rate: 1/0",
    ]
)


@settings(deadline=None)
@given(
    st.one_of(st.binary(max_size=100), st.lists(ROBOTS_WORDS, max_size=12).map(lambda words: "".join(words).encode()))
)
def test_whatever_a_robots_txt_says(content):
    robots = Robots(lambda _where, _limits, _deadline: content)
    try:
        assert 0 <= robots.permit(parse_address("http://news.example/a?b=%zz"), Deadline(LIMITS)) <= 60
    except ForbiddenByRobots as error:
        assert "robots.txt" in str(error)  # noqa: PT017


def test_a_time_out_a_moment_before_the_deadline_is_too_slow_all_the_same(monkeypatch):
    def time_out(_stream, max_bytes, timeout=None):
        raise httpcore.ReadTimeout

    monkeypatch.setattr(ScriptedStream, "read", time_out)
    with pytest.raises(TooSlow, match="stopped answering"):
        visitor(b"", [1]).fetch("http://news.example/")


def test_a_scripted_server_is_believed():
    script = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"yes")
    assert visitor(script, [3]).fetch("http://news.example/").body == b"yes"
    with pytest.raises(FetchError):
        visitor(script[:-1], [3]).fetch("http://news.example/")
