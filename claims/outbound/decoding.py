"""Unpack an answer while it arrives: gzip, deflate and br, in small pieces however much they expand to.

A bomb of 15 kB may stand for gigabytes. Nothing here holds more than one piece at a time; the reader of the pieces
counts them, looks at the clock, and stops.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import brotli

from claims.outbound.errors import BadAnswer

ACCEPTED = b"gzip, deflate, br"
PIECE = 65_536
MOST_LAYERS = 2
_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's window sizes, which also say what wrapping to expect
_MAGIC = b"\x1f\x8b"


class Decoder(Protocol):
    """One layer of packing."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What `data` unpacks to, in pieces of about 64 kB; BadAnswer where it is damaged."""

    def is_complete(self) -> bool:
        """Whether the packed data has come to its own end."""


class Inflater:
    """gzip, where several files may follow one another, and whatever follows the last is dropped."""

    def __init__(self, window: int = _GZIP):
        self._window = window
        self._stream = zlib.decompressobj(window)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See Decoder."""
        while True:
            if self._stream.eof:
                if self._window != _GZIP or data[:2] not in (_MAGIC, _MAGIC[:1]):
                    break
                self._stream = zlib.decompressobj(self._window)
            piece = self._inflate(data)
            yield piece
            data = self._stream.unused_data or self._stream.unconsumed_tail
            if not data and len(piece) < PIECE:  # a full piece may have left more of it inside
                break

    def is_complete(self) -> bool:
        """See Decoder."""
        return self._stream.eof

    def _inflate(self, data: bytes) -> bytes:
        try:
            return self._stream.decompress(data, PIECE)
        except zlib.error as error:
            raise BadAnswer("the answer is damaged: it cannot be unpacked") from error


class Deflater:
    """deflate: meant to come in a zlib wrapping, and often sent without it; the first two bytes tell."""

    def __init__(self):
        self._head = b""
        self._inner: Inflater | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See Decoder."""
        if self._inner is None:
            data = self._head = self._head + data
            if len(data) < 2:
                return
            is_wrapped = data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0
            self._inner = Inflater(_ZLIB if is_wrapped else _RAW)
        yield from self._inner.feed(data)

    def is_complete(self) -> bool:
        """See Decoder."""
        return self._inner is not None and self._inner.is_complete()


class Unbrotli:
    """br."""

    def __init__(self):
        self._stream = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See Decoder."""
        try:
            piece = self._stream.process(data, output_buffer_limit=PIECE)
            yield piece
            while piece or not self._stream.can_accept_more_data():  # all taken in is not yet all given out
                piece = self._stream.process(b"", output_buffer_limit=PIECE)
                yield piece
        except brotli.error as error:
            raise BadAnswer("the answer is damaged: it cannot be unpacked") from error

    def is_complete(self) -> bool:
        """See Decoder."""
        return self._stream.is_finished()


_DECODERS: dict[str, Callable[[], Decoder]] = {
    "gzip": Inflater,
    "x-gzip": Inflater,
    "deflate": Deflater,
    "br": Unbrotli,
}


def unpack(chunks: Iterable[bytes], content_encoding: str) -> Iterable[bytes]:
    """The pieces of an answer whose Content-Encoding header is `content_encoding`, unpacked one by one.

    BadAnswer for a packing we did not ask for, for more than two layers, for damaged data and for data that ends early.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    layers = [name for name in names if name not in ("", "identity")]
    if len(layers) > MOST_LAYERS:
        raise BadAnswer(f"the answer is packed {len(layers)} times over")
    for name in reversed(layers):
        if name not in _DECODERS:
            raise BadAnswer(f"the answer is packed in a way that was not asked for: {ascii(name[:40])}")
        chunks = _unpacked(chunks, _DECODERS[name]())
    return chunks


def _unpacked(chunks: Iterable[bytes], decoder: Decoder) -> Iterator[bytes]:
    empty = True
    for chunk in chunks:
        if chunk:
            empty = False
            yield from decoder.feed(chunk)
            yield b""  # so that the clock is looked at even where nothing comes out
    if not empty and not decoder.is_complete():
        raise BadAnswer("the answer ends too early: it cannot be unpacked")
