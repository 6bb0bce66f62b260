"""Answers that well-behaved servers give, and that a polite visitor heeds."""

import time
from datetime import timedelta
from threading import Event

from claims.outbound import Gone, HttpProblem, Validators
from tests.hostile.framing import SAID
from tests.hostile.registry import answers, behaves

_visitors: list[str] = []

#: The calls at /guestbook: the host that each asked for, and from when to when it was held, by one clock.
GUESTBOOK: list[tuple[bytes, float, float]] = []

#: While this is not set, visitors of /holds-its-visitors are held.
MAY_LEAVE = Event()
ODD_ETAG = b'W/"caf\xe9, \xff; v=1"'

answers("gone", "network", "it is told apart from other refusals", status=410, expect=Gone)
answers("not-found", "network", "it is a refusal", status=404, expect=HttpProblem)
answers("forbidden", "network", "it is a refusal", b"<h1>No</h1>", status=403, expect=HttpProblem)
answers("moved-and-gone", "network", "it is gone for good", status=301, location="/gone", expect=Gone)
answers("server-error", "network", "it is a refusal", status=500, expect=HttpProblem)
answers("too-many-requests", "network", "it is a refusal", status=429, retry_after="120", expect=HttpProblem)
answers("come-back-never", "network", "it is a refusal", status=503, retry_after="9" * 5_000, expect=HttpProblem)
answers(
    "come-back-later",
    "network",
    "it is told",
    SAID,
    retry_after="90",
    expect=lambda got: got.retry_after == timedelta(seconds=90),
)
answers(
    "leads-to-a-place-that-is-gone-today",
    "network",
    "the address asked for is not taken for gone",
    status=302,
    location="/gone",
    expect=HttpProblem,
)
answers(
    "labelled",
    "network",
    "the labels are told as they are",
    SAID,
    content_type='Text/HTML; x=1; Charset="utf-7"',
    expect=lambda got: (got.media_type, got.charset) == ("text/html", "utf-7"),
)
answers(
    "labelled-with-nonsense",
    "network",
    "there is no label",
    SAID,
    content_type="\xff\xfe; charset",
    expect=lambda got: (got.media_type, got.charset) == ("", None),
)
answers(
    "etag-of-100-kb",
    "network",
    "it is not kept",
    SAID,
    etag='"' + "x" * 60_000 + '"',
    expect=lambda got: got.validators == Validators(),
)


@behaves(
    "network",
    "the validator is kept, byte for byte",
    expect=lambda got: got.validators.etag == ODD_ETAG.decode("latin-1"),
)
def odd_etag(wire):
    """304 only to those very bytes."""
    if wire.request.headers.get("if-none-match") == ODD_ETAG:
        wire.head(304)
    else:
        wire.answer(body=SAID, etag=ODD_ETAG)


@behaves(
    "network", "the date is kept as it is spelled", expect=lambda got: got.validators.last_modified == "yesterday, 5 pm"
)
def odd_date(wire):
    """304 only to that very spelling; the new validator replaces the old."""
    if wire.request.headers.get("if-modified-since") == b"yesterday, 5 pm":
        wire.head(304, last_modified="today, 9 am")
    else:
        wire.answer(body=SAID, last_modified="yesterday, 5 pm")


@behaves("network", "nobody else is there", expect=lambda got: got.body == b"1")
def counts_its_visitors(wire):
    _visitors.append(wire.request.target)
    wire.rest(0.02)
    n_visitors = len(_visitors)
    _visitors.remove(wire.request.target)
    wire.answer(body=b"%d" % n_visitors)


@behaves("turns", "its next visitor comes after a pause")
def guestbook(wire):
    came_at = time.monotonic()
    wire.rest(0.1)
    GUESTBOOK.append((wire.request.headers["host"].partition(b":")[0], came_at, time.monotonic()))
    wire.answer(body=SAID)


@behaves("turns", "nobody else comes meanwhile, and other hosts are visited")
def holds_its_visitors(wire):
    while not MAY_LEAVE.is_set():
        wire.rest(0.02)
    wire.answer(body=SAID)
