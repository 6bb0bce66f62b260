"""A review queue of any length: what waits in a generated dispute, copied until there is enough of it."""

from django.db import connection, models
from psycopg import sql

from claims.models import Anchor, Appearance, ChainLink, Claim, ClaimParty, Placement, ReviewItem
from tests.bench.load import analyze, no_triggers

#: The ids and numbers of one round of copies lie so far behind those of what they were copied from.
_APART = 10_000_000

#: One telling of each claim that waits, which is enough for a page.
_CLAIMS = "SELECT claim_id FROM claims_reviewitem WHERE claim_id < 10000000"
_TELLINGS = (
    f"SELECT min(id) FROM claims_appearance WHERE status = 'suggested' AND claim_id IN ({_CLAIMS}) GROUP BY claim_id"
)
_COPIED = {
    Claim: f"id IN ({_CLAIMS})",
    ClaimParty: f"claim_id IN ({_CLAIMS})",
    Placement: f"claim_id IN ({_CLAIMS})",
    Appearance: f"id IN ({_TELLINGS})",
    Anchor: f"appearance_id IN ({_TELLINGS})",
    ChainLink: f"appearance_id IN ({_TELLINGS})",
}


def lengthen_queue(n: int) -> None:
    """Let at least ``n`` claims wait; within a transaction, which the caller takes back."""
    tables = [model._meta.db_table for model in _COPIED]
    n_rounds = -(-n // max(ReviewItem.objects.count(), 1))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to come cannot be altered
        with no_triggers(cursor, tables):
            for number in range(1, n_rounds):
                for model, condition in _COPIED.items():
                    _copy(cursor, model, condition, number)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT claims_refresh_review(ARRAY(SELECT id FROM claims_claim WHERE id >= %s))", [_APART])
        analyze(cursor, [*tables, ReviewItem._meta.db_table])


def _copy(cursor, model: type[models.Model], condition: str, number: int) -> None:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    command = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} WHERE ").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
        sql.SQL(", ").join(_value(field, number * _APART) for field in fields),
        sql.Identifier(model._meta.db_table),
    )
    cursor.execute(command + sql.SQL(condition))


def _value(field: models.Field, behind: int) -> sql.Composable:
    """What a copy has in a column: ids of what is copied lie behind, all else is the same."""
    column = sql.Identifier(field.column)
    if field.primary_key or field.name == "number" or field.related_model in (Claim, Appearance):
        return sql.SQL("{} + {}").format(column, behind)
    return sql.SQL("md5({} || {})").format(column, f"-{behind}") if field.name == "key" else column
