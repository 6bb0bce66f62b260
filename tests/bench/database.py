"""The database of a benchmark: ``bench_<N>`` on the same server, made once and used again."""

from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg import errors, sql

from claims.management.scratch import create_database, drop_database, use_database
from tests.bench.generator import VERSION, fill
from tests.bench.measuring import CannotMeasure

#: What a finished database is marked with.
MARK = f"generated dispute, version {VERSION}"


def use_bench_database(n_appearances: int, fresh: bool, report: Callable[[str], None]) -> None:
    """Point Django's default connection, of this process alone, at a generated dispute of ``n_appearances``.

    It is migrated where migrations came since: a million appearances take half an hour to make. It is made anew when
    there is none, with ``fresh``, and when it was not finished, was made by another version of the generator, or has
    migrations that are gone. (Whoever changes a migration that was applied asks for ``fresh``.) Raises CannotMeasure
    while somebody else is connected to what must be made anew.
    """
    name = f"bench_{n_appearances}"
    usual = settings.DATABASES["default"]["NAME"]
    if usual == name:
        return
    with connection._nodb_cursor() as server:
        is_finished = not fresh and _mark_of(server, name) == MARK
    if is_finished:
        use_database(name)
        if not _lost_migrations():
            call_command("migrate", verbosity=0)
            return
        use_database(usual)
    with connection._nodb_cursor() as server:
        _create(server, name)
    use_database(name)
    _fill(name, n_appearances, report)


def use_empty_database(name: str) -> None:
    """Point Django's default connection, of this process alone, at a database with nothing in it but its tables."""
    with connection._nodb_cursor() as server:
        _create(server, name)
    use_database(name)
    call_command("migrate", verbosity=0)


def _lost_migrations() -> set[tuple[str, str]]:
    """Those that were applied to the database and are not in the code any more."""
    return set(MigrationRecorder(connection).applied_migrations()) - set(MigrationLoader(None).disk_migrations)


def _fill(name: str, n_appearances: int, report: Callable[[str], None]) -> None:
    report(f"filling database {name}")
    call_command("migrate", verbosity=0)
    fill(connection, n_appearances, report=report)
    _finish(name)


def _mark_of(server, name: str) -> str | None:
    server.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
    row = server.fetchone()
    return row and row[0]


def _create(server, name: str) -> None:
    try:
        drop_database(server, name)
    except Exception as error:
        if isinstance(error.__cause__, errors.ObjectInUse):
            raise CannotMeasure(f"Database {name} must be made anew, but somebody is connected to it.") from error
        raise
    create_database(server, name)


def _finish(name: str) -> None:
    with connection.cursor() as cursor:
        # Visibility maps and emptied GIN lists, as autovacuum would have left them by the next day.
        tables = [sql.Identifier(model._meta.db_table) for model in apps.get_app_config("claims").get_models()]
        cursor.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.SQL(", ").join(tables)))
        cursor.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(MARK)))
