"""The PostgreSQL extensions that the tables need."""

from django.db.backends.utils import CursorWrapper
from django.db.utils import DatabaseError

from claims.postgres.errors import DatabaseUnavailable

REQUIRED_EXTENSIONS = ("vector", "pg_trgm", "unaccent", "btree_gin", "btree_gist")


def missing(cursor: CursorWrapper) -> list[str]:
    """Return those of REQUIRED_EXTENSIONS that the cursor's database does not have, in their order."""
    cursor.execute("SELECT extname FROM pg_extension")
    present = {name for (name,) in cursor.fetchall()}
    return [name for name in REQUIRED_EXTENSIONS if name not in present]


def require(cursor: CursorWrapper) -> None:
    """Create each missing extension; for the migration that all others build on.

    Raises DatabaseUnavailable naming all that could not be created, and how to create them: some need a superuser
    (`vector` is not a trusted extension), some a package on the database server.
    """
    refused = {name: error for name in missing(cursor) if (error := _create(cursor, name))}
    if refused:
        raise DatabaseUnavailable(_how_to_create(cursor, refused))


def _create(cursor: CursorWrapper, name: str) -> str | None:
    """Return why it could not be created, None where it could. The transaction stays usable."""
    savepoint = cursor.db.savepoint()
    try:
        cursor.execute(f'CREATE EXTENSION IF NOT EXISTS "{name}"')
    except DatabaseError as error:
        cursor.db.savepoint_rollback(savepoint)
        return str(error).splitlines()[0]
    cursor.db.savepoint_commit(savepoint)
    return None


def _how_to_create(cursor: CursorWrapper, refused: dict[str, str]) -> str:
    cursor.execute("SELECT current_database(), current_setting('server_version_num')::int / 10000")
    database, major = cursor.fetchone()
    commands = " ".join(f"CREATE EXTENSION {name};" for name in refused)
    reasons = "; ".join(f"{name}: {error}" for name, error in refused.items())
    return (
        f"The database {database!r} lacks the PostgreSQL extensions {', '.join(refused)} ({reasons}). "
        f"As a superuser, run in that database, and in template1 for those that drills are made in: {commands} "
        f"Their files come with the packages postgresql-{major}-pgvector (vector) and "
        f"postgresql-contrib (the others)."
    )
