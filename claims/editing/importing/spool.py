"""Rows that wait on disk for their turn, so that memory does not grow with the file."""

import pickle  # nosec B403 # what this process wrote itself
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import Any
from zlib import crc32

#: So many rows are taken in at once.
BATCH = 500
#: So many rows, about, a drawer holds; and so many drawers there are at most.
A_DRAWER, MOST_DRAWERS = 2_000, 256


class Spool:
    """Values in the order in which they were put; they come from this program alone, so unpickling them is safe."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self.n = 0

    def put(self, value: Any) -> None:
        """Keep one more."""
        pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
        self.n += 1

    def __iter__(self) -> Iterator[Any]:
        self._file.seek(0)
        for _ in range(self.n):
            yield pickle.load(self._file)  # nosec B301 # a nameless file of our own

    def batches(self, size: int = BATCH) -> Iterator[list[Any]]:
        """All of them, so many at a time."""
        rows = iter(self)
        while batch := list(islice(rows, size)):
            yield batch

    def close(self) -> None:
        """Forget them."""
        self._file.close()


class Drawers:
    """Values put into drawers by name: those of one name lie in one drawer, and a drawer fits into memory."""

    def __init__(self, spool: Spool):
        self._n = min(MOST_DRAWERS, spool.n // A_DRAWER + 1)
        self._drawers = [Spool() for _ in range(self._n)]

    def put(self, name: str, value: Any) -> None:
        """Keep one more, under this name."""
        self._drawers[crc32(name.encode()) % self._n].put(value)

    def __iter__(self) -> Iterator[list[Any]]:
        for drawer in self._drawers:
            yield list(drawer)
            drawer.close()
