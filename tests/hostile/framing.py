"""Answers that are not quite HTTP."""

from claims.outbound import BadAnswer, Fetched, HttpProblem, TooLarge, Unreachable
from tests.hostile.registry import answers, behaves, sends

OK = b"HTTP/1.1 200 OK\r\n"
SAID = b"the whole story"
BROKEN = "the answer is refused as no proper HTTP"


def said_it_all(fetched: Fetched) -> bool:
    """The body has come through as it was."""
    return fetched.body == SAID


def said_nothing(fetched: Fetched) -> bool:
    """An answer without a body."""
    return fetched.body == b""


answers("plain", "network", "the body comes through", SAID, expect=said_it_all)
answers("no-content", "network", "the body is empty", status=204, expect=said_nothing)
sends("garbage-status-line", "network", BROKEN, b"\x89PNG\r\n\x1a\n\0\0\0\r\n\r\n", expect=BadAnswer)
sends("empty-answer", "network", BROKEN, b"", expect=BadAnswer)
sends("status-in-words", "network", BROKEN, b"HTTP/1.1 OK 200\r\n\r\n", expect=BadAnswer)
sends("status-0", "network", BROKEN, b"HTTP/1.1 0 Nothing\r\n\r\n", expect=BadAnswer)
sends("status-999", "network", "it counts as a refusal", b"HTTP/1.1 999 Denied\r\n\r\n", expect=HttpProblem)
sends("status-300", "network", "no choice is made", b"HTTP/1.1 300 Choose\r\n\r\n", expect=BadAnswer)
sends("switching-protocols", "network", BROKEN, b"HTTP/1.1 101 Switch\r\nUpgrade: tor\r\n\r\n", expect=BadAnswer)
sends(
    "part-unasked", "network", "no part is taken for the whole", OK.replace(b"200", b"206") + b"\r\n", expect=BadAnswer
)
sends("unchanged-unasked", "network", "nothing is known to be unchanged", b"HTTP/1.1 304 N\r\n\r\n", expect=BadAnswer)
sends("http-0.9", "network", BROKEN, b"<html>" + SAID, expect=BadAnswer)
sends("http-1.0", "network", "it is read to its end", b"HTTP/1.0 200 OK\r\n\r\n" + SAID, expect=said_it_all)
sends("http-2", "network", BROKEN, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", expect=BadAnswer)
sends("shouting-cast", "network", "it is no radio", b"ICY 200 OK\r\n\r\n" + SAID, expect=BadAnswer)
sends("bare-line-feeds", "network", "it is read", b"HTTP/1.1 200 OK\nServer: old\n\n" + SAID, expect=said_it_all)
sends("folded-header", "network", "it is read", OK + b"X-Long: one\r\n two\r\n\r\n" + SAID, expect=said_it_all)
sends("header-without-colon", "network", BROKEN, OK + b"no colon here\r\n\r\n" + SAID, expect=BadAnswer)
sends("header-without-name", "network", BROKEN, OK + b": nameless\r\n\r\n" + SAID, expect=BadAnswer)
sends("nul-in-header", "network", BROKEN, OK + b"Server: a\0b\r\n\r\n" + SAID, expect=BadAnswer)
sends("header-of-a-megabyte", "network", BROKEN, OK + b"X: " + b"x" * 1_000_000, expect=BadAnswer)
sends("two-lengths", "network", BROKEN, OK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\n" + SAID, expect=BadAnswer)
sends("negative-length", "network", BROKEN, OK + b"Content-Length: -5\r\n\r\n" + SAID, expect=BadAnswer)
sends(
    "length-of-5000-digits", "network", BROKEN, OK + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n", expect=BadAnswer
)
sends("length-in-words", "network", BROKEN, OK + b"Content-Length: many\r\n\r\n" + SAID, expect=BadAnswer)
sends("short-of-its-length", "network", BROKEN, OK + b"Content-Length: 99\r\n\r\n" + SAID, expect=BadAnswer)
sends(
    "longer-than-its-length",
    "network",
    "the rest is no part of it",
    OK + b"Content-Length: %d\r\n\r\n" % len(SAID) + SAID + b"HTTP/1.1 200 OK\r\n\r\nsmuggled",
    expect=said_it_all,
)
sends(
    "length-and-chunks",
    "network",
    "the chunks count",
    OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nf\r\n" + SAID + b"\r\n0\r\n\r\n",
    expect=said_it_all,
)
sends("unknown-transfer", "network", BROKEN, OK + b"Transfer-Encoding: smoke\r\n\r\n" + SAID, expect=BadAnswer)
sends("bad-chunk-size", "network", BROKEN, OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + SAID, expect=BadAnswer)
sends("chunk-cut-off", "network", BROKEN, OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\n" + SAID, expect=BadAnswer)
sends(
    "no-last-chunk",
    "network",
    BROKEN,
    OK + b"Transfer-Encoding: chunked\r\n\r\nf\r\n" + SAID + b"\r\n",
    expect=BadAnswer,
)
sends(
    "continue-first",
    "network",
    "what is not yet the answer is passed over",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK + b"\r\n" + SAID,
    expect=said_it_all,
)


@behaves("network", "it is stopped at the size limit", expect=TooLarge)
def continue_for_ever(wire):
    while True:
        wire.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)


@behaves("network", "every byte comes through", expect=said_it_all)
def one_byte_chunks(wire):
    wire.head(transfer_encoding="chunked")
    for position in range(len(SAID)):
        wire.chunk(SAID[position : position + 1])
    wire.chunk(b"")


@behaves("network", BROKEN, expect=BadAnswer)
def endless_trailers(wire):
    wire.head(transfer_encoding="chunked")
    wire.send(b"0\r\n")
    while True:
        wire.send(b"X-Trailer: more\r\n" * 100)


@behaves("network", "it counts as unreachable, and may be tried again", expect=Unreachable)
def reset_in_the_body(wire):
    wire.head(content_length="1000")
    wire.send(SAID)
    wire.rest(0.05)
    wire.reset()


@behaves("network", "it counts as unreachable, and may be tried again", expect=Unreachable)
def reset_at_once(wire):
    wire.reset()
