"""What tests of take-downs share."""

import re
from collections.abc import Iterator

from django.db import connection, transaction
from django.db.utils import DatabaseError

from claims.editing import takedowns
from claims.models import Snapshot, Takedown
from claims.terms import Role, TakedownScope
from tests.factories import a_user

#: Columns in which something else than words has to stand, or that are no words of ours.
_MACHINE = (
    "status|state|kind|role|rule|rules|key|digest|version|slug|url|email|address|token|language|left|was|how|hash|label|"
    "model|username|password"
)


def taken_down(
    snapshot: Snapshot | None, words: str, scope: TakedownScope = TakedownScope.ARTICLE, **beside
) -> Takedown:
    """These words, asked for by one lead and consented to by another."""
    asked = takedowns.ask(a_user(Role.LEAD), scope, words, snapshot, "A court orders it.", **beside)
    return takedowns.consent(a_user(Role.LEAD), asked.pk)


def columns() -> Iterator[tuple[str, str, str]]:
    """Every column of every table that can hold words, generated ones included: table, column, type."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name, c.udt_name FROM information_schema.columns c "
            "JOIN information_schema.tables t USING (table_schema, table_name) "
            "WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.udt_name IN "
            "('text', 'varchar', 'bpchar', 'json', 'jsonb', '_text', '_varchar', '_jsonb', 'bytea', 'tsvector')"
        )
        yield from cursor.fetchall()


def holding(words: str) -> list[str]:
    """The columns in which these words stand anywhere, with any blanks between them."""
    with connection.cursor() as cursor:
        return [f"{table}.{column}" for table, column, kind in columns() if _holds(cursor, table, column, kind, words)]


def _holds(cursor, table: str, column: str, kind: str, words: str) -> bool:
    text = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
    if kind == "tsvector":  # stems in the order of the alphabet: all of them, near each other
        cursor.execute(
            f'SELECT 1 FROM "{table}" WHERE "{column}" @@ phraseto_tsquery(%s, %s) LIMIT 1', ["english", words]
        )
    else:
        plain = rf"regexp_replace({text}, '(\s|\\n|\u00ad)+', ' ', 'g')"
        cursor.execute(f'SELECT 1 FROM "{table}" WHERE position(lower(%s) in lower({plain})) > 0 LIMIT 1', [words])
    return bool(cursor.fetchall())


def plant(words: str) -> list[str]:
    """Write these words behind what stands in every column of words that takes them; the columns that did."""
    with connection.cursor() as cursor:
        return [
            f"{table}.{column}" for table, column, kind in columns() if _planted(cursor, table, column, kind, words)
        ]


def _planted(cursor, table: str, column: str, kind: str, words: str) -> bool:
    is_ours = table.startswith(("claims_", "pghistory_"))
    if not is_ours or kind not in ("text", "varchar", "jsonb") or re.search(rf"(?:^|_)(?:{_MACHINE})$", column):
        return False
    new = f"'\"{words}\"'::jsonb" if kind == "jsonb" else f"coalesce(\"{column}\", '') || ' {words}'"
    try:
        with transaction.atomic():
            cursor.execute(f'UPDATE "{table}" SET "{column}" = {new}')
            return cursor.rowcount > 0
    except DatabaseError:  # too long, unique, bound to a vocabulary, never rewritten
        return False
