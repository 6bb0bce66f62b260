"""Where the processes of one web server keep their counts of requests, so that each can tell the sum of all.

What is in the database adds up by itself; requests are too many to be written there. Each process counts in a small
file of its own (prometheus_client's multiprocess mode), in a folder that goes by the process that started them all: so
it is found without a setting, another server beside it has another one, and counts outlive a process that was killed.
"""

import os
import shutil
import stat
import tempfile
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_NAME = "claimline-requests-{uid}-"


def keep_counts_together() -> None:
    """Have the counts of this process added to those of its siblings; to be called before anything is counted.

    Where no folder can be made, each process tells its own. The variable, where it is set, comes first.
    """
    if os.environ.get(VARIABLE):
        return
    try:
        _remove_those_of_the_dead()
        os.environ[VARIABLE] = str(_own_folder(os.getppid()))
    except OSError:
        return


def _own_folder(server: int) -> Path:
    """The folder of a server's processes, ours alone: in a place where everybody may write, others could have laid it
    there for us to fill."""
    folder = Path(tempfile.gettempdir(), f"{_name()}{server}")
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError(f"{folder} is not ours alone")
    return folder


def _remove_those_of_the_dead() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_name()}*"):
        if not Path("/proc", folder.name.removeprefix(_name())).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _name() -> str:
    return _NAME.format(uid=os.geteuid())
