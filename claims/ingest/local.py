"""Bytes from this machine: files that somebody hands in, and the demo dispute's own pages."""

import stat
from pathlib import Path

from claims import demo
from claims.parsing.errors import IngestError, Trouble

LARGEST = 20_000_000


def read_file(path: Path) -> bytes:
    """The bytes of a file of at most 20 MB.

    IngestError when it does not exist, may not be read, is too large, or is no file (a folder, a device, a pipe).
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise IngestError(f"{path} is not a file: name a file with an article in it", Trouble.NOT_FOUND)
        if status.st_size > LARGEST:
            limit = f"{LARGEST // 1_000_000} MB"
            raise IngestError(f"{path} is larger than {limit}: hand it in in parts", Trouble.TOO_LARGE)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise IngestError(f"{path} cannot be read ({reason}): check the name", Trouble.NOT_FOUND) from error


def read_address(url: str) -> bytes:
    """The bytes behind an address of the demo's own feed and pages, which lie beside the program.

    IngestError for any other address: this version fetches nothing from the network.
    """
    name = url.removeprefix(demo.ADDRESS)
    known = {path.name: path for path in (demo.FOLDER / "feed.xml", *(demo.FOLDER / "pages").glob("*.html"))}
    if not url.startswith(demo.ADDRESS) or name not in known:
        raise IngestError(
            "only the demo's own pages are read by address: save the page and hand in the file", Trouble.NOT_ALLOWED
        )
    return read_file(known[name])
