"""A database to a file and back, by PostgreSQL's own pg_dump and pg_restore."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from psycopg import pq
from psycopg.conninfo import make_conninfo

from claims.postgres.binaries import bin_folder
from claims.postgres.errors import DatabaseUnavailable

_KEYWORDS = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
#: Made before, by whoever may: some take a superuser, and so do the comments on them.
_NOT_OURS = (" EXTENSION ", " COMMENT - EXTENSION ")


def dump(parameters: dict[str, Any], file: Path, snapshot: str) -> None:
    """Write what a transaction sees that exported this snapshot, compressed, to a file that only we may read.

    ``parameters`` are those of a connection. What does not outlive a crash either (unlogged tables) is left out.
    Raises DatabaseUnavailable with the program's own words.
    """
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        options = ["--format=custom", "--no-owner", "--no-privileges", "--no-unlogged-table-data"]
        _run("pg_dump", [*options, f"--snapshot={snapshot}", _database(parameters)], parameters, stdout=out)
        out.flush()
        os.fsync(out.fileno())


def restore(parameters: dict[str, Any], file: Path) -> None:
    """Fill an empty database from such a file, or leave it as it is: all of it is one transaction."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as wanted:
        wanted.writelines(line for line in _contents(file) if not any(part in line for part in _NOT_OURS))
        wanted.flush()
        options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
        _run("pg_restore", [*options, f"--use-list={wanted.name}", _database(parameters), str(file)], parameters)


def _contents(file: Path) -> list[str]:
    return _run("pg_restore", ["--list", str(file)], {}).stdout.decode().splitlines(keepends=True)


def _database(parameters: dict[str, Any]) -> str:
    """Where to connect, without the password: what stands on a command line everybody on the machine can read."""
    told = {name: value for name, value in parameters.items() if name in _KEYWORDS - {"password"} and value is not None}
    # A way to a long socket path leads through a descriptor of ours, which is another one in the program's own view.
    host = str(told.get("host", "")).replace("/proc/self/", f"/proc/{os.getpid()}/")
    return f"--dbname={make_conninfo(**told | ({'host': host} if host else {}))}"


def _run(program: str, arguments: Sequence[str], parameters: dict[str, Any], **streams: Any):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    if password := parameters.get("password"):
        environment["PGPASSWORD"] = str(password)
    streams = {"stdout": subprocess.PIPE, **streams}
    done = subprocess.run(
        [str(bin_folder() / program), *arguments], env=environment, stderr=subprocess.PIPE, check=False, **streams
    )
    if done.returncode:
        raise DatabaseUnavailable(f"{program} failed: {done.stderr.decode(errors='replace').strip()[-1000:]}")
    return done
