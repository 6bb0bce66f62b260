"""Answers that take their time."""

from claims.outbound import BadAnswer, TooSlow
from tests.hostile.framing import BROKEN, OK, SAID
from tests.hostile.registry import behaves

AT_THE_DEADLINE = "the call ends at its deadline"


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def never_answers(wire):
    wire.rest(20)


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def drips_its_head(wire):
    wire.drip(OK + b"Content-Type: text/plain\r\n" * 1_000)


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def drips_its_body(wire):
    wire.head()
    while True:
        wire.drip(SAID)


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def drips_its_chunks(wire):
    wire.head(transfer_encoding="chunked")
    while True:
        wire.chunk(b"x")
        wire.rest(0.02)


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def falls_asleep_in_the_body(wire):
    wire.head(content_length="1000")
    wire.send(SAID)
    wire.rest(20)


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def never_hangs_up(wire):
    wire.head()
    wire.send(SAID)
    wire.rest(20)


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def keeps_saying_continue(wire):
    while True:
        wire.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        wire.rest(0.02)


@behaves("network", AT_THE_DEADLINE, expect=TooSlow)
def redirects_slowly(wire):
    wire.rest(0.2)
    wire.redirect(f"/redirects-slowly/{wire.rest_of_path}x")


@behaves("network", BROKEN, expect=BadAnswer)
def endless_headers(wire):
    wire.send(OK)
    while True:
        wire.send(b"X-More: and more\r\n" * 100)
