"""Test databases: one of its own for each run, and none left behind by runs that were killed."""

import re

import psycopg
from django.db.backends.postgresql import creation
from psycopg import sql

LEFTOVERS = "SELECT datname FROM pg_database WHERE datname ~ %s AND datname <> %s"
LOCK = "SELECT pg_advisory_lock(hashtextextended(%s, 0))"
TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))"


class DatabaseCreation(creation.DatabaseCreation):
    """Django's, with a lock that tells a running test run's database from a dead one's.

    TEST["NAME"] in the settings must be a beginning common to all runs, an underscore, and twelve hex digits of this
    run's own; only databases called like that are ever dropped.
    """

    _run: psycopg.Connection | None = None

    def _create_test_db(self, verbosity: int, autoclobber: bool, keepdb: bool = False) -> str:
        name = self._get_test_db_name()
        self._run = self._connect()
        self._run.execute(LOCK, [name])  # until this run ends, however it ends
        self._drop_leftovers(name)
        return super()._create_test_db(verbosity, autoclobber, keepdb)

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        super()._destroy_test_db(test_database_name, verbosity)
        if self._run:
            self._run.close()

    def _connect(self) -> psycopg.Connection:
        """A connection of our own to the database `postgres`, where the locks of all runs meet."""
        parameters = self.connection.get_connection_params() | {"dbname": "postgres", "cursor_factory": None}
        return psycopg.connect(**parameters, autocommit=True)

    def _drop_leftovers(self, name: str) -> None:
        alike = f"^{re.escape(name.rpartition('_')[0])}_[0-9a-f]{{12}}$"
        for (leftover,) in self._run.execute(LEFTOVERS, [alike, name]).fetchall():
            if self._run.execute(TRY_LOCK, [leftover]).fetchone()[0]:
                drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(leftover))
                self._run.execute(drop)
