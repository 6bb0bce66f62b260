"""A primary and a streaming replica, each at a loopback address of its own as on two machines, reached by TCP with
passwords; made of the same programs as the embedded server."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg

from claims.postgres.account import as_server, server_ids
from claims.postgres.binaries import bin_folder
from claims.postgres.extensions import REQUIRED_EXTENSIONS
from tests.house.users import wait_until

PRIMARY, REPLICA = "127.0.0.2", "127.0.0.3"
_SETTINGS = {
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "hot_standby_feedback": "on",
    "log_checkpoints": "off",
    "default_text_search_config": "pg_catalog.english",
    "timezone": "UTC",
}
_PATIENCE = 60


class TcpServer:
    """One PostgreSQL server, a child of this process that ends with it."""

    def __init__(self, folder: Path, host: str, password: str):
        self.folder, self.host, self.password = folder, host, password
        self.port = _free_port(host)
        self.settings: dict[str, str] = {}
        self._process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """Its address for `DATABASE_URL` or `DATABASE_REPLICA_URL`. What it has acknowledged is on disk."""
        return self._url("claims", "claims")

    def _url(self, user: str, database: str) -> str:
        kept = quote("-c synchronous_commit=on")
        return f"postgresql://{user}:{self.password}@{self.host}:{self.port}/{database}?options={kept}"

    def connect(self, user: str = "claims", database: str = "claims") -> psycopg.Connection:
        """A connection that commits at once."""
        return psycopg.connect(self._url(user, database), autocommit=True, connect_timeout=2)

    def start(self, **settings: str) -> None:
        """Start it, with these settings from now on, and wait until it answers."""
        self.settings |= settings
        told = _SETTINGS | self.settings | {"listen_addresses": self.host, "port": str(self.port)}
        options = [word for name, value in told.items() for word in ("-c", f"{name}={value}")]
        with Path(f"{self.folder}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*as_server(), "setpriv", "--pdeathsig", "INT", str(bin_folder() / "postgres"), "-D", self.folder]
                + options,
                cwd="/",
                env=_environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(self.answers, _PATIENCE)

    def answers(self) -> bool:
        """Whether it lets somebody in."""
        try:
            self.connect("launcher", "postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def has_come_to(self, other: "TcpServer") -> bool:
        """Whether it has replayed all that another one has written."""
        with self.connect() as ours, other.connect() as theirs:
            written = theirs.execute("SELECT pg_current_wal_insert_lsn()::text").fetchone()[0]
            query = "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn"
            return ours.execute(query, [written]).fetchone()[0]

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: in order by SIGINT, without a word to those who are connected by SIGQUIT."""
        if self._process:
            self._process.send_signal(how)
            self._process.wait(_PATIENCE)
            self._process = None

    def leave(self) -> None:
        """Have it stopped for good, in order."""
        self.stop()


def a_primary(folder: Path) -> TcpServer:
    """A new server with an empty database of ours, running."""
    server = TcpServer(folder, PRIMARY, secrets.token_urlsafe(16))
    _make_folder(folder)
    secret = folder.with_suffix(".password")
    secret.write_text(server.password)
    secret.chmod(0o644)  # in a folder that only we may enter, and the server's account
    words = ["-U", "launcher", "--auth=scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8"]
    _run("initdb", "-D", folder, *words, "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST")
    secret.unlink()
    server.start()
    with server.connect("launcher", "template1") as template:
        for extension in REQUIRED_EXTENSIONS:
            template.execute(f'CREATE EXTENSION IF NOT EXISTS "{extension}"')
        template.execute(f"CREATE ROLE claims LOGIN CREATEDB PASSWORD '{server.password}'")
        template.execute(f"CREATE ROLE follower LOGIN REPLICATION PASSWORD '{server.password}'")
    with server.connect("launcher", "postgres") as database:
        database.execute("CREATE DATABASE claims OWNER claims")
    return server


def a_replica(folder: Path, primary: TcpServer) -> TcpServer:
    """A server that follows the primary, running."""
    server = TcpServer(folder, REPLICA, primary.password)
    _make_folder(folder)
    source = f"host={primary.host} port={primary.port} user=follower password={primary.password}"
    _run("pg_basebackup", "-D", folder, "-d", source, "-R", "-X", "stream", "-c", "fast")
    server.start()
    return server


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    os.chown(folder, *server_ids())


def _run(program: str, *arguments: str | Path) -> None:
    command = [*as_server(), str(bin_folder() / program), *map(str, arguments)]
    done = subprocess.run(command, cwd="/", env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**ours, "LC_ALL": "C.UTF-8"}


def _free_port(host: str) -> int:
    with closing(socket.socket()) as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]


def remove(*servers: TcpServer) -> None:
    """Stop them, and take away what they left."""
    for server in servers:
        server.leave()
        shutil.rmtree(server.folder, ignore_errors=True)
