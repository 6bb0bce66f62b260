"""Whether the database has the tables that this version of the program works on."""

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def require_tables() -> None:
    """CommandError, with what to do, where a migration was not applied yet. Costs two queries."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database lacks tables of this version: run 'python3 manage.py migrate' once (demo does so by itself)."
        )
