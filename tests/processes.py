"""Other processes on the test's database, as on a machine with several workers."""

import os
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def environment(server, **settings: str) -> dict[str, str]:
    """What a process needs to work on the test's database and to visit the hostile server."""
    connection.ensure_connection()
    info = connection.connection.info
    return {
        **os.environ,
        "CLAIMS_ENV": "test",
        "CLAIMS_NO_VENV": "1",
        "CLAIMS_FETCH_ALLOW": "{}:{}".format(*server.endpoint),
        "CLAIMS_FETCH_PAUSE": "0",
        "CLAIMS_LOG_LEVEL": "ERROR",
        "DATABASE_URL": f"postgresql://{info.user}@/{info.dbname}?host={info.host}",
        **settings,
    }
