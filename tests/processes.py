"""Other processes on the test's database, as on a machine with several workers."""

import os
from pathlib import Path

from django.db import connection

from tests.hostile.server import HostileServer

ROOT = Path(__file__).resolve().parent.parent


def environment(server: HostileServer | None = None, **settings: str) -> dict[str, str]:
    """What a process needs to work on the test's database, and to visit the hostile server where one is given."""
    connection.ensure_connection()
    info = connection.connection.info
    return {
        **os.environ,
        "CLAIMS_ENV": "test",
        "CLAIMS_NO_VENV": "1",
        "CLAIMS_FETCH_ALLOW": "{}:{}".format(*server.endpoint) if server else "",
        "CLAIMS_FETCH_PAUSE": "0",
        "CLAIMS_LOG_LEVEL": "ERROR",
        "DATABASE_URL": f"postgresql://{info.user}@/{info.dbname}?host={info.host}",
        **settings,
    }
