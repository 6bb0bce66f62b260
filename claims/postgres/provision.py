"""What only a superuser may do: the extensions, our role, our database.

Done in PostgreSQL's single-user mode while no server runs, so that no superuser ever needs to log in.
"""

import hashlib
from pathlib import Path

from claims.postgres import programs
from claims.postgres.configuration import NAME
from claims.postgres.extensions import REQUIRED_EXTENSIONS
from claims.postgres.folder import DataFolder

EXTENSIONS = "".join(f'CREATE EXTENSION IF NOT EXISTS "{name}";\n' for name in REQUIRED_EXTENSIONS)
ROLE = """\
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'claims') THEN CREATE ROLE claims; END IF; END $$;
ALTER ROLE claims LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
SELECT 'has ' || datname AS answer FROM pg_database WHERE datname = 'claims';
"""


def is_provisioned(data: DataFolder) -> bool:
    """Whether today's `provision` was done to this very cluster."""
    return data.provisioned.exists() and data.provisioned.read_text() == _mark(data.cluster)


def provision(data: DataFolder, cluster: Path) -> None:
    """Create what is missing. Test databases inherit the extensions from template1.

    `cluster` is a cluster of `data`, under its own name or an earlier one. No server may run on it.
    """
    if f"has {NAME}" in _single_user(data, cluster, "template1", EXTENSIONS + ROLE):
        _single_user(data, cluster, NAME, EXTENSIONS)
    else:
        _single_user(data, cluster, "template1", f"CREATE DATABASE {NAME} OWNER {NAME};\n")
    data.provisioned.write_text(_mark(cluster))


def _single_user(data: DataFolder, cluster: Path, database: str, sql: str) -> str:
    options = ["-c", "exit_on_error=on", "-c", f"config_file={data.configuration}"]
    return programs.run(data, "postgres", "--single", "-D", cluster, *options, database, sql=sql)


def _mark(cluster: Path) -> str:
    """Names what was done and to which folder: a restored or replaced one is provisioned again."""
    return f"{hashlib.sha256((EXTENSIONS + ROLE).encode()).hexdigest()} {cluster.stat().st_ino}"
