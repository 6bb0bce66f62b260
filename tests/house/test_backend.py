"""The Django backend: the server starts with the first connection, and test databases do not pile up."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.utils import ConnectionHandler

from claims.postgres import DatabaseUnavailable, extensions
from claims.postgres.address import ENGINE, database_settings
from claims.postgres.backend import creation
from tests.house.users import ROOT, ask
from tests.thorough import first_of

BEGIN = "import django; django.setup(); from django.db import connection as c; "
REVIVED = """
import os, select, signal, time
from claims.postgres.pidfile import postmaster
if c.settings_dict["OPTIONS"].get("pool"): c.settings_dict["OPTIONS"]["pool"]["timeout"] = 1
c.ensure_connection()
print(c.pool)
killed = postmaster(c.embedded.data.cluster)
processes = open(f"/proc/{killed}/task/{killed}/children").read().split()
os.kill(killed, signal.SIGKILL)
while postmaster(c.embedded.data.cluster): pass
select.select([c.connection], [], [])
latest = time.monotonic() + 10  # they outlive the server by a moment; nobody may be there to reap them
while any(os.path.exists(f"/proc/{one}") for one in processes) and time.monotonic() < latest: time.sleep(0.01)
c.close()
with c.cursor() as cursor:
    cursor.execute("SELECT 'back'")
    print(cursor.fetchone())
c.close(); c.close_pool()
"""
PROCRASTINATE = """
import psycopg
from procrastinate.contrib.django.utils import connector_params
parameters = connector_params()
print(psycopg.connect(**parameters).execute("SELECT 'reached'").fetchone())
"""


def run(data, code: str, **environment: str) -> str:
    """What a program with the project's settings prints, its database in `data`."""
    settings = {"DJANGO_SETTINGS_MODULE": "claims.settings", "CLAIMS_PGDATA": str(data.path), "PYTHONPATH": str(ROOT)}
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        env=inherited | settings | environment,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("pool", first_of(["", "2"]), ids=["single", "pool"])
@pytest.mark.slow
def test_a_server_that_was_killed_is_back_for_the_next_connection(data, pool):
    printed = run(data, REVIVED, CLAIMS_DB_POOL=pool)
    assert "('back',)" in printed
    assert ("ConnectionPool" in printed) == bool(pool)


def test_procrastinate_starts_the_server_too(data):
    assert "('reached',)" in run(data, PROCRASTINATE)


@pytest.fixture
def wrapper(data):
    """A connection of Django's to the server of `data`, for test databases called test_toy_..."""
    settings = {"ENGINE": ENGINE, "NAME": "claims", "USER": "claims", "EMBEDDED": data.path}
    handler = ConnectionHandler({"default": {**settings, "TEST": {"NAME": "test_toy_00000000000c"}}})
    handler["default"].embedded.reach()
    yield handler["default"]
    handler["default"].close()
    handler["default"].embedded.leave()


@pytest.mark.django_db
def test_only_what_dead_runs_left_behind_is_dropped(data, wrapper):
    for name in ("test_toy_00000000000a", "test_toy_00000000000b", "test_toy_archive"):
        ask(data, f"CREATE DATABASE {name}", dbname="postgres")
    with wrapper.creation._connect() as other_run:
        other_run.execute("SELECT pg_advisory_lock(hashtextextended('test_toy_00000000000b', 0))")
        wrapper.creation._create_test_db(verbosity=0, autoclobber=True)
        found = ask(data, "SELECT datname FROM pg_database WHERE datname ~ '^test_toy_(0|archive)'")
    assert {name for (name,) in found} == {"test_toy_00000000000b", "test_toy_00000000000c", "test_toy_archive"}
    wrapper.creation._destroy_test_db("test_toy_00000000000c", verbosity=0)


@pytest.mark.django_db
def test_the_migrations_run_once_and_later_runs_copy_what_they_made(data, wrapper, monkeypatch):
    def migrate(*_words, **_options):
        with wrapper.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS made AS SELECT clock_timestamp() AS at")

    def run(digits: str) -> list[tuple]:
        wrapper.settings_dict["TEST"]["NAME"] = f"test_toy_{digits}"
        name = wrapper.creation.create_test_db(verbosity=0, serialize=False)
        made = ask(data, "SELECT at FROM made", dbname=name)
        wrapper.close()
        wrapper.creation._destroy_test_db(name, verbosity=0)
        return made

    monkeypatch.setitem(settings.DATABASES["default"], "NAME", "claims")
    monkeypatch.setattr("django.core.management.call_command", migrate)
    first = run("000000000001")
    assert run("000000000002") == first
    monkeypatch.setattr(creation, "tables_version", lambda: "0" * 12)
    assert run("000000000003") != first
    found = ask(data, "SELECT datname FROM pg_database WHERE datname ~ '^test_toy_template'", dbname="postgres")
    assert found == [("test_toy_template_000000000000",)]


@pytest.mark.django_db
def test_a_missing_extension_is_named_with_what_to_do(data, wrapper):
    ask(data, "CREATE DATABASE bare TEMPLATE template0", dbname="postgres")
    wrapper.settings_dict["NAME"] = "bare"
    with wrapper.cursor() as cursor:
        assert extensions.missing(cursor) == list(extensions.REQUIRED_EXTENSIONS)
        with pytest.raises(DatabaseUnavailable) as refused:
            extensions.require(cursor)
        assert extensions.missing(cursor) == ["vector"]  # our role may create the others
    assert "lacks the PostgreSQL extensions vector (" in str(refused.value)
    assert "CREATE EXTENSION vector;" in str(refused.value)
    assert "in template1 for those that drills are made in" in str(refused.value)
    assert "-pgvector" in str(refused.value)


@pytest.mark.django_db
def test_the_project_has_all_extensions():
    with connection.cursor() as cursor:
        extensions.require(cursor)
        assert extensions.missing(cursor) == []


def test_an_address_of_ones_own(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://ann:p%40ss@db.example:5433/claims%20live?sslmode=require")
    settings = database_settings(tmp_path)
    assert settings == {
        "ENGINE": ENGINE,
        "NAME": "claims live",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
        "EMBEDDED": None,
    }


@pytest.mark.parametrize("url", ["mysql://a/b", "postgres://host", "postgres://host:port/name", "postgres://[x/name"])
def test_an_address_that_makes_no_sense(monkeypatch, tmp_path, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must look like"):
        database_settings(tmp_path)


def test_a_server_of_ones_own_that_does_not_answer(tmp_path):
    settings = {"ENGINE": ENGINE, "NAME": "claims", "HOST": str(tmp_path), "EMBEDDED": None}
    wrapper = ConnectionHandler({"default": settings})["default"]
    with pytest.raises(DatabaseUnavailable, match="No connection to the database"):
        wrapper.get_new_connection(wrapper.get_connection_params())


def test_a_pooler_is_asked_for_nothing_that_it_refuses(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})
    assert "options" not in connection.get_connection_params()
    assert connection.get_connection_params()["prepare_threshold"] is None


@pytest.mark.django_db
def test_triggers_of_the_history_are_told_that_they_leave_out_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SHOW pgtrigger.ignore")
        assert cursor.fetchone() == ("{}",)
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("off",)  # beside what the settings ask for
