"""What all steps of one import share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from django.db import connection, models

from claims.editing.importing.covering import Covering
from claims.editing.importing.names import Documents, Parties, Publishers
from claims.editing.importing.outcome import Outcome
from claims.models import TableImport, User

_MANY = 1_000
T = TypeVar("T")


@dataclass
class Run:
    """One import: who brings it, since when, what came of it so far.

    ``told`` are the numbers of the claims in the file that have tellings there, ``open_to`` of those to which tellings
    come; ``is_first`` says that no article was here before, so that they keep their numbers, too: ``kept_keys``.
    """

    user: User
    record: TableImport
    at: datetime
    covering: Covering
    is_first: bool
    outcome: Outcome = field(default_factory=Outcome)
    told: set[int] = field(default_factory=set)
    open_to: dict[int, int] = field(default_factory=dict)
    new_claims: list[int] = field(default_factory=list)
    back_claims: list[int] = field(default_factory=list)
    kept_keys: set[int] = field(default_factory=set)
    kept_texts: set[tuple[int, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.parties, self.publishers = Parties(self.outcome), Publishers(self.outcome)
        self.documents = Documents(self.outcome)


def moment_of_transaction() -> datetime:
    """When this transaction began: the moment that the history gives to all that is written in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT transaction_timestamp()")
        return cursor.fetchone()[0]


def keys_for(model: type[models.Model], n: int) -> list[int]:
    """So many keys that nobody else gets, in order: rows that are written in any order keep the order of the file."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [model._meta.db_table, n]
        )
        return sorted(key for (key,) in cursor.fetchall())


def one_by_one(batches: Iterable[list[T]], *filled: type[models.Model]) -> Iterator[list[T]]:
    """The same batches. After each the database checks what its rows point to, so that it has no long list of that to
    keep; and with each doubling of all rows so far it learns how full the tables are that they fill: else it goes on
    by what it planned for empty ones, and takes longer with each row."""
    n = known = 0
    for batch in batches:
        yield batch
        n += len(batch)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            if n >= max(2 * known, _MANY):
                cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in filled)}")
                known = n


def go_on_from(sequence: str, number: int) -> None:
    """Let a sequence give numbers above this one only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM pg_sequences WHERE sequencename = %s", [sequence])
        last = cursor.fetchone()[0]
        if last is None or last < number:
            cursor.execute("SELECT setval(%s, %s)", [sequence, number])
