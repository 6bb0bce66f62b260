"""Tables are changed while people work: no migration holds them up for long, and none waits long for its own turn."""

import inspect
import sys

import pytest
from django.contrib.postgres.operations import NotInTransactionMixin
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations import Migration, operations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import CharField, Index
from psycopg.errors import LockNotAvailable

from claims.management.commands import migrate
from claims.management.scratch import empty_database
from claims.management.tables import require_tables
from claims.operations.health import is_migrated, latest_migration
from tests.house.catalog import made_of
from tests.house.long_locks import long_locks

#: Those before were written when nobody had a database yet that was in use.
SINCE = "0115"


def judged(migration: Migration, loader: MigrationLoader) -> list[str]:
    """What a migration does that would hold somebody up, and does not excuse."""
    source = source_of(migration)
    found = [str(lock) for lock in long_locks(loader.collect_sql([(migration, False)]), source)]
    runs_python = any(isinstance(operation, operations.RunPython) for operation in migration.operations)
    if runs_python and "# locks rows: " not in source:
        found.append("RunPython: its rows stay locked: in parts, by a command; or say why not: # locks rows: …")
    return found


def source_of(migration: Migration) -> str:
    return inspect.getsource(sys.modules[migration.__module__])


@pytest.mark.django_db
@pytest.mark.slow
def test_no_migration_holds_anybody_up(monkeypatch):
    monkeypatch.setattr(NotInTransactionMixin, "_ensure_not_in_transaction", lambda *_: None)  # nothing is executed
    loader = MigrationLoader(connection, replace_migrations=False)
    ours = [(name, each) for (app, name), each in loader.disk_migrations.items() if app == "claims" and name >= SINCE]
    assert len(ours) >= 2
    assert {name: found for name, each in sorted(ours) if (found := judged(each, loader))} == {}


def one_after_another(*targets: tuple[str, str]) -> None:
    """Migrate so far without what stands for several migrations, as a program did that did not have it yet."""
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate(targets)


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_a_database_with_some_of_the_migrations_gets_the_rest():
    at_once = made_of()
    (replaced,) = (each.replaces for each in MigrationLoader(None).replacements.values() if each.app_label == "claims")
    with empty_database():
        one_after_another(replaced[len(replaced) // 2])
        assert not is_migrated()
        call_command("migrate", verbosity=0)
        assert is_migrated()
        require_tables()
        assert made_of() ^ at_once == set()


@pytest.mark.django_db
def test_what_stands_for_all_migrations_need_not_be_noted():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'claims' AND name LIKE '%squashed%'")
        assert cursor.rowcount == 1
    assert is_migrated()
    require_tables()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'claims' AND name = %s", [latest_migration()])
        assert cursor.rowcount == 1
    assert not is_migrated()


@pytest.mark.parametrize(
    "statement",
    [
        'CREATE INDEX "x" ON "claims_claim" ("wording")',
        "CREATE UNIQUE INDEX x ON claims_claim USING btree (number) WHERE number > 1",
        'ALTER TABLE "claims_claim" ALTER COLUMN "wording" TYPE varchar(10) USING "wording"::varchar(10)',
        'ALTER TABLE "claims_claim" ALTER COLUMN "wording" SET NOT NULL',
        'ALTER TABLE "claims_claim" ADD CONSTRAINT "x" CHECK (number > 0)',
        "ALTER TABLE claims_claim ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES claims_party (id) DEFERRABLE",
        'ALTER TABLE "claims_claim" ADD CONSTRAINT "x" UNIQUE ("number")',
        'ALTER TABLE "claims_claim" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL',
        "ALTER TABLE claims_claim ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector(wording)) STORED",
        'ALTER TABLE "claims_claim" ALTER COLUMN "n" DROP DEFAULT',
        'ALTER TABLE "claims_claim" DROP COLUMN "wording" CASCADE',
        'ALTER TABLE "claims_claim" RENAME COLUMN "wording" TO "words"',
        "ALTER TABLE public.claims_claim ADD COLUMN a int, ALTER COLUMN b SET NOT NULL",
        'DROP TABLE "claims_claim" CASCADE',
        "UPDATE claims_claim SET wording = ''",
        "delete from only claims_claim where number = 1",
        "LOCK TABLE claims_claim IN EXCLUSIVE MODE",
        "VACUUM FULL claims_claim",
    ],
)
def test_what_holds_somebody_up_is_found(statement):
    (lock,) = long_locks(["-- A comment; with a semicolon", f"SELECT 1; {statement};"])
    assert lock.table == "claims_claim"
    assert long_locks([statement], "    # locks claims_claim: twelve rows") == []
    assert long_locks([statement], "# locks claims_claim:\n# locks claims_party: x") == [lock]
    assert long_locks(["CREATE TABLE claims_claim (id int)", statement]) == []


@pytest.mark.parametrize(
    "statement",
    [
        'CREATE INDEX CONCURRENTLY "x" ON "claims_claim" ("wording")',
        'ALTER TABLE "claims_claim" ADD COLUMN "n" integer DEFAULT 0 NOT NULL',
        'ALTER TABLE "claims_claim" ADD COLUMN "at" timestamptz DEFAULT (STATEMENT_TIMESTAMP()) NOT NULL',
        "ALTER TABLE claims_claim ADD COLUMN at timestamptz DEFAULT now() NOT NULL",
        'ALTER TABLE "claims_claim" ADD CONSTRAINT "x" CHECK (number > 0) NOT VALID',
        "ALTER TABLE claims_claim VALIDATE CONSTRAINT x",
        "ALTER TABLE claims_claim ADD CONSTRAINT x UNIQUE USING INDEX y",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $body$ UPDATE claims_claim SET a = 1; $body$",
        "COMMENT ON TABLE claims_claim IS 'x; UPDATE claims_claim SET a = 1'",
        "CREATE TRIGGER x AFTER UPDATE ON claims_claim FOR EACH ROW EXECUTE FUNCTION f()",
    ],
)
def test_what_holds_nobody_up_is_not(statement):
    assert long_locks([statement]) == []


@pytest.mark.django_db
def test_djangos_own_operations_are_judged_by_their_sql():
    loader = MigrationLoader(connection, replace_migrations=False)
    state = loader.project_state(loader.graph.leaf_nodes("claims"))

    def told(*does: operations.base.Operation) -> list[str]:
        migration = Migration("9999_test", "claims")
        migration.operations = list(does)
        with connection.schema_editor(collect_sql=True, atomic=False) as editor:
            migration.apply(state.clone(), editor, collect_sql=True)
        return [lock.table for lock in long_locks(editor.collected_sql)]

    assert told(operations.AddIndex("claim", Index(fields=["wording"], name="x"))) == ["claims_claim"]
    assert told(operations.AddField("claim", "n", CharField(default="x", max_length=3))) == ["claims_claim"]
    assert told(operations.AddField("claim", "n", CharField(db_default="x", max_length=3))) == []
    assert told(operations.RenameField("claim", "wording", "words")) == ["claims_claim"]


@pytest.mark.django_db
def test_a_change_of_a_table_does_not_wait_long():
    with connection.schema_editor() as editor, connection.cursor() as cursor:
        editor.execute("SELECT 1")
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("5s",)


def test_migrate_tries_again_and_then_says_so(monkeypatch):
    tries = []

    def locked(*_, **__):
        tries.append(1)
        raise OperationalError("canceling statement due to lock timeout") from LockNotAvailable()

    monkeypatch.setattr(migrate.migrate.Command, "handle", locked)
    monkeypatch.setattr(migrate.time, "sleep", tries.append)
    monkeypatch.setattr(migrate.connection, "close", lambda: None)
    with pytest.raises(CommandError, match="Somebody holds a table .* nothing is half done"):
        call_command("migrate", skip_checks=True)
    assert tries == [1, 10] * 4 + [1]


def test_migrate_hides_no_other_trouble(monkeypatch):
    def fails(*_, **__):
        raise OperationalError("no route")

    monkeypatch.setattr(migrate.migrate.Command, "handle", fails)
    with pytest.raises(OperationalError, match="no route"):
        call_command("migrate", skip_checks=True)
