"""Answers that are packed: rightly, wrongly, and to explode."""

import gzip
import zlib
from functools import cache

import brotli

from claims.outbound import BadAnswer, TooLarge
from tests.hostile.framing import SAID, said_it_all
from tests.hostile.registry import answers, behaves

UNPACKED = "it is unpacked"
DAMAGED = "it is refused as damaged"
DEFUSED = "it is stopped at the size limit while it unpacks"
MEGABYTE = bytes(1_000_000)
N_MEGABYTES = 300

GZIPPED = gzip.compress(SAID)
BROTLIED = brotli.compress(SAID)
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATED = RAW.compress(SAID) + RAW.flush()

answers("gzip", "network", UNPACKED, GZIPPED, content_encoding="gzip", expect=said_it_all)
answers("x-gzip", "network", UNPACKED, GZIPPED, content_encoding="X-GZip", expect=said_it_all)
answers("deflate", "network", UNPACKED, zlib.compress(SAID), content_encoding="deflate", expect=said_it_all)
answers("deflate-unwrapped", "network", UNPACKED, RAW_DEFLATED, content_encoding="deflate", expect=said_it_all)
answers("br", "network", UNPACKED, BROTLIED, content_encoding="br", expect=said_it_all)
answers("identity", "network", UNPACKED, SAID, content_encoding="identity", expect=said_it_all)
answers("no-encoding-named", "network", UNPACKED, SAID, content_encoding="", expect=said_it_all)
answers("gzip-in-br", "network", UNPACKED, brotli.compress(GZIPPED), content_encoding="gzip, br", expect=said_it_all)
answers(
    "gzip-in-two-files",
    "network",
    "both are unpacked",
    gzip.compress(SAID[:5]) + gzip.compress(SAID[5:]),
    content_encoding="gzip",
    expect=said_it_all,
)
answers(
    "gzip-and-rubbish",
    "network",
    "the rest is dropped",
    GZIPPED + b"\0\0rubbish",
    content_encoding="gzip",
    expect=said_it_all,
)
answers("packed-nothing", "network", "the body is empty", content_encoding="gzip", expect=lambda got: got.body == b"")
answers("gzip-cut-off", "network", DAMAGED, GZIPPED[:-4], content_encoding="gzip", expect=BadAnswer)
answers(
    "gzip-with-wrong-sum", "network", DAMAGED, GZIPPED[:-8] + b"12345678", content_encoding="gzip", expect=BadAnswer
)
answers("gzip-only-in-name", "network", DAMAGED, SAID, content_encoding="gzip", expect=BadAnswer)
answers("deflate-only-in-name", "network", DAMAGED, b"\xff" + SAID, content_encoding="deflate", expect=BadAnswer)
answers("deflate-of-one-byte", "network", DAMAGED, b"x", content_encoding="deflate", expect=BadAnswer)
answers("br-cut-off", "network", DAMAGED, BROTLIED[:-2], content_encoding="br", expect=BadAnswer)
answers("br-only-in-name", "network", DAMAGED, b"\xff" * 100, content_encoding="br", expect=BadAnswer)
answers("br-and-rubbish", "network", DAMAGED, BROTLIED + b"rubbish", content_encoding="br", expect=BadAnswer)
answers("unknown-packing", "network", "it is refused", SAID, content_encoding="zstd", expect=BadAnswer)
answers("packed-in-paper", "network", "it is refused", SAID, content_encoding="\xe9\xff, paper", expect=BadAnswer)
answers(
    "packed-many-times",
    "network",
    "it is refused",
    GZIPPED,
    content_encoding=", ".join(["gzip"] * 500),
    expect=BadAnswer,
)


@behaves("network", UNPACKED, expect=said_it_all)
def gzip_byte_by_byte(wire):
    wire.head(content_encoding="gzip", transfer_encoding="chunked")
    for position in range(len(GZIPPED)):
        wire.chunk(GZIPPED[position : position + 1])
    wire.chunk(b"")


@behaves("network", UNPACKED, expect=said_it_all)
def deflate_byte_by_byte(wire):
    wire.head(content_encoding="deflate", transfer_encoding="chunked")
    for byte in zlib.compress(SAID):
        wire.chunk(bytes([byte]))
    wire.chunk(b"")


@cache
def gzip_of_zeros(n_megabytes: int = N_MEGABYTES) -> bytes:
    """About a thousandth of what it stands for."""
    packer = zlib.compressobj(level=1, wbits=31)
    return b"".join(packer.compress(MEGABYTE) for _ in range(n_megabytes)) + packer.flush()


@cache
def brotli_of_zeros(n_megabytes: int = N_MEGABYTES) -> bytes:
    """About a millionth of what it stands for."""
    packer = brotli.Compressor(quality=5)
    return b"".join(packer.process(MEGABYTE) for _ in range(n_megabytes)) + packer.finish()


@behaves("network", DEFUSED, expect=TooLarge)
def gzip_bomb(wire):
    wire.answer(body=gzip_of_zeros(), content_encoding="gzip")


@behaves("network", DEFUSED, expect=TooLarge)
def deflate_bomb(wire):
    wire.answer(body=zlib.compress(bytes(50_000_000)), content_encoding="deflate")


@behaves("network", DEFUSED, expect=TooLarge)
def brotli_bomb(wire):
    wire.answer(body=brotli_of_zeros(), content_encoding="br")


@behaves("network", DEFUSED, expect=TooLarge)
def bomb_in_a_bomb(wire):
    wire.answer(body=gzip.compress(gzip_of_zeros()), content_encoding="gzip, gzip")


@behaves("network", DEFUSED, expect=TooLarge)
def bomb_of_two_makes(wire):
    wire.answer(body=brotli.compress(gzip_of_zeros(), quality=5), content_encoding="gzip, br")


@behaves("network", "it is stopped at the size limit, though nothing ever comes out", expect=TooLarge)
def gzip_with_an_endless_name(wire):
    wire.head(content_encoding="gzip")
    wire.send(b"\x1f\x8b\x08\x08\0\0\0\0\0\xff")
    while True:
        wire.send(b"x" * 1_000_000)


@behaves("network", "it is stopped at the size limit, though nothing ever comes out", expect=TooLarge)
def gzip_of_empty_files(wire):
    wire.head(content_encoding="gzip")
    while True:
        wire.send(gzip.compress(b"") * 10_000)
