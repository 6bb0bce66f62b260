"""What a fetch hands back, and what it asks for."""

import pickle
from datetime import timedelta

import pytest

from claims.outbound import (
    BadAnswer,
    Busy,
    Fetcher,
    ForbiddenByRobots,
    Gone,
    HttpProblem,
    Limits,
    NotAllowed,
    RedirectMaze,
    TooLarge,
    TooSlow,
    Unreachable,
    Validators,
)
from tests.hostile.polite import ODD_ETAG


def test_what_comes_back(fetcher, hostile):
    fetched = fetcher.fetch(hostile.url("labelled"))
    assert (fetched.status, fetched.body, fetched.is_unchanged) == (200, b"the whole story", False)
    assert fetched.hops == (hostile.url("labelled"),)
    assert fetched.moved_to is None


def test_every_hop_is_told(fetcher, hostile):
    fetched = fetcher.fetch(hostile.url("moved-for-good"))
    assert fetched.hops == tuple(map(hostile.url, ("moved-for-good", "moved-for-good-again", "plain")))
    assert fetched.moved_to == fetched.url == hostile.url("plain")


def test_we_say_who_we_are_and_what_we_take(hostile):
    Fetcher(contact="desk@paper.example", allow=hostile.endpoint).fetch(hostile.url("plain"), accept="text/html")
    asked = hostile.last_request.headers
    assert asked["user-agent"] == b"Claimline (+desk@paper.example)"
    assert asked["accept"] == b"text/html"
    assert asked["accept-encoding"] == b"gzip, deflate, br"
    assert asked["connection"] == b"close"
    assert "cookie" not in asked
    assert "referer" not in asked
    assert "if-none-match" not in asked


@pytest.mark.parametrize("name", ["odd-etag", "odd-date"])
def test_a_second_call_echoes_the_validators_and_gets_no_body(fetcher, hostile, name):
    first = fetcher.fetch(hostile.url(name))
    second = fetcher.fetch(hostile.url(name), validators=first.validators)
    assert first.body == b"the whole story"
    assert (second.status, second.body, second.is_unchanged) == (304, None, True)


def test_a_304_without_validators_leaves_the_old_ones_and_with_them_brings_new_ones(fetcher, hostile):
    same = Validators(etag=ODD_ETAG.decode("latin-1"))
    assert fetcher.fetch(hostile.url("odd-etag"), validators=same).validators == same
    old = Validators(last_modified="yesterday, 5 pm")
    assert fetcher.fetch(hostile.url("odd-date"), validators=old).validators.last_modified == "today, 9 am"


@pytest.mark.parametrize(
    "name, wait, retry",
    [
        ("too-many-requests", timedelta(seconds=120), True),
        ("come-back-never", None, True),
        ("server-error", None, True),
        ("not-found", None, False),
        ("forbidden", None, False),
        ("gone", None, False),
        ("status-999", None, False),
    ],
)
def test_a_refusal_says_whether_and_when_to_try_again(fetcher, hostile, name, wait, retry):
    with pytest.raises(HttpProblem) as caught:
        fetcher.fetch(hostile.url(name))
    assert (caught.value.retry_after, caught.value.retry) == (wait, retry)


@pytest.mark.parametrize(
    "error, retry, sentence",
    [
        (NotAllowed("::1 is this machine itself"), False, "address not allowed: ::1 is this machine itself"),
        (ForbiddenByRobots("no"), False, "no"),
        (Unreachable("no"), True, "no"),
        (TooSlow("no"), True, "no"),
        (TooLarge("no"), False, "no"),
        (BadAnswer("no"), True, "no"),
        (RedirectMaze("no"), False, "no"),
        (
            Busy("a.example", timedelta(seconds=9)),
            True,
            "a.example is asked by other jobs: this one has to wait its turn",
        ),
        (HttpProblem(503, timedelta(seconds=9)), True, "the server answered 503 (service unavailable)"),
        (HttpProblem(999), False, "the server answered 999"),
        (Gone(410), False, "the server answered 410 (gone)"),
    ],
)
def test_errors_speak_plainly_and_travel_between_processes(error, retry, sentence):
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.retry, str(copy)) == (type(error), retry, sentence)
    assert copy.retry_after == error.retry_after


def test_a_cut_is_told_and_not_refused(fetcher, hostile):
    fetched = fetcher.fetch(hostile.url("endless-body"), limits=Limits(n_bytes=1_000, cut=True))
    assert (len(fetched.body), fetched.is_cut) == (1_000, True)
    assert fetcher.fetch(hostile.url("plain"), limits=Limits(n_bytes=1_000, cut=True)).is_cut is False


def test_the_limit_itself_is_not_too_large(fetcher, hostile):
    n_bytes = len(b"the whole story")
    assert len(fetcher.fetch(hostile.url("plain"), limits=Limits(n_bytes=n_bytes)).body) == n_bytes
    with pytest.raises(TooLarge):
        fetcher.fetch(hostile.url("plain"), limits=Limits(n_bytes=n_bytes - 1))


def test_ten_redirects_are_followed_and_no_more(fetcher, hostile):
    before = sum(hostile.visits.values())
    with pytest.raises(RedirectMaze, match="more than 10 redirects"):
        fetcher.fetch(hostile.url("leads-ever-on"))
    assert sum(hostile.visits.values()) - before == 11


def test_a_redirect_between_hosts_is_checked_like_any_address(fetcher, hostile):
    here = hostile.url("moved-for-good", host="news.example")
    assert fetcher.fetch(here).url == hostile.url("plain", host="news.example")
