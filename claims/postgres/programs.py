"""Running PostgreSQL's programs for one data folder: as the right account, with a clean environment, logged."""

import os
import subprocess
from pathlib import Path

from claims.postgres.account import as_server
from claims.postgres.binaries import bin_folder
from claims.postgres.errors import DatabaseUnavailable

LOG_LIMIT = 1_000_000  # bytes
TAIL = 12  # lines of the log in an error message


def command(program: str, *arguments: str | Path) -> list[str]:
    """Full command line of a PostgreSQL program under the server's account."""
    return [*as_server(), str(bin_folder() / program), *map(str, arguments)]


def run(log: Path, program: str, *arguments: str | Path, sql: str = "") -> str:
    """Run a program to its end, `sql` as its input; return what it printed. Its errors go to `log`.

    Raises DatabaseUnavailable with the end of the log where it fails.
    """
    with open_log(log) as errors:
        done = subprocess.run(
            command(program, *arguments),
            input=sql.encode(),
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd="/",
            env=environment(),
            start_new_session=True,
        )
    if done.returncode:
        raise failure(f"{program} failed", log)
    return done.stdout.decode(errors="replace")


def launch(log: Path, *command_line: str) -> bool:
    """Run a command that leaves a process behind, everything it prints going to `log`; return whether it succeeded.

    Its own session keeps a Ctrl-C meant for us away from it.
    """
    with open_log(log) as output:
        done = subprocess.run(
            command_line,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=environment(),
            start_new_session=True,
        )
    return done.returncode == 0


def environment() -> dict[str, str]:
    """Ours without the PG… variables, which would reach into the server."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**ours, "LC_ALL": "C.UTF-8"}


def open_log(log: Path):
    """Open for appending; an over-long log is moved aside first."""
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old"))
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.fdopen(os.open(log, flags, 0o600), "ab")


def failure(what: str, log: Path) -> DatabaseUnavailable:
    """The error for `what`, with the end of the server's log."""
    tail = log.read_text(errors="replace").splitlines()[-TAIL:] if log.exists() else []
    return DatabaseUnavailable("\n".join([f"The embedded PostgreSQL: {what}. The end of {log}:", *tail]))
