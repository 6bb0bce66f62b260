"""Test databases: one for each run, copied from a migrated one, and none left behind by runs that were killed."""

import hashlib
import re
import sys
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.db.backends.postgresql import creation
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

EXISTS = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = %s)"
ALIKE = "SELECT datname FROM pg_database WHERE datname ~ %s AND datname <> %s"
LOCK = "SELECT pg_advisory_lock(hashtextextended(%s, 0))"
TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))"
COPY = "CREATE DATABASE {} TEMPLATE {}"
DROP = "DROP DATABASE IF EXISTS {} WITH (FORCE)"


class DatabaseCreation(creation.DatabaseCreation):
    """Django's, with a template that spares most runs the migrations, and locks that tell what is in use.

    TEST["NAME"] in the settings must be a beginning common to all runs, an underscore, and twelve hex digits of this
    run's own; only databases called like that, with or without "template_" before the digits, are ever dropped.
    """

    _run: psycopg.Connection | None = None

    def create_test_db(self, *arguments: Any, **options: Any) -> str:
        """As Django's. The first run after a change of the migrations leaves a copy of what they made, which the others
        begin with; who comes meanwhile waits for it."""
        template = f"{self._beginning()}_template_{tables_version()}"
        with self._connect() as server:
            server.execute(LOCK, [template])
            _drop_unused(server, f"{self._beginning()}_template_", but=template)
            (is_there,) = server.execute(EXISTS, [template]).fetchone()
            self.connection.settings_dict["TEST"]["TEMPLATE"] = template if is_there else None
            name = super().create_test_db(*arguments, **options)
            if not is_there:
                self.connection.close()  # PostgreSQL copies no database that somebody is connected to
                self.connection.close_pool()
                server.execute(sql.SQL(COPY).format(sql.Identifier(template), sql.Identifier(name)))
        return name

    def _create_test_db(self, verbosity: int, autoclobber: bool, keepdb: bool = False) -> str:
        name = self._get_test_db_name()
        self._run = self._connect()
        self._run.execute(LOCK, [name])  # until this run ends, however it ends
        _drop_unused(self._run, f"{self._beginning()}_", but=name)
        return super()._create_test_db(verbosity, autoclobber, keepdb)

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        super()._destroy_test_db(test_database_name, verbosity)
        if self._run:
            self._run.close()

    def _beginning(self) -> str:
        return self._get_test_db_name().rpartition("_")[0]

    def _connect(self) -> psycopg.Connection:
        """A connection of our own to the database `postgres`, where the locks of all runs meet."""
        parameters = self.connection.get_connection_params() | {"dbname": "postgres", "cursor_factory": None}
        return psycopg.connect(**parameters, autocommit=True)


def _drop_unused(server: psycopg.Connection, beginning: str, but: str) -> None:
    """Drop the databases called `beginning` and twelve hex digits that nobody holds the lock of."""
    alike = f"^{re.escape(beginning)}[0-9a-f]{{12}}$"
    for (name,) in server.execute(ALIKE, [alike, but]).fetchall():
        if server.execute(TRY_LOCK, [name]).fetchone()[0]:
            server.execute(sql.SQL(DROP).format(sql.Identifier(name)))


def tables_version() -> str:
    """Twelve hex digits that change with whatever makes the tables: the migrations, and the models that ours import."""
    migrations = MigrationLoader(None).disk_migrations.values()
    folders = {Path(sys.modules[migration.__module__].__file__).parent for migration in migrations}
    folders.add(Path(apps.get_app_config("claims").path, "models"))
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.iterdir() if path.suffix in (".py", ".sql")):
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]
