"""The system account that the embedded server runs under.

PostgreSQL refuses to run as root. Started by root it runs as `nobody`, with one right of root kept: to read and pass
through folders that are closed to others (the project may lie in a 0700 home). It keeps no right to write there.
"""

import os
import pwd
import shutil
import stat
from pathlib import Path

from claims.postgres.errors import DatabaseUnavailable

CAP_DAC_READ_SEARCH = 2  # bit in the capability sets, linux/capability.h


def server_ids() -> tuple[int, int]:
    """User and group id that the server runs under."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def as_server() -> list[str]:
    """Words to put before a command so that it runs under the server's account; none where that is our own."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        raise DatabaseUnavailable(
            "As root, the embedded PostgreSQL needs the program setpriv (package util-linux); "
            "or run this as a normal user, or set DATABASE_URL."
        )
    uid, gid = server_ids()
    kept = "-all,+dac_read_search" if _may_read_everything() else "-all"
    return [
        "setpriv",
        f"--reuid={uid}",
        f"--regid={gid}",
        "--clear-groups",
        f"--inh-caps={kept}",
        f"--ambient-caps={kept}",
        f"--bounding-set={kept}",
    ]


def check_passable(*folders: Path) -> None:
    """Raise DatabaseUnavailable where the server's account cannot get to one of the folders.

    That is so for root in many containers: without the right to hand on, every folder above must be open to others.
    """
    if os.geteuid() != 0 or _may_read_everything():
        return
    for folder in folders:
        for step in (folder, *folder.parents):
            if not step.stat().st_mode & stat.S_IXOTH:
                raise DatabaseUnavailable(
                    f"{step} is closed to the account nobody, under which PostgreSQL has to run here: run chmod o+x "
                    f"on it, move the project (or CLAIMS_PGDATA) to an open folder, or set DATABASE_URL."
                )


def _may_read_everything() -> bool:
    """Whether we hold the capability to hand on; a container's root often does not."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return False
    bounding = next((line for line in status.splitlines() if line.startswith("CapBnd:")), "CapBnd: 0")
    return bool(int(bounding.split()[1], 16) >> CAP_DAC_READ_SEARCH & 1)
