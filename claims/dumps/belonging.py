"""Which rows belong to a dispute: keys of rows, collected in temporary tables, so that memory stays flat.

A dispute's *own* claims are those that stand in it or in its threads, or were kept out of it, and whatever was merged
into them. With them go whole articles: those in which they are told, those in which lie the words that their
relations and answers rest on, and those that are copies of one in which they are told. All that was read in such an
article belongs, the claims of others' disputes that it tells, too; what is told of those elsewhere does not. The rules
stand in ``belonging.sql``.

The rules only ever add. So what they find in a database that holds nothing but a restored dump is that dump.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from django.db import connection
from django.db.models import CASCADE, ForeignKey
from pghistory.models import Context
from psycopg import sql

from claims.dumps.tables import Table, tables
from claims.models import Dispute, Document, Party, Publisher, User

#: Of these a row belongs as soon as something that belongs points to it.
_NAMED = (Party, Publisher, Document)

#: Helpers of the rules that are no table of a dump.
_HELPERS = ("ownclaim", "toldin")

_WRITTEN = Path(__file__).with_suffix(".sql")

Rule = tuple[str, sql.Composable]  # the table, and the query for keys of it


def pick(dispute: Dispute) -> None:
    """Collect the keys of all rows that belong to a dispute, within a transaction, at whose end they are forgotten."""
    with connection.cursor() as cursor:
        begin(cursor, _HELPERS)
        collect(cursor, (*rules_in(_WRITTEN), *_named()), dispute=dispute.pk)
        collect(cursor, (*_histories(), *_people()))


def begin(cursor, helpers: Iterable[str]) -> None:
    """Make an empty temporary table of keys for each table of a dump, and for each helper of the rules."""
    for table in tables():
        _make(cursor, table.name, table.model._meta.pk.rel_db_type(connection))
    for name in helpers:
        _make(cursor, name, "bigint")


def collect(cursor, rules: Iterable[Rule], **known: int) -> None:
    """Add what the rules find, round after round, until a round finds nothing new."""
    rules = tuple(rules)
    while sum(add(cursor, name, query, known) for name, query in rules):
        # nobody else lets the planner know how many rows temporary tables have
        names = {name: picked(name) for name, _ in rules}
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.SQL(", ").join(names.values())))


def add(cursor, name: str, query: sql.Composable, known: Mapping | Sequence = ()) -> int:
    """Add the keys that a query finds in a table; how many were new."""
    added = "INSERT INTO {} SELECT DISTINCT key FROM ({}) AS found (key) WHERE key IS NOT NULL ON CONFLICT DO NOTHING"
    cursor.execute(sql.SQL(added).format(picked(name), query), known)
    return cursor.rowcount


def picked(name: str) -> sql.Identifier:
    """The table that holds the keys of those rows of a table that belong."""
    return sql.Identifier(f"picked_{name}")


@cache
def rules_in(path: Path) -> tuple[Rule, ...]:
    """The rules that are written in a file: the table in a line of its own, then the query."""
    written = path.read_text(encoding="utf-8")
    return tuple((name, sql.SQL(query)) for name, query in re.findall(r"^-- (\w+)\n([^;]+);$", written, re.MULTILINE))


def _make(cursor, name: str, kind: str) -> None:
    made = "CREATE TEMP TABLE {} (key {} PRIMARY KEY) ON COMMIT DROP"
    cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(picked(name)))
    cursor.execute(sql.SQL(made).format(picked(name), sql.SQL(kind)))


def _named() -> Iterator[Rule]:
    """Rules for parties, publishers and documents: whatever kept rows point to."""
    for table in tables():
        for field, target in table.references():
            if target.model in _NAMED:
                yield target.name, _pointed_to(table, field.column)


def _histories() -> Iterator[Rule]:
    """Rules for the history of what belongs, of rows that were deleted since, too, and for who did it and why."""
    for table in filter(lambda table: table.is_history, tables()):
        tracked = Table(table.model.pgh_tracked_model)
        query = "SELECT pgh_id FROM {} WHERE pgh_obj_id IN (TABLE {}) OR ({})"
        yield (
            table.name,
            sql.SQL(query).format(
                sql.Identifier(table.in_database), picked(tracked.name), _of_parents(tracked.model._meta.fields)
            ),
        )
        yield Table(Context).name, _pointed_to(table, "pgh_context_id")


def _of_parents(fields: Iterable) -> sql.Composable:
    """That all that a row goes with belongs, as far as it goes with anything."""
    owners = [field for field in fields if _owns(field)]
    if not owners:
        return sql.SQL("false")
    columns = [sql.Identifier(field.column) for field in owners]
    each = [
        sql.SQL("coalesce({0} IN (TABLE {1}), true)").format(column, picked(Table(field.related_model).name))
        for field, column in zip(owners, columns, strict=True)
    ]
    there = sql.SQL("num_nonnulls({}) > 0").format(sql.SQL(", ").join(columns))
    return sql.SQL(" AND ").join([*each, there])


def _owns(field) -> bool:
    """Whether a row goes with the row that this field points to."""
    return isinstance(field, ForeignKey) and field.remote_field.on_delete is CASCADE and field.related_model is not User


def _people() -> Iterator[Rule]:
    """Rules for whoever wrote or decided any of it."""
    for table in tables():
        for field in table.fields:
            if isinstance(field, ForeignKey) and field.related_model is User:
                yield "user", _pointed_to(table, field.column)
    query = (
        "SELECT u.id FROM pghistory_context c JOIN claims_user u ON u.id::text = c.metadata->>'user'"
        " WHERE c.id IN (TABLE picked_context)"
    )
    yield "user", sql.SQL(query)


def _pointed_to(table: Table, column: str) -> sql.Composable:
    return sql.SQL("SELECT {} FROM {} WHERE {} IN (TABLE {})").format(
        sql.Identifier(column), sql.Identifier(table.in_database), sql.Identifier(table.key), picked(table.name)
    )
