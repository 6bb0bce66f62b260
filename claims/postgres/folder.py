"""The data folder of an embedded server: what lies where in it, and that it is really ours."""

import os
import pwd
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.postgres.errors import DatabaseUnavailable
from claims.postgres.locks import exclusive


class DataFolder:
    """Paths in the data folder `path`, which need not exist yet."""

    def __init__(self, path: Path):
        self.path = path.resolve()
        self.cluster = self.path / "cluster"
        self.log = self.path / "log"
        self.configuration = self.path / "postgresql.conf"
        self.access = self.path / "pg_hba.conf"
        self.provisioned = self.path / "provisioned"
        self.gate = self.path / "gate"
        self.users = self.path / "users"
        self.watcher = self.path / "watcher"
        self.gate_lock: int | None = None  # descriptor, while this process is behind the gate

    @contextmanager
    def behind_gate(self) -> Iterator[None]:
        """Be the only one who makes, starts or stops the server. One thread at a time.

        The programs that run meanwhile inherit the lock, and keep others out to their end even if we are killed.
        """
        with exclusive(self.gate) as self.gate_lock:
            try:
                yield
            finally:
                self.gate_lock = None

    def make(self) -> None:
        """Make the folder where it is missing, and see that it is a real one, belongs to us, and only we write to it.

        Raises DatabaseUnavailable otherwise: a link or a folder that somebody else planted there is never used.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror
            raise DatabaseUnavailable(
                f"{self.path} cannot be made ({reason}): set CLAIMS_PGDATA to a folder of your own."
            ) from error
        found = self.path.lstat()
        if not stat.S_ISDIR(found.st_mode):
            raise DatabaseUnavailable(f"{self.path} is not a folder: set CLAIMS_PGDATA to a folder of your own.")
        if found.st_uid != os.geteuid():
            raise DatabaseUnavailable(
                f"{self.path} belongs to user {_user_name(found.st_uid)}, not to {_user_name(os.geteuid())}: "
                f"run this as its owner, or set CLAIMS_PGDATA to a folder of your own."
            )
        if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise DatabaseUnavailable(f"Others may write to {self.path}: run chmod go-w on it, or set CLAIMS_PGDATA.")
        if os.geteuid() == 0:  # the server's account must pass through; it still cannot list or read what is here
            self.path.chmod(found.st_mode | stat.S_IXGRP | stat.S_IXOTH)


def _user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
