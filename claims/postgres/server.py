"""The embedded server as its users see it: reach it, and it is there.

Each process that reached it holds a shared lock on the file `users` for as long as it lives, its forked children with
it. Starting and stopping happen behind an exclusive lock on `gate`, one process at a time.
"""

import fcntl
import os
import threading
import time
from functools import cache
from pathlib import Path

from claims.postgres.account import check_passable
from claims.postgres.binaries import bin_folder
from claims.postgres.cluster import ensure_cluster
from claims.postgres.configuration import PORT
from claims.postgres.errors import DatabaseUnavailable
from claims.postgres.folder import DataFolder
from claims.postgres.locks import is_held, is_shared, open_lock
from claims.postgres.startup import ensure_running, ensure_watched

SOCKET = f"/.s.PGSQL.{PORT}"
SOCKET_PATH_LIMIT = 103  # bytes; the shortest of the systems we know (macOS; Linux has 107)


@cache
def server(data: Path) -> "Server":
    """The server of a data folder; one object per process and folder."""
    return Server(DataFolder(data))


class Server:
    """The embedded PostgreSQL of one data folder."""

    def __init__(self, data: DataFolder):
        self.data = data
        self._users: int | None = None  # descriptor that holds our place among the users
        self._host = ""
        self._busy = threading.Lock()
        os.register_at_fork(after_in_child=self._after_fork)

    def reach(self) -> str:
        """Return the host to connect to. The first call in a process starts the server where none runs.

        Takes about a second where the cluster must be made, a third of one where it must be started.
        Raises DatabaseUnavailable.
        """
        with self._busy:
            if self._users is None:
                self._enter()
        return self._host

    def revive(self) -> bool:
        """Start the server again where it died under its users; return whether it had."""
        with self._busy, self.data.behind_gate():
            return self._ensure()

    def leave(self, seconds: float = 30) -> None:
        """Give up our place, all connections being closed, and wait until the server has stopped or has other users.

        Nobody needs to call this: a process that ends has left. It is for those who want to see the server stopped.
        """
        with self._busy:
            if self._users is None:
                return
            os.close(self._users)
            self._users = None
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and is_held(self.data.watcher) and not is_shared(self.data.users):
            time.sleep(0.02)

    def _enter(self) -> None:
        self.data.make()
        check_passable(self.data.path, bin_folder())
        with self.data.behind_gate():
            users = open_lock(self.data.users)
            try:
                fcntl.flock(users, fcntl.LOCK_SH)
                self._ensure()
            except BaseException:
                os.close(users)
                raise
        self._users = users

    def _ensure(self) -> bool:
        try:
            ensure_cluster(self.data)
            self._host = self._host or socket_host(self.data.cluster)
            started = ensure_running(self.data, self._host)
            ensure_watched(self.data)
        except OSError as error:
            raise DatabaseUnavailable(
                f"The embedded PostgreSQL in {self.data.path} cannot be started: {error}"
            ) from error
        return started

    def _after_fork(self) -> None:
        self._busy = threading.Lock()


def socket_host(folder: Path) -> str:
    """Return `folder` as a host for libpq: itself, or where its path is too long or has a comma, a short way to it.

    The short way is /proc/self/fd/N, an open descriptor of the folder, which needs no file in a shared place.
    """
    host = str(folder)
    if len(os.fsencode(host + SOCKET)) <= SOCKET_PATH_LIMIT and "," not in host:
        return host
    return f"/proc/self/fd/{os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)}"
