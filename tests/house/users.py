"""Processes that use an embedded server, and what to ask it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from claims.postgres.folder import DataFolder
from claims.postgres.server import socket_host

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = Path(psycopg.__file__).parents[1]

USER = """
import os, sys
from pathlib import Path
import psycopg
from claims.postgres.folder import DataFolder
from claims.postgres.server import Server
host = Server(DataFolder(Path(sys.argv[1]))).reach()
psycopg.connect(host=host, port=5432, user="claims", dbname="claims", autocommit=True).execute("SELECT 1")
if "fork" in sys.argv and os.fork():
    os._exit(0)
print("in", flush=True)
sys.stdin.readline()
"""


class User:
    """A process that reaches the server of `data` and stays until it is let go or killed."""

    def __init__(self, data: DataFolder, *words: str, prefix: tuple[str, ...] = (), python: str = sys.executable):
        self.process = subprocess.Popen(
            [*prefix, python, "-c", USER, str(data.path), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            env={**os.environ, "PYTHONPATH": f"{ROOT}:{PACKAGES}"},
        )

    def wait_in(self) -> "User":
        """Wait until it is connected."""
        assert self.process.stdout.readline() == "in\n", self.process.stderr.read()
        return self

    def let_go(self) -> None:
        """Let it end as a program does."""
        self.process.communicate("\n", timeout=30)

    def kill(self, signal: int) -> None:
        """End it by a signal."""
        self.process.send_signal(signal)
        self.process.communicate(timeout=30)


def wait_until(true: Callable[[], object], seconds: float = 20) -> None:
    """Wait for something that happens in another process."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"still not so after {seconds} s"
        time.sleep(0.02)


def ask(data: DataFolder, sql: str, **connection: str) -> list[tuple]:
    """Rows, if any, for a statement to the running server of `data`, as the application's role."""
    parameters = {"host": socket_host(data.cluster), "port": 5432, "user": "claims", "dbname": "claims", **connection}
    with psycopg.connect(**parameters, autocommit=True) as link:
        cursor = link.execute(sql)
        return cursor.fetchall() if cursor.description else []
