"""PgBouncer before a database server: each of its few connections is somebody else's after every transaction."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from claims.postgres.account import as_server
from tests.house.users import wait_until
from tests.load.two_servers import TcpServer

HOST, PORT = "127.0.0.6", 6432
#: Options are what CLAIMS_ENV=test alone asks for.
_INI = """[databases]
claims = host={server.host} port={server.port}
[pgbouncer]
listen_addr = {host}
listen_port = {port}
unix_socket_dir =
auth_type = plain
auth_file = {users}
pool_mode = transaction
default_pool_size = {size}
ignore_startup_parameters = options
"""


def find_pgbouncer() -> str | None:
    """Path of the program on this machine."""
    return shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin")


@contextmanager
def pooling(server: TcpServer, folder: Path, size: int) -> Iterator[str]:
    """PgBouncer with so many connections to the server; yields the DATABASE_URL of who goes through it."""
    users, settings = folder / "users.txt", folder / "pgbouncer.ini"
    users.write_text(f'"claims" "{server.password}"\n')
    settings.write_text(_INI.format(server=server, host=HOST, port=PORT, users=users, size=size))
    for path in (folder, users, settings):
        path.chmod(0o755)
    process = subprocess.Popen([*as_server(), find_pgbouncer(), "-q", str(settings)], cwd="/")
    url = urlsplit(server.url)._replace(netloc=f"claims:{server.password}@{HOST}:{PORT}", query="").geturl()
    try:
        wait_until(lambda: _answers(url))
        yield url
    finally:
        process.terminate()
        process.wait()


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True
