"""Where the database is: `DATABASE_URL`, or the embedded server of a data folder."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import pq

ENGINE = "claims.postgres.backend"
URL_FORM = "DATABASE_URL must look like postgresql://USER:PASSWORD@HOST:PORT/NAME"


def data_folder(base_dir: Path) -> Path:
    """Folder of the embedded server: `CLAIMS_PGDATA`, else `.pg` beside manage.py. It need not exist yet."""
    return Path(os.environ.get("CLAIMS_PGDATA") or base_dir / ".pg").expanduser().absolute()


def database_settings(base_dir: Path) -> dict[str, Any]:
    """Return the value of `DATABASES["default"]`; starts and touches nothing.

    Its extra key `EMBEDDED` holds the data folder of the embedded server, or None with a `DATABASE_URL`.
    Raises ImproperlyConfigured where `DATABASE_URL` cannot be read.
    """
    if url := os.environ.get("DATABASE_URL"):
        return _from_url(url)
    return {
        "ENGINE": ENGINE,
        "NAME": "claims",
        "USER": "claims",
        "OPTIONS": {},
        "EMBEDDED": data_folder(base_dir),
    }


def _from_url(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{URL_FORM}: {error}.") from error
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise ImproperlyConfigured(f"{URL_FORM}.")
    options = dict(parse_qsl(parts.query))
    if unknown := sorted(set(options) - {known.keyword.decode() for known in pq.Conninfo.get_defaults()}):
        raise ImproperlyConfigured(f"DATABASE_URL: PostgreSQL knows no connection parameter {', '.join(unknown)}.")
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
