"""The whole installation in one file, and back into an empty database.

Beside the file of pg_dump lies a manifest, FILE.json: the digest of the file, and of each table how many rows it had
and a digest of all that stood in them, seen by the same transaction. By that a copy is known to be whole, and what was
restored to be the same. The keys in the environment are in neither.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from claims.models import Backup
from claims.operations.health import applied_migrations, known_migrations
from claims.operations.other_server import begin_anew
from claims.postgres import archive
from claims.postgres.extensions import require

FORMAT = "claimline-backup-1"
_CHUNK = 1 << 20

#: Our tables, and whatever else is not part of an extension and is logged.
_TABLES = """
    SELECT relname, relpersistence = 'p' FROM pg_class c
    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')
    ORDER BY relname
"""
_DIGEST = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM {} t"


class BackupRefused(Exception):
    """It cannot be made, or not be restored here; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What lies beside a backup. ``tables``: name to number of rows and their digest."""

    format: str
    made_at: str
    server: str
    migrations: list[str]
    takedown_key: str
    n_bytes: int
    sha256: str
    tables: dict[str, list]

    @property
    def n_rows(self) -> int:
        """In all tables."""
        return sum(n for n, _ in self.tables.values())


def manifest_path(file: Path) -> Path:
    """Where the manifest of a backup lies: beside it."""
    return file.with_name(f"{file.name}.json")


def make_backup(file: Path) -> Manifest:
    """Write file and manifest; both are there under their names once they are whole. Nobody else waits for it."""
    if taken := next((path for path in (file, manifest_path(file)) if path.exists()), None):
        raise BackupRefused(f"{taken} is there already: name another file, or take that one away.")
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        manifest = _write(part)
        manifest_path(file).write_text(json.dumps(asdict(manifest), indent=1) + "\n")
        part.rename(file)
    except OSError as problem:
        raise BackupRefused(f"{file} cannot be written: {problem.strerror}.") from None
    finally:
        part.unlink(missing_ok=True)
    figures = {"n_bytes": manifest.n_bytes, "n_rows": manifest.n_rows, "sha256": manifest.sha256}
    Backup.objects.create(name=file.name[:255], **figures)
    return manifest


def _write(part: Path) -> Manifest:
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
        snapshot, server = cursor.fetchone()
        archive.dump(connection.get_connection_params(), part, snapshot)
        return Manifest(
            format=FORMAT,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            server=server,
            migrations=sorted(map(".".join, applied_migrations())),
            takedown_key=_fingerprint(),
            n_bytes=part.stat().st_size,
            sha256=_sha256(part),
            tables=_count_tables(),
        )


def check_backup(file: Path) -> Manifest:
    """The manifest of a backup that is whole; BackupRefused where it is not."""
    try:
        manifest = Manifest(**json.loads(manifest_path(file).read_text()))
        found = _sha256(file)
    except OSError as problem:
        raise BackupRefused(f"{problem.filename} cannot be read: {problem.strerror}.") from None
    except (ValueError, TypeError):
        raise BackupRefused(f"{manifest_path(file)} is no manifest of a backup.") from None
    if manifest.format != FORMAT:
        raise BackupRefused(f"{file} was made by another version: its format is {manifest.format}, not {FORMAT}.")
    if found != manifest.sha256:
        raise BackupRefused(f"{file} is damaged: its SHA-256 is not that of its manifest. Take another copy.")
    return manifest


def restore_backup(file: Path, warn: Callable[[str], None] = lambda words: None) -> Manifest:
    """Fill this database, which has to be empty, from a backup; every table is then counted and compared.

    ``warn`` is told in words what will not be as it was. BackupRefused before anything is written, or where something
    differs afterwards.
    """
    manifest = check_backup(file)
    _require_room_for(manifest)
    with connection.cursor() as cursor:
        require(cursor)
    archive.restore(connection.get_connection_params(), file)
    found = _count_tables()
    if wrong := [name for name in manifest.tables.keys() | found if manifest.tables.get(name) != found.get(name)]:
        raise BackupRefused(
            f"What was restored differs in {', '.join(sorted(wrong))}: drop this database, and ask why."
        )
    begin_anew()
    if manifest.takedown_key != _fingerprint():
        warn("CLAIMS_TAKEDOWN_KEY is another one than then: words that were taken down are not known again.")
    return manifest


def _require_room_for(manifest: Manifest) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        if cursor.fetchall():
            raise BackupRefused("This database is not empty: name a new one in DATABASE_URL. Nothing was changed.")
    if unknown := set(manifest.migrations) - set(map(".".join, known_migrations())):
        raise BackupRefused(f"The backup is of a later version, with {max(unknown)}: take that version to restore it.")


def _count_tables() -> dict[str, list]:
    """Of each table how many rows this transaction sees, and a digest that does not depend on their order."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        names = [name for name, outlives_a_crash in cursor.fetchall() if outlives_a_crash]
        found = {}
        for name in names:
            cursor.execute(_DIGEST.format(connection.ops.quote_name(name)))
            found[name] = list(cursor.fetchone())
        return found


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as whole:
        while part := whole.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()


def _fingerprint() -> str:
    """By this it is seen whether the key of take-downs is the same one; it says nothing else of it."""
    return salted_hmac("claims.backup", "takedown key", secret=settings.TAKEDOWN_KEY, algorithm="sha256").hexdigest()[
        :16
    ]
