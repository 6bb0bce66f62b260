"""The columns of the database that hold words, asked of the database itself: a table added tomorrow is among them."""

from dataclasses import dataclass

from django.db import connection

#: What is no words but a value of a vocabulary, an address, a key or a secret. Within JSON it is left alone, too.
NOT_WORDS = frozenset({
    "address", "args", "asked_from", "canonical_url", "certainty", "codename", "content_key", "cue_class", "digest",
    "directness", "email", "etag", "extractor_version", "guid", "host", "how", "kind", "kinds", "language",
    "last_modified", "left", "lock", "manner", "model", "motivation", "object_id", "object_ref", "password",
    "path_info", "periodic_id", "pgh_label", "polarity", "publishes", "queue_name", "queueing_lock", "receiver",
    "rhythm", "role", "rule", "scope", "secret", "session", "session_data", "session_key", "sha256", "site_url",
    "slot", "stage", "state", "status", "task_name", "token_hash", "unsubscribe_token", "url", "username",
    "verdict", "version", "was", "who", "wikidata_id",
})  # fmt: skip
#: What keeps no words of ours: of the framework, and of who logs in.
_NOT_OURS = ("django_migrations", "django_content_type", "auth_permission", "auth_group", "axes_%", "otp_%")

# Of the catalogue itself: the views that the standard has for it take seconds.
_ASKED = """
    SELECT t.relname, k.attname, format_type(k.atttypid, NULL), c.attname, format_type(c.atttypid, NULL)
    FROM pg_class t
    JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
    JOIN pg_attribute k ON k.attrelid = t.oid AND k.attnum = i.indkey[0]
    JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped AND c.attgenerated = ''
    WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
        AND format_type(c.atttypid, NULL) IN ('text', 'character varying', 'character', 'jsonb')
        AND c.attname <> ALL(%s) AND c.attnum <> k.attnum AND NOT t.relname LIKE ANY(%s)
        AND (t.relname, c.attname) <> ('claims_takedown', 'words')
    ORDER BY t.relname, c.attnum
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with words: plain, as JSON, or as part of an address of ours."""

    name: str
    type: str

    @property
    def is_json(self) -> bool:
        return self.type == "jsonb"

    @property
    def is_slug(self) -> bool:
        return self.name == "slug"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with words, by which column its rows are known, and those with words."""

    name: str
    key: Column
    columns: tuple[Column, ...]


def tables_with_words() -> list[Table]:
    """Every table that has columns with words; claims first, which others lock, too, before what hangs on them."""
    found: dict[tuple[str, Column], list[Column]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, [sorted(NOT_WORDS), list(_NOT_OURS)])
        for table, key, key_type, column, kind in cursor.fetchall():
            found.setdefault((table, Column(key, key_type)), []).append(Column(column, kind))
    tables = [Table(name, key, tuple(columns)) for (name, key), columns in found.items()]
    return sorted(tables, key=lambda table: (table.name != "claims_claim", table.name))
