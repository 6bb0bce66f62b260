"""Loading rows by the hundred thousand: triggers off while they come in, derived rows and sequences set right after."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import models
from psycopg import sql

from claims.models import Appearance, Claim, TimelineEntry

_ENTRIES_AT_ONCE = 10_000


@contextmanager
def no_triggers(cursor, tables: list[str]) -> Iterator[None]:
    """Switch the tables' own triggers off, foreign keys excepted, and on again; within a transaction.

    History of rows that nobody changed is of no use, and the timeline's entries are cheaper made at the end.
    """
    for table in tables:
        cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
    yield
    for table in tables:
        cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))


def refresh_entries(cursor, report: Callable[[str], None]) -> None:
    """Make the timeline entries of all appearances, in slices, by the function that the triggers call."""
    cursor.execute("SELECT max(id) FROM claims_appearance")
    last = cursor.fetchone()[0]
    for first in range(1, last + 1, _ENTRIES_AT_ONCE):
        ids = list(range(first, min(first + _ENTRIES_AT_ONCE, last + 1)))
        cursor.execute("SELECT claims_refresh_entries(%s)", [ids])
        report(f"timeline entries of {ids[-1]:,} appearances")


def refresh_review(cursor) -> None:
    """Fill the review queue, by the function that the triggers call."""
    cursor.execute("SELECT claims_refresh_review(ARRAY(SELECT id FROM claims_claim))")


def analyze(cursor, tables: list[str]) -> None:
    """Tell the planner what came in."""
    for table in tables:
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))


def set_sequences(cursor, loaded: list[type[models.Model]]) -> None:
    """Let every table's next id, and the next public number, come after those that came in."""
    for model in [*loaded, TimelineEntry]:
        table = model._meta.db_table
        _set_sequence(cursor, f"pg_get_serial_sequence('{table}', 'id')", table, "id")
    _set_sequence(cursor, "'claims_claim_public_number'", Claim._meta.db_table, "number")


def _set_sequence(cursor, sequence: str, table: str, column: str) -> None:
    cursor.execute(f"SELECT setval({sequence}, max({column})) FROM {table}")


def holds_rows(cursor) -> bool:
    """Whether anybody's claims or appearances are in this database already."""
    cursor.execute(f"SELECT EXISTS (TABLE {Claim._meta.db_table}) OR EXISTS (TABLE {Appearance._meta.db_table})")
    return cursor.fetchone()[0]
