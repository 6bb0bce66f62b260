"""Where the database is: `DATABASE_URL`, or the embedded server of a data folder; and its replica, if it has one."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import pq

ENGINE = "claims.postgres.backend"
#: The alias of the replica among Django's databases.
REPLICA = "replica"
URL_FORM = "{} must look like postgresql://USER:PASSWORD@HOST:PORT/NAME"
#: For who can do without: no connection after so many seconds, or no acknowledgement after so many milliseconds, is no
#: answer.
IMPATIENT = {"connect_timeout": "2", "tcp_user_timeout": "3000"}


def data_folder(base_dir: Path) -> Path:
    """Folder of the embedded server: `CLAIMS_PGDATA`, else `.pg` beside manage.py. It need not exist yet."""
    return Path(os.environ.get("CLAIMS_PGDATA") or base_dir / ".pg").expanduser().absolute()


def database_settings(base_dir: Path) -> dict[str, Any]:
    """Return the value of `DATABASES["default"]`; starts and touches nothing.

    Its extra key `EMBEDDED` holds the data folder of the embedded server, or None with a `DATABASE_URL`.
    Raises ImproperlyConfigured where `DATABASE_URL` cannot be read.
    """
    if url := os.environ.get("DATABASE_URL"):
        return _from_url("DATABASE_URL", url)
    return {
        "ENGINE": ENGINE,
        "NAME": "claims",
        "USER": "claims",
        "OPTIONS": {},
        "EMBEDDED": data_folder(base_dir),
    }


def replica_settings() -> dict[str, Any] | None:
    """Return the value of `DATABASES["replica"]`; None without a `DATABASE_REPLICA_URL`.

    Raises ImproperlyConfigured where that cannot be read, or stands alone: the embedded server has no replica.
    """
    url = os.environ.get("DATABASE_REPLICA_URL")
    if not url:
        return None
    if not os.environ.get("DATABASE_URL"):
        raise ImproperlyConfigured("DATABASE_REPLICA_URL names a replica of the server in DATABASE_URL: set that, too.")
    settings = _from_url("DATABASE_REPLICA_URL", url)
    return settings | {"OPTIONS": IMPATIENT | settings["OPTIONS"]}


def _from_url(variable: str, url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{URL_FORM.format(variable)}: {error}.") from error
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise ImproperlyConfigured(f"{URL_FORM.format(variable)}.")
    options = dict(parse_qsl(parts.query))
    if unknown := sorted(set(options) - {known.keyword.decode() for known in pq.Conninfo.get_defaults()}):
        raise ImproperlyConfigured(f"{variable}: PostgreSQL knows no connection parameter {', '.join(unknown)}.")
    return {
        "ENGINE": ENGINE,
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or ""),
        "OPTIONS": options,
        "EMBEDDED": None,
    }
