"""Dumps for tests: written to bytes, put back into a database from which everything was taken."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from claims.dumps import check
from claims.dumps.kinds import WHOLE, Kind
from claims.dumps.restoring import restore
from claims.dumps.writing import write
from claims.models import Dispute


class Emptied(Exception):
    """Takes back what was made in the meantime."""


def dump_of(dispute: Dispute, kind: Kind = WHOLE) -> bytes:
    """The archive of a dispute."""
    return b"".join(write(dispute, kind))


def dump_and_forget(make: Callable[[], Dispute], kind: Kind = WHOLE) -> bytes:
    """The archive of a dispute that was made for it; the database is as it was before."""
    assert connection.settings_dict["NAME"].startswith("test_"), "Mark the tests of the file with django_db."
    with emptied():
        dump = dump_of(make(), kind)
    return dump


@contextmanager
def emptied() -> Iterator[None]:
    """Whatever is made meanwhile is gone at the end."""
    try:
        with transaction.atomic():
            yield
            raise Emptied
    except Emptied:
        pass


def put_back(dump: bytes) -> dict[str, int]:
    """Restore an archive; table → how many rows."""
    opened = check.Zip(io.BytesIO(dump))
    return restore(opened, check.manifest_of(opened))


def rows_of(dump: bytes, table: str) -> list[dict]:
    """The rows of one table of an archive."""
    with zipfile.ZipFile(io.BytesIO(dump)) as archive:
        return [json.loads(line) for line in archive.read(f"rows/{table}.jsonl").splitlines()]


def unpacked(dump: bytes, folder: Path) -> Path:
    """An archive unpacked to a folder."""
    with zipfile.ZipFile(io.BytesIO(dump)) as archive:
        archive.extractall(folder)
    return folder
