"""What tests of the ways in ask of everything that the hostile server does, to a feed and to a page alike."""

import re

import pytest

from claims.ingest import take_feed
from claims.models import Feed, Publisher
from claims.outbound import FetchError, HttpProblem, Limits, NotAllowed, TooSlow
from claims.parsing.errors import IngestError, Trouble
from tests.hostile import Behaviour
from tests.hostile.content import CONTENTS

KB_300 = 300_000
#: Of many attacks alike all but one, and what takes its time because it is large.
ONLY_SLOW = re.compile(r"attack-.*[1-9]$|page-25000-links$|page-too-long$|50000-items$|title-of-5-mb-of-tags$")
ITEM = "<item><guid>held</guid><link>/laid/held</link></item>"
GOOD = f"<rss version='2.0'><channel><title>T</title>{ITEM}</channel></rss>"


@pytest.fixture
def feed(site):
    """A feed with an entry that we hold."""
    url = site.lay("feed", GOOD, media_type="application/rss+xml")
    feed = Feed.objects.create(url=url, publisher=Publisher.objects.named("The News"))
    take_feed(feed)
    return Feed.objects.get()


def problem_of(way_in, what) -> IngestError | None:
    """What the way in says; anything but an IngestError breaks the test."""
    try:
        way_in(what)
    except IngestError as problem:
        return problem
    return None


def assert_only_the_server_was_visited(site):
    assert set(site.backend.connected) <= {site.server.endpoint}


def limit(site, behaviour: Behaviour) -> None:
    """Little room, and little time for what is slow on purpose."""
    seconds = 0.25 if behaviour.expect is TooSlow else 20
    site.fetcher.limits = Limits(seconds=seconds, n_wire_bytes=KB_300, n_bytes=KB_300)


def contents(as_feed: bool) -> list:
    """Those that come as a feed, or as a page; with the slow tests only: most of the attacks alike, and the largest."""
    chosen = [content for content in CONTENTS if content.as_feed == as_feed]
    return [
        pytest.param(content, id=content.name, marks=[pytest.mark.slow] if ONLY_SLOW.match(content.name) else [])
        for content in chosen
    ]


def assert_told(problem: IngestError, behaviour: Behaviour) -> None:
    """The sentence of the way out, and whether a retry helps."""
    error = behaviour.expect if isinstance(behaviour.expect, type) else None
    assert error is None or issubclass(error, FetchError)
    if error is NotAllowed:
        assert (problem.trouble, problem.retry) == (Trouble.NOT_ALLOWED, False)
        assert str(problem).startswith("address not allowed: ")
    elif error and not issubclass(error, HttpProblem):
        assert problem.retry == error.retry
