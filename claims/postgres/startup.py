"""Starting the server of a data folder and waiting until it answers. Callers hold the folder's gate."""

import shlex
import time

import psycopg

from claims.postgres import programs
from claims.postgres.cluster import check_cluster
from claims.postgres.configuration import NAME, PORT, configure
from claims.postgres.folder import DataFolder
from claims.postgres.pidfile import forget_recycled, postmaster
from claims.postgres.provision import is_provisioned, provision

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
            raise programs.failure(f"it gives no answer for {PATIENCE} seconds", data.log)
        if postmaster(data.cluster):
            time.sleep(0.05)  # it is starting, recovering or stopping
        else:
            _start(data)
            started = True
    return started


def stop_command(data: DataFolder) -> list[str]:
    """Command line that stops the server and waits for its end."""
    return programs.command("pg_ctl", "-D", data.cluster, "-m", "fast", "-w", "-t", PATIENCE, "stop")


def _start(data: DataFolder) -> None:
    check_cluster(data)
    configure(data)
    forget_recycled(data.cluster)
    if not is_provisioned(data):
        provision(data, data.cluster)
    options = shlex.join(["-c", f"config_file={data.configuration}"])
    start = programs.command("pg_ctl", "-D", data.cluster, "-o", options, "-w", "-t", PATIENCE, "start")
    for pause in RETRY_PAUSES:
        if programs.launch(data.log, *start):
            return
        time.sleep(pause)
    raise programs.failure("it did not start", data.log)


def _accepts(host: str) -> bool:
    """Whether a server answers at the socket in `host` and lets our role in."""
    try:
        psycopg.connect(host=host, port=PORT, user=NAME, dbname=NAME, connect_timeout=10).close()
    except psycopg.OperationalError:
        return False
    return True
