"""Changing tables while people work on them."""

from django.db.backends.postgresql import schema

#: Whoever waits for a lock on a table makes all wait that come after: so a change of a table waits no longer than this.
LOCK_TIMEOUT = "5s"


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Django's, which gives up where somebody holds a table for long: nothing is changed then, and it is tried again.

    What runs outside of a transaction (indexes built CONCURRENTLY) holds nobody up, and waits as long as it takes:
    given up halfway it would leave an invalid index.
    """

    def __enter__(self):
        super().__enter__()
        if self.atomic_migration and not self.collect_sql:
            self.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'", None)
        return self
