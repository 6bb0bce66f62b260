"""Running PostgreSQL's programs for one data folder: as the right account, with a clean environment, logged."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from claims.postgres.account import as_server
from claims.postgres.binaries import bin_folder
from claims.postgres.errors import DatabaseUnavailable
from claims.postgres.folder import DataFolder

LOG_LIMIT = 1_000_000  # bytes
TAIL = 12  # lines of the log in an error message


def command(program: str, *arguments: str | Path) -> list[str]:
    """Full command line of a PostgreSQL program under the server's account."""
    return [*as_server(), str(bin_folder() / program), *map(str, arguments)]


def run(data: DataFolder, program: str, *arguments: str | Path, sql: str = "") -> str:
    """Run a program to its end, `sql` as its input; return what it printed. Its errors go to the log.

    Raises DatabaseUnavailable with the end of the log where it fails.
    """
    with _open_log(data.log) as log:
        done = _run(data, command(program, *arguments), input=sql.encode(), stdout=subprocess.PIPE, stderr=log)
    if done.returncode:
        raise failure(f"{program} failed", data)
    return done.stdout.decode(errors="replace")


def launch(data: DataFolder, *command_line: str) -> bool:
    """Run a command that leaves a process behind, what it prints going to the log; return whether it succeeded."""
    with _open_log(data.log) as log:
        return _run(data, command_line, stdin=subprocess.DEVNULL, stdout=log, stderr=log).returncode == 0


def _run(data: DataFolder, command_line: Sequence[str], **streams: Any) -> subprocess.CompletedProcess:
    return subprocess.run(
        command_line,
        cwd="/",
        env=_environment(),
        start_new_session=True,  # a Ctrl-C meant for us stays away from it
        pass_fds=[] if data.gate_lock is None else [data.gate_lock],
        **streams,
    )


def _environment() -> dict[str, str]:
    """Ours without the PG… variables, which would reach into the server."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**ours, "LC_ALL": "C.UTF-8"}


def _open_log(log: Path) -> BinaryIO:
    """Open for appending; an over-long log is moved aside first."""
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old"))
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.fdopen(os.open(log, flags, 0o600), "ab")


def failure(what: str, data: DataFolder) -> DatabaseUnavailable:
    """The error for `what`, with the end of the server's log."""
    tail = data.log.read_text(errors="replace").splitlines()[-TAIL:] if data.log.exists() else []
    return DatabaseUnavailable("\n".join([f"The embedded PostgreSQL: {what}. The end of {data.log}:", *tail]))
