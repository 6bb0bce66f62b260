"""Databases that a command has to itself, on the server of Django's default connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

PREFIX = "scratch_"


@contextmanager
def scratch_database() -> Iterator[str]:
    """A new database with all tables, which this process's default connection points at meanwhile."""
    with empty_database() as name:
        call_command("migrate", verbosity=0)
        yield name


@contextmanager
def empty_database() -> Iterator[str]:
    """The same without a table; dropped at the end.

    Each run holds a lock on its database's name for as long as it lives: by that it knows those that a killed run left
    behind, and drops them, too.
    """
    usual, name = settings.DATABASES["default"]["NAME"], f"{PREFIX}{token_hex(6)}"
    with connection._nodb_cursor() as server:
        for leftover in _databases(server):
            if _hold(server, leftover):
                drop_database(server, leftover)
        _hold(server, name)
        create_database(server, name)
        try:
            use_database(name)
            yield name
        finally:
            use_database(usual)
            drop_database(server, name)


def use_database(name: str) -> None:
    """Point Django's default connection, of this process alone, at another database of its server."""
    connection.close()
    if connection.pool:
        connection.close_pool()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def create_database(server, name: str) -> None:
    """Make an empty database. ``server`` is a cursor outside of it; CommandError where its account may not."""
    try:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        user = connection.get_connection_params()["user"]
        told = f"This works in a database of its own, and the database account {user} may not make one."
        raise CommandError(f'{told} As a superuser, run: ALTER ROLE "{user}" CREATEDB;') from None


def drop_database(server, name: str) -> None:
    """Drop a database where there is one; fails while somebody is connected to it."""
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _databases(server) -> list[str]:
    server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
    return [name for (name,) in server.fetchall()]


def _hold(server, name: str) -> bool:
    """Whether the lock on this name could be had; it is held until the server's connection ends."""
    server.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name])
    return server.fetchone()[0]
