"""What was found is written back with its words covered: one statement for each table, so that triggers run once."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from psycopg import sql

from claims.editing.blacking.columns import Table
from claims.editing.blacking.finding import Cut
from claims.models import Embedding, Fingerprint, Snapshot
from claims.text.blackout import BLOCK


def write(cuts: Iterable[Cut]) -> None:
    """Write these rows as they are to be; no vector of words that stood there is kept."""
    by_table: dict[Table, list[Cut]] = defaultdict(list)
    for cut in cuts:
        by_table[cut.table].append(cut)
    for table, rows in by_table.items():
        _write_version_by_version(rows) if table.name == Snapshot._meta.db_table else _write(table, rows)
    hashes = {_sha256(words) for rows in by_table.values() for cut in rows for words in _texts(cut.before)}
    Embedding.objects.filter(wording_hash__in=hashes).delete()


def _write(table: Table, rows: list[Cut]) -> None:
    try:
        with transaction.atomic():
            _update(table, rows)
    except IntegrityError:
        for row in rows:
            _write_alone(table, row)


def _write_alone(table: Table, row: Cut) -> None:
    """One row; where blocks of the same number stand in another one that must differ, with its key behind them."""
    try:
        with transaction.atomic():
            _update(table, [row])
    except IntegrityError:
        numbered = {
            name: f"{BLOCK * 3} {row.key}" if isinstance(value, str) and value != row.before[name] else value
            for name, value in row.after.items()
        }
        _update(table, [Cut(table, row.key, row.before, numbered, row.n_in)])


def _update(table: Table, rows: list[Cut]) -> None:
    names = [column.name for column in table.columns]
    told = [{"its_key": row.key, **{f"new_{name}": row.after[name] for name in names}} for row in rows]
    typed = [sql.SQL("its_key {}").format(sql.SQL(table.key.type))]
    typed += [
        sql.SQL("{} {}").format(sql.Identifier(f"new_{column.name}"), sql.SQL("jsonb" if column.is_json else "text"))
        for column in table.columns
    ]
    statement = sql.SQL(
        "UPDATE {table} SET {set} FROM jsonb_to_recordset(%s::jsonb) AS told({typed}) WHERE {table}.{key} = its_key"
    ).format(
        table=sql.Identifier(table.name),
        set=sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(name), sql.Identifier(f"new_{name}")) for name in names
        ),
        typed=sql.SQL(", ").join(typed),
        key=sql.Identifier(table.key.name),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.connection), [json.dumps(told)])


def _write_version_by_version(rows: list[Cut]) -> None:
    """Stored versions: the text is blacked out, in which no place moves; the HTML, of which nothing is shown, goes.

    So does the digest of the text as it was, by which somebody could try out what the words were.
    """
    for row in rows:
        text = row.after["text"]
        new = {"text": text, "html": "", "sha256": _sha256(text), "redacted_at": timezone.now()}
        Snapshot.objects.filter(pk=row.key).update(**new)
    Fingerprint.objects.filter(snapshot__in=[row.key for row in rows]).delete()


def _texts(values: dict[str, Any]) -> Iterable[str]:
    return (value for value in values.values() if isinstance(value, str))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
