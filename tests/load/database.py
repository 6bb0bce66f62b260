"""A database server of a test's own, which can be taken away and given back, and on which this process works."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.utils import ConnectionHandler

from claims.postgres import archive, database_settings
from claims.postgres.backend.creation import tables_version
from claims.postgres.folder import DataFolder
from claims.postgres.pidfile import postmaster
from claims.postgres.server import Server
from tests.house.users import wait_until

#: Where it is kept what the migrations make of an empty database.
MIGRATED = settings.BASE_DIR / ".pytest_cache"


class OwnServer:
    """The embedded server of a folder. What it has acknowledged is on disk, also with CLAIMS_ENV=test."""

    def __init__(self, folder: Path):
        self.data = DataFolder(folder)
        self._server = Server(self.data)
        self.host = self._server.reach()

    @property
    def url(self) -> str:
        """Its DATABASE_URL. Who connects by that cannot start the server, as with any other than an embedded one."""
        return f"postgresql://claims@/claims?host={self.host}&options=-c%20synchronous_commit%3Don"

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Take it away without a word to those who are connected: by SIGQUIT at once, by SIGKILL as in a crash."""
        os.kill(postmaster(self.data.cluster), how)
        wait_until(lambda: not postmaster(self.data.cluster))

    def start(self) -> None:
        """Give it back; what was committed is there."""
        self._server.revive()
        connections["default"].close()

    def move_log_to(self, folder: Path) -> None:
        """Put its write-ahead log elsewhere, on another disk for one."""
        self.stop()
        log = self.data.cluster / "pg_wal"
        shutil.copytree(log, folder)
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, log.owner(), log.group())
        shutil.rmtree(log)
        log.symlink_to(folder)
        self.start()

    def leave(self) -> None:
        """Have it stopped for good, in order."""
        self._server.leave()


@contextmanager
def working_on(server: OwnServer, monkeypatch) -> Iterator[OwnServer]:
    """Django works on this server, in this thread and, by DATABASE_URL, in processes that are started meanwhile."""
    monkeypatch.setenv("DATABASE_URL", server.url)
    usual = connections["default"]
    connections["default"] = ConnectionHandler({"default": database_settings(settings.BASE_DIR)})["default"]
    try:
        _make_tables()
        yield server
    finally:
        connections["default"].close()
        connections["default"] = usual
        server.leave()


def _make_tables() -> None:
    """Bring the tables up to date. Of an empty database the migrations are run once for all tests: then what they made
    is put in, which takes a tenth of the time."""
    made = MIGRATED / f"migrated-{tables_version()}.dump"
    is_empty = not connection.introspection.table_names()
    if is_empty and made.exists():
        archive.restore(connection.get_connection_params(), made)
        ContentType.objects.clear_cache()  # as migrating does: the kinds may have other keys here
        return
    call_command("migrate", verbosity=0)
    if is_empty:
        _keep_tables(made)


def _keep_tables(made: Path) -> None:
    """Whole or not at all, whoever does the same at that moment."""
    made.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent) as folder, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        archive.dump(connection.get_connection_params(), Path(folder, made.name), cursor.fetchone()[0])
        Path(folder, made.name).rename(made)
