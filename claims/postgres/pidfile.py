"""Whose pid is in postmaster.pid: the server's, nobody's, or by now a stranger's."""

import os
from pathlib import Path

PROC = Path("/proc")


def postmaster(cluster: Path) -> int | None:
    """Pid of the server that runs on `cluster`; None where none does, also where the pid went to another program."""
    pid = _recorded_pid(cluster)
    return pid if pid and _runs_on(pid, cluster) else None


def forget_recycled(cluster: Path) -> None:
    """Remove the lock files that a killed server left behind, where their pid belongs to another program today.

    After kill -9 or a crash of the machine PostgreSQL would take that program for itself and refuse to start. A pid
    that nobody has is left to PostgreSQL's own check, which also looks for surviving backends.
    """
    pid = _recorded_pid(cluster)
    if pid and _exists(pid) and not _runs_on(pid, cluster):
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (cluster / name).unlink(missing_ok=True)


def _recorded_pid(cluster: Path) -> int | None:
    try:
        return abs(int((cluster / "postmaster.pid").read_text().split("\n", 1)[0]))
    except (OSError, ValueError):
        return None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _runs_on(pid: int, cluster: Path) -> bool:
    """Whether the process was started as `postgres -D cluster`. Without /proc any living process counts."""
    if not PROC.joinpath("self").exists():
        return _exists(pid)
    try:
        words = PROC.joinpath(str(pid), "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(cluster) in words
