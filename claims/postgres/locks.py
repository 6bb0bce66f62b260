"""File locks: held by open files, shared with forked children, dropped by the kernel even after kill -9."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_lock(path: Path) -> int:
    """Open (or make) a lock file and return its descriptor. A link in its place is refused."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


@contextmanager
def exclusive(path: Path) -> Iterator[int]:
    """Wait for the lock on `path`, hold it for the length of the block; yields its descriptor.

    Unlocked by name, not only by closing: a child forked meanwhile by another thread has the file open, too.
    """
    lock = open_lock(path)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)
        os.close(lock)


def is_held(path: Path) -> bool:
    """Whether anybody holds the lock on `path`, shared or exclusive."""
    return not _is_to_be_had(path, fcntl.LOCK_EX)


def is_shared(path: Path) -> bool:
    """Whether anybody holds the lock on `path` shared."""
    return _is_to_be_had(path, fcntl.LOCK_SH) and is_held(path)


def _is_to_be_had(path: Path, how: int) -> bool:
    """Whether one could lock it so now."""
    lock = open_lock(path)
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True
