"""Answers without end."""

from claims.outbound import TooLarge
from tests.hostile.framing import SAID, said_it_all
from tests.hostile.registry import behaves

AT_THE_LIMIT = "it is stopped at the size limit"
MEGABYTE = bytes(1_000_000)


@behaves("network", AT_THE_LIMIT, expect=TooLarge)
def endless_body(wire):
    wire.head()
    while True:
        wire.send(MEGABYTE)


@behaves("network", AT_THE_LIMIT, expect=TooLarge)
def endless_chunks(wire):
    wire.head(transfer_encoding="chunked")
    while True:
        wire.chunk(MEGABYTE)


@behaves("network", AT_THE_LIMIT, expect=TooLarge)
def one_endless_chunk(wire):
    wire.head(transfer_encoding="chunked")
    wire.send(b"fffffffffffffff\r\n")
    while True:
        wire.send(MEGABYTE)


@behaves("network", "it is stopped at the size limit, though the body is small", expect=TooLarge)
def chunks_of_padding(wire):
    wire.head(transfer_encoding="chunked")
    while True:
        wire.chunk(b"x", extension=b";pad=" + b"x" * 50_000)


@behaves("network", AT_THE_LIMIT, expect=TooLarge)
def endless_small_change(wire):
    wire.head(transfer_encoding="chunked")
    while True:
        wire.send(b"1\r\nx\r\n" * 10_000)


@behaves("network", "it is refused unread", expect=TooLarge)
def announces_a_terabyte(wire):
    wire.head(content_length="1000000000000")
    wire.rest(20)


@behaves("network", "it is refused unread, as packed data too", expect=TooLarge)
def announces_a_packed_terabyte(wire):
    wire.head(content_length="1000000000000", content_encoding="gzip")
    wire.rest(20)


@behaves("network", "nothing waits for the rest of the announcement", expect=said_it_all)
def announces_nothing(wire):
    wire.head()
    wire.send(SAID)
