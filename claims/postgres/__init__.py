"""PostgreSQL: somebody's own by `DATABASE_URL`, or an embedded server that lives as long as somebody uses it.

The lowest layer: settings and the database backend use it, it uses nothing of Claimline.

The embedded server of a data folder is shared by every process that asks for it. It is started at the first
connection (`server.Server.reach`), listens on a Unix socket inside its own folder and nowhere else, and is stopped
by a watcher process (`watcher.py`) once the kernel says that its last user is gone, however that user went.
"""

from claims.postgres.address import database_settings
from claims.postgres.errors import DatabaseUnavailable

__all__ = ["DatabaseUnavailable", "database_settings"]
