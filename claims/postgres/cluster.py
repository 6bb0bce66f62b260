"""The PostgreSQL cluster on disk: made whole or not at all, never overwritten, checked before it is started."""

import os
import shlex
import shutil
import tempfile
from pathlib import Path

from claims.postgres import programs
from claims.postgres.account import server_ids
from claims.postgres.binaries import bin_folder, major_version
from claims.postgres.configuration import configure
from claims.postgres.errors import DatabaseUnavailable
from claims.postgres.folder import DataFolder
from claims.postgres.provision import provision

UNFINISHED = "unfinished-"


def ensure_cluster(data: DataFolder) -> None:
    """See that there is a cluster. What is there, a restored backup for one, is never touched."""
    if data.cluster.is_dir() and any(data.cluster.iterdir()):
        return
    configure(data)
    aside = _initdb_aside(data)
    provision(data, aside)
    aside.rename(data.cluster)  # over an empty folder, if there is one


def check_cluster(data: DataFolder) -> None:
    """Raise DatabaseUnavailable where it is no cluster, another version's, or not the server account's."""
    version = data.cluster / "PG_VERSION"
    if not version.exists():
        raise DatabaseUnavailable(
            f"{data.cluster} is neither empty nor a PostgreSQL data folder: move it away, or set CLAIMS_PGDATA."
        )
    made_by, programs_are = version.read_text().strip(), str(major_version(bin_folder()))
    if made_by != programs_are:
        raise DatabaseUnavailable(
            f"{data.cluster} was made by PostgreSQL {made_by}, the programs in {bin_folder()} are {programs_are}: "
            f"set CLAIMS_PG_BINDIR to those of {made_by}, or move the folder away and start afresh."
        )
    owner, (uid, gid) = data.cluster.stat().st_uid, server_ids()
    if owner != uid:
        raise DatabaseUnavailable(
            f"{data.cluster} belongs to user id {owner}, but the server runs as {uid}: "
            f"run chown -R {uid}:{gid} {shlex.quote(str(data.cluster))}"
        )


def _initdb_aside(data: DataFolder) -> Path:
    """Return a new cluster under another name; earlier ones, whose making was cut short, are removed."""
    for unfinished in data.path.glob(f"{UNFINISHED}*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=data.path))
    os.chown(aside, *server_ids())
    encoding = ["-E", "UTF8", "--locale=C.UTF-8", *_locale_provider()]
    programs.run(data, "initdb", "-D", aside, "-U", "launcher", "--auth=reject", "--no-instructions", *encoding)
    return aside


def _locale_provider() -> list[str]:
    """The wheel has no ICU; the built-in provider (from 17 on) knows Unicode's letter cases without it."""
    major = major_version(bin_folder())
    if major < 17:
        return []
    return ["--locale-provider=builtin", f"--builtin-locale={'PG_UNICODE_FAST' if major >= 18 else 'C.UTF-8'}"]
