"""What in the SQL of a migration would hold up those who work meanwhile, or break the processes of the version before.

Django's operations and hand-written SQL are judged alike, by the statements that they come to. A table that the same
migration makes holds nobody up. Any other counts as big, unless the migration's file says why not, in a comment:

    # locks claims_webhook: a few dozen rows
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NAME = r'(?:ONLY\s+|IF\s+(?:NOT\s+)?EXISTS\s+)*(?:"?public"?\.)?"?(?P<table>\w+)"?'
_ALTER = rf"ALTER\s+TABLE\s+{_NAME}\s+(?:.*?,\s*)?"
#: Functions that give one value for a whole statement: a column with such a default is added without a rewrite.
_STABLE = r"(?:now|statement_timestamp|transaction_timestamp|current_timestamp)\b"

#: What is looked for, and what to do instead.
RULES = [
    (
        rf"CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?!CONCURRENTLY).*?\bON\s+{_NAME}",
        "nobody can write while the index is built: AddIndexConcurrently, with atomic = False",
    ),
    (rf"REINDEX\s+(?:TABLE|INDEX)\s+(?!CONCURRENTLY){_NAME}", "nobody can write meanwhile: REINDEX … CONCURRENTLY"),
    (
        rf"{_ALTER}ALTER\s+COLUMN\s+\S+\s+(?:SET\s+DATA\s+)?TYPE\b",
        "the table is written anew while nobody can read it: add a column, fill it in parts, change over",
    ),
    (
        rf"{_ALTER}ALTER\s+COLUMN\s+\S+\s+SET\s+NOT\s+NULL",
        "all rows are looked at while nobody can read them: a CHECK that is NOT VALID, validated, then this",
    ),
    (
        rf"{_ALTER}ADD\s+CONSTRAINT\s+\S+\s+(?:CHECK|FOREIGN\s+KEY)(?!.*NOT\s+VALID)",
        "all rows are looked at while nobody can write: AddConstraintNotValid, then ValidateConstraint in another one",
    ),
    (
        rf"{_ALTER}ADD\s+CONSTRAINT\s+\S+\s+(?:UNIQUE|PRIMARY\s+KEY|EXCLUDE)(?!.*USING\s+INDEX)",
        "its index is built while nobody can read: build it CONCURRENTLY, then ADD CONSTRAINT … USING INDEX",
    ),
    (
        rf"{_ALTER}ADD\s+COLUMN\s+.*?(?:GENERATED\s+ALWAYS|\bSERIAL\b|DEFAULT\s+(?!{_STABLE})\w+\s*\()",
        "each row gets another value, so that the table is written anew while nobody can read it: fill it in parts",
    ),
    (
        rf"{_ALTER}ALTER\s+COLUMN\s+\S+\s+DROP\s+DEFAULT",
        "processes of the version before do not fill the column: db_default",
    ),
    (
        rf"{_ALTER}(?:DROP\s+COLUMN|RENAME\b)",
        "processes of the version before still ask for it: a version that does not comes first",
    ),
    (
        rf"DROP\s+TABLE\s+{_NAME}",
        "processes of the version before still ask for it: a version that does not comes first",
    ),
    (rf"UPDATE\s+{_NAME}\s+(?:AS\s+\w+\s+)?SET\b", "its rows are locked until all are changed: in parts, by a command"),
    (rf"DELETE\s+FROM\s+{_NAME}", "its rows are locked until all are gone: in parts, by a command"),
    (rf"(?:LOCK(?:\s+TABLE)?|CLUSTER|VACUUM\s+FULL)\s+{_NAME}", "nobody can read or write meanwhile"),
]
_RULES = [(re.compile(pattern, re.IGNORECASE | re.DOTALL), words) for pattern, words in RULES]
_MADE = re.compile(rf"CREATE\s+(?:(?:UNLOGGED|TEMPORARY|TEMP)\s+)?TABLE\s+{_NAME}", re.IGNORECASE)
_EXCUSED = re.compile(r"^\s*# locks (?P<table>\w+): \S.*", re.MULTILINE)
#: Bodies of functions, which only say what is to be done later; strings; comments.
_APART = re.compile(r"\$(\w*)\$.*?\$\1\$|'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Lock:
    """One statement that holds somebody up."""

    table: str
    statement: str
    instead: str

    def __str__(self):
        return (
            f"{self.table}: {self.instead}; or say why it is harmless: # locks {self.table}: … ({self.statement[:80]})"
        )


def long_locks(sql: Iterable[str], source: str = "") -> list[Lock]:
    """The statements in a migration's SQL that hold somebody up, and that its source does not excuse."""
    statements = list(_statements(sql))
    new = {match["table"].lower() for statement in statements if (match := _MADE.match(statement))}
    excused = {match["table"].lower() for match in _EXCUSED.finditer(source)}
    locks = (lock for statement in statements for lock in _judge(statement))
    return [lock for lock in locks if lock.table.lower() not in new | excused]


def _statements(sql: Iterable[str]) -> Iterator[str]:
    for text in sql:
        for statement in _APART.sub(" '' ", text).split(";"):
            if statement.strip():
                yield " ".join(statement.split())


def _judge(statement: str) -> Iterator[Lock]:
    for pattern, instead in _RULES:
        if match := pattern.match(statement):
            yield Lock(match["table"], statement, instead)
