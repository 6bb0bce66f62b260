"""Starting the server of a data folder and waiting until it answers. Callers are behind the folder's gate."""

import shlex
import sys
import time
from pathlib import Path

import psycopg

from claims.postgres import programs
from claims.postgres.cluster import check_cluster
from claims.postgres.configuration import NAME, PORT, configure
from claims.postgres.folder import DataFolder
from claims.postgres.locks import is_held
from claims.postgres.pidfile import forget_recycled, postmaster
from claims.postgres.provision import is_provisioned, provision

WATCHER = Path(__file__).with_name("watcher.py")
PATIENCE = "120"  # seconds for starting (recovery after a crash included) or stopping
RETRY_PAUSES = (0.3, 1, 2)  # seconds; a killed server's backends and shared memory may linger a moment


def ensure_running(data: DataFolder, host: str) -> bool:
    """Start the server where none runs and wait until it answers at `host`; return whether it had to be started.

    Raises DatabaseUnavailable.
    """
    started = False
    deadline = time.monotonic() + int(PATIENCE)
    while not _accepts(host):
        if time.monotonic() > deadline:
            raise programs.failure(f"it gives no answer for {PATIENCE} seconds", data)
        if postmaster(data.cluster):
            time.sleep(0.05)  # it is starting, recovering or stopping
        else:
            _start(data)
            started = True
    return started


def ensure_watched(data: DataFolder) -> None:
    """See that somebody is on duty to stop the server when its last user is gone."""
    if not is_held(data.watcher) and not _launch_watcher(data, start=[]):
        raise programs.failure("its watcher did not start", data)


def _start(data: DataFolder) -> None:
    check_cluster(data)
    configure(data)
    forget_recycled(data.cluster)
    if not is_provisioned(data):
        provision(data, data.cluster)
    options = shlex.join(["-c", f"config_file={data.configuration}"])
    start = programs.command("pg_ctl", "-D", data.cluster, "-o", options, "-w", "-t", PATIENCE, "start")
    for pause in RETRY_PAUSES:
        if _launch_watcher(data, start):
            return
        time.sleep(pause)
    raise programs.failure("it did not start", data)


def _launch_watcher(data: DataFolder, start: list[str]) -> bool:
    """Let a watcher start the server (or not, with no command) and go on duty; return whether that went well.

    It also starts the server because it cannot be killed together with us, and knows what it started.
    """
    stop = programs.command("pg_ctl", "-D", data.cluster, "-m", "fast", "-w", "-t", PATIENCE, "stop")
    watcher = [sys.executable, "-I", "-S", str(WATCHER), str(data.path), str(data.gate_lock)]
    return programs.launch(data, *watcher, *start, "--", *stop)


def _accepts(host: str) -> bool:
    """Whether a server answers at the socket in `host` and lets our role in."""
    try:
        psycopg.connect(host=host, port=PORT, user=NAME, dbname=NAME, connect_timeout=10).close()
    except psycopg.OperationalError:
        return False
    return True
