"""Random words that outlive a restart: the demo's secret key, its editor's password."""

import os
import secrets
from pathlib import Path


def kept_secret(folder: Path, name: str = "secret-key", n_bytes: int = 50) -> str:
    """A random word kept in `folder`/`name`, readable for us alone: the same at every start.

    Two processes that start at once get the same one. Where the folder cannot be used, it lasts as long as the
    process.
    """
    path = folder / name
    try:
        if not path.exists():
            _write_once(path, n_bytes)
        return path.read_text().strip()
    except OSError:
        return secrets.token_urlsafe(n_bytes)


def _write_once(path: Path, n_bytes: int) -> None:
    """Write a new word unless somebody is quicker; no reader ever sees half of one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(n_bytes))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
