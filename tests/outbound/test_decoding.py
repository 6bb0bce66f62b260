"""Unpacking in small pieces, with an eye on the clock."""

import gzip
import zlib
from functools import partial

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.outbound import Fetcher, Limits, TooSlow
from claims.outbound.connection import web_certificates
from claims.outbound.decoding import PIECE, unpack
from claims.outbound.exchange import Network
from claims.outbound.gate import HostGate
from tests.hostile.packing import brotli_of_zeros
from tests.outbound.stand_ins import ScriptedBackend, hosts

N_BYTES = 20_000_000
ZEROS = bytes(N_BYTES)


PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=1),
    "br, gzip": lambda data: gzip.compress(brotli.compress(data, quality=5)),
}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(PACKERS)), st.binary(max_size=300), st.integers(0, 2_000), st.integers(1, 9_000))
def test_what_was_packed_comes_out_again(encoding, data, n_times, chunk_size):
    packed = PACKERS[encoding](data * n_times)
    chunks = [packed[start : start + chunk_size] for start in range(0, len(packed), chunk_size)]
    assert b"".join(unpack(chunks, encoding)) == data * n_times


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_one_chunk_comes_out_in_pieces(encoding):
    pieces = list(unpack([PACKERS[encoding](ZEROS)], encoding))
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
