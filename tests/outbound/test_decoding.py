"""Unpacking in small pieces, with an eye on the clock."""

import gzip

import brotli
import pytest

from claims.outbound import Fetcher, Limits, TooSlow
from claims.outbound.connection import web_certificates
from claims.outbound.decoding import PIECE, unpack
from claims.outbound.exchange import Network
from claims.outbound.gate import HostGate
from tests.hostile.packing import brotli_of_zeros
from tests.outbound.stand_ins import ScriptedBackend, hosts

N_BYTES = 20_000_000
ZEROS = bytes(N_BYTES)


@pytest.mark.parametrize(
    "encoding, packed", [("gzip", gzip.compress(ZEROS)), ("br", brotli.compress(ZEROS, quality=1))]
)
def test_one_chunk_comes_out_in_pieces(encoding, packed):
    pieces = list(unpack([packed], encoding))
    assert b"".join(pieces) == ZEROS
    assert max(map(len, pieces)) <= 2 * PIECE


def test_the_reader_gets_to_look_at_the_clock_while_nothing_comes_out():
    """A chunk of 100 bytes may hold gigabytes that the inner layer drops: they must not pass in one go."""
    packed = brotli.compress(gzip.compress(b"short") + ZEROS, quality=1)
    pieces = list(unpack([packed], "gzip, br"))
    assert b"".join(pieces) == b"short"
    assert len(pieces) > N_BYTES / (2 * PIECE)


def test_the_deadline_holds_while_one_chunk_unpacks():
    class Ticking:
        now = 0.0

        def __call__(self) -> float:
            self.now += 0.1
            return self.now

    bomb = brotli_of_zeros()
    script = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: %d\r\n\r\n%s" % (len(bomb), bomb)
    network = Network(ScriptedBackend(script, [65_536]), web_certificates())
    fetcher = Fetcher(network=network, resolve=hosts({"a.example": ["8.8.8.8"]}), gate=HostGate(), clock=Ticking())
    with pytest.raises(TooSlow):
        fetcher.fetch("http://a.example/", limits=Limits(n_bytes=10**9))
