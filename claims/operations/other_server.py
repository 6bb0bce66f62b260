"""After a restore: numbers of transactions that were kept in tables mean nothing to another server.

What is read by them (changes of claims, for copies and for alerts; whether a page is as it was) would wait for numbers
that are long past there, or skip new ones. So all changes begin anew as of one transaction, in their old order, each
claim once; alerts go on where they had come to.
"""

from django.db import connection, transaction

_PLACED = """
    CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY xid, id) AS id, number, was_public, at, EXISTS (
        SELECT FROM claims_alertreading r WHERE (r.xid, r.change) >= (latest.xid::text::numeric, latest.id)) AS is_read
    FROM (
        SELECT DISTINCT ON (number) number, xid, id, at, bool_or(was_public) OVER (PARTITION BY number) AS was_public
        FROM claims_claimchange ORDER BY number, xid DESC, id DESC
    ) latest
"""
_STATEMENTS = (
    _PLACED,
    "TRUNCATE claims_claimchange, claims_change",
    "INSERT INTO claims_claimchange (id, number, was_public, at) OVERRIDING SYSTEM VALUE"
    " SELECT id, number, was_public, at FROM placed",
    "UPDATE claims_alertreading SET xid = pg_current_xact_id()::text::numeric,"
    " change = (SELECT count(*) FROM placed WHERE is_read)",
    # Who asks after a place of another server's is to copy anew where changes are gone, too.
    "UPDATE claims_changesgone SET xid = pg_current_xact_id(), change = 0",
    "INSERT INTO claims_change (xid) VALUES (pg_current_xact_id())",
)


def begin_anew() -> None:
    """Let all changes count as of this moment; then have the planner look at the tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _STATEMENTS:
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
