"""Emptying the tables after a test that commits: only those that hold something, which most do not.

A TRUNCATE of all tables takes half a second, whatever they hold; to look into each and delete what is there, an eighth
of that. Triggers are left out, as TRUNCATE leaves them out: some refuse to delete, others write history.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations

DELETE_WHAT_IS_THERE = """
DO $$
DECLARE
    one text;
    holds boolean;
    filled text[] = '{{}}';
BEGIN
    FOREACH one IN ARRAY ARRAY[{tables}] LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', one) INTO holds;
        IF holds THEN
            filled = filled || one;
            EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', one);
        END IF;
    END LOOP;
    FOREACH one IN ARRAY filled LOOP
        EXECUTE format('DELETE FROM %I', one);
    END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
    FOREACH one IN ARRAY filled LOOP
        EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', one);
    END LOOP;
END $$
"""


@contextmanager
def deleting_what_is_there() -> Iterator[None]:
    """Django's own way to empty the tables of a database, replaced meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", _sql_flush)
        yield


def _sql_flush(operations, style, tables, *, reset_sequences=False, allow_cascade=False) -> list[str]:
    """The statements that leave these tables without rows; numbers go on from where they were."""
    assert not reset_sequences, "Only TRUNCATE lets the numbers begin anew."
    quoted = ", ".join("'" + table.replace("'", "''") + "'" for table in tables)
    return [DELETE_WHAT_IS_THERE.format(tables=quoted)] if tables else []
