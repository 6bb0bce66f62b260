"""What all steps of one import share."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, models

from claims.editing.importing.names import Documents, Parties, Publishers
from claims.editing.importing.outcome import Outcome
from claims.models import (
    Anchor,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    Origin,
    Placement,
    TableImport,
    User,
)
from claims.models.taking_down import Censor

_MANY = 1_000
_FILLED = (Claim, ClaimParty, Article, Appearance, Anchor, ChainLink, Origin, Placement)


@dataclass
class Run:
    """One import: who brings it, since when, what came of it so far.

    ``told`` are the numbers of the claims in the file that have tellings there, ``open_to`` of those to which tellings
    come; ``is_first`` says that no article was here before, so that they keep their numbers, too: ``kept_keys``.
    """

    user: User
    record: TableImport
    at: datetime
    censor: Censor
    is_first: bool
    outcome: Outcome = field(default_factory=Outcome)
    told: set[int] = field(default_factory=set)
    open_to: dict[int, int] = field(default_factory=dict)
    new_claims: list[int] = field(default_factory=list)
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


def let_planner_know(n: int) -> None:
    """After so many new rows: else the database plans for the empty tables that it remembers, and takes many times as
    long."""
    if n >= _MANY:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in _FILLED)}")


def go_on_from(sequence: str, number: int) -> None:
    """Let a sequence give numbers above this one only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM pg_sequences WHERE sequencename = %s", [sequence])
        last = cursor.fetchone()[0]
        if last is None or last < number:
            cursor.execute("SELECT setval(%s, %s)", [sequence, number])
