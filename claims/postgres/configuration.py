"""How the embedded server is set up and who may come in. Outside the cluster, so that a restored one obeys, too."""

from pathlib import Path

from claims.postgres.folder import DataFolder

NAME = "claims"  # of the database and of the role
PORT = "5432"  # only a part of the socket's name

#: An index that several processes build has its memory out of /dev/shm, of which a container has 64 MB: restoring a
#: backup would end there.
CONFIGURATION = """\
# Written at each start; changes are lost.
hba_file = {access}
listen_addresses = ''
port = {port}
unix_socket_directories = '.'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 128MB
maintenance_work_mem = 256MB
max_parallel_maintenance_workers = 0
effective_cache_size = 1GB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
default_text_search_config = 'pg_catalog.english'
log_checkpoints = off
"""
# The superuser is in no line: it cannot log in. The socket's folder is closed to other users of the machine.
ACCESS = f"local all {NAME} trust\nlocal all all reject\n"


def configure(data: DataFolder) -> None:
    """Write both files, readable for the server's account."""
    data.access.write_text(ACCESS)
    data.configuration.write_text(CONFIGURATION.format(access=_quoted(data.access), port=PORT))
    for path in (data.access, data.configuration):
        path.chmod(0o644)


def _quoted(path: Path) -> str:
    """As a string in postgresql.conf."""
    return "'" + str(path).replace("\\", "\\\\").replace("'", "''") + "'"
