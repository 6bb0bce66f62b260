"""A dispute written as a zip archive, piece by piece: of the same rows the same bytes, whenever and wherever."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import connection, transaction
from psycopg import sql

from claims.dumps import check
from claims.dumps.belonging import picked
from claims.dumps.kinds import WHOLE, Kind
from claims.dumps.shapes import schema_of
from claims.dumps.tables import Table, tables
from claims.models import Dispute, Snapshot
from claims.operations.health import latest_migration

_PIECE = 1 << 20
_ROWS_AT_ONCE = 500


def write(dispute: Dispute, kind: Kind = WHOLE) -> Iterator[bytes]:
    """The archive of a dispute with its threads, in pieces, all as of one moment."""
    with _one_moment():
        kind.pick(dispute)
        yield from _archive(dispute, kind)


def write_aside(dispute: Dispute, kind: Kind = WHOLE) -> IO[bytes]:
    """The archive in a file without a name, to be read from its beginning; it is gone once it is closed."""
    with ExitStack() as failing:
        out = failing.enter_context(TemporaryFile())
        out.writelines(write(dispute, kind))
        out.seek(0)
        failing.pop_all()
    return out


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees nothing of what others change meanwhile."""
    is_own = not connection.in_atomic_block
    with transaction.atomic():
        if is_own:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _archive(dispute: Dispute, kind: Kind) -> Iterator[bytes]:
    out, files = _Out(), {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in _members(dispute, kind):
            files[name] = yield from _member(archive, out, name, pieces)
        manifest = _as_json(_manifest(dispute, kind, files))
        yield from _member(archive, out, "manifest.json", [manifest])
    yield out.taken()


def _members(dispute: Dispute, kind: Kind) -> Iterator[tuple[str, Iterable[bytes]]]:
    """What the archive holds, besides its manifest: names and contents."""
    yield "README.txt", [kind.read_me.format(title=dispute.title, slug=dispute.slug).encode()]
    yield "check.py", [Path(check.__file__).read_bytes()]
    for table in tables():
        yield f"schema/{table.name}.json", [_as_json(schema_of(table))]
    for table in tables():
        yield f"rows/{table.name}.jsonl", _lines(table, kind)


def _member(archive: zipfile.ZipFile, out: "_Out", name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Write one file; returns what the manifest says of it."""
    digest, n_bytes, n_rows = hashlib.sha256(), 0, 0
    info = zipfile.ZipInfo(name)  # without the hour: it would be another archive each time
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            n_bytes, n_rows = n_bytes + len(piece), n_rows + piece.count(b"\n")
            if out.n_waiting > _PIECE:
                yield out.taken()
    facts = {"bytes": n_bytes, "sha256": digest.hexdigest()}
    return {**facts, "rows": n_rows} if name.startswith("rows/") else facts


def _lines(table: Table, kind: Kind) -> Iterator[bytes]:
    """The rows of a table that belong, as lines of JSON, from a cursor of the database's."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_query(table, kind))
        rows = chain.from_iterable(iter(lambda: cursor.fetchmany(_ROWS_AT_ONCE), []))
        lines = (line for (line,) in rows)
        for line in kind.texts(lines) if table.model is Snapshot else lines:
            yield f"{line}\n".encode()


def _query(table: Table, kind: Kind) -> sql.Composed:
    query = (
        "SELECT row_to_json(r)::text FROM (SELECT {columns} FROM {table} JOIN {picked} ON {picked}.key = {table}.{key}"
        " ORDER BY {order}) r"
    )
    identifiers = [sql.Identifier(table.in_database, column) for column in table.order]
    return sql.SQL(query).format(
        columns=sql.SQL(", ").join(_column(table, field, kind) for field in table.fields),
        table=sql.Identifier(table.in_database),
        picked=picked(table.name),
        key=sql.Identifier(table.key),
        order=sql.SQL(", ").join(identifiers),
    )


def _column(table: Table, field, kind: Kind) -> sql.Composed:
    """A column as it is written: a row that does not belong is not pointed to, where a column may be empty."""
    column = sql.Identifier(table.in_database, field.column)
    targets = {one.column: target for one, target in table.references()}
    if written := kind.written.get((table.model, field.column)):
        shown = sql.SQL(written)
    elif field.null and field.column in targets:
        there = picked(targets[field.column].name)
        shown = sql.SQL("(SELECT key FROM {} WHERE key = {})").format(there, column)
    else:
        shown = column
    return sql.SQL("{} AS {}").format(shown, sql.Identifier(field.column))


def _manifest(dispute: Dispute, kind: Kind, files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": check.FORMAT,
        "version": check.VERSION,
        "kind": kind.name,
        "dispute": dispute.slug,
        "title": dispute.title,
        "made_by": f"Claimline with the tables of migration {latest_migration()}",
        check.LEADING_ON: _leading_on(),
        "files": files,
    }


def _leading_on() -> list[int]:
    """The numbers of the claims that belong, were merged, and are known to readers. That they are is noted nowhere in
    the rows of a dump."""
    query = (
        "SELECT number FROM claims_claim WHERE merged_into_id IS NOT NULL AND id IN (TABLE picked_claim)"
        " AND claims_was_public(number) ORDER BY number"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [number for (number,) in cursor.fetchall()]


def _as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


class _Out:
    """What the archive is written to: pieces, until somebody takes them. It cannot go back, like a connection."""

    def __init__(self):
        self._pieces: list[bytes] = []
        self.n_waiting = 0

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        self.n_waiting += len(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces, self.n_waiting = b"".join(self._pieces), [], 0
        return pieces
