"""Dumps with something wrong in them."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

Change = Callable[[dict[str, Any]], None]


def files_of(dump: bytes) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(io.BytesIO(dump)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    """These files as an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_manifest(dump: bytes, **fields) -> bytes:
    """The same, with other words in its manifest."""
    files = files_of(dump)
    files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), **fields}).encode()
    return packed(files)


def with_rows(dump: bytes, table: str, change: Callable[[list[dict]], None]) -> bytes:
    """The same with other rows in a table, by a hand that wrote a fitting manifest."""
    files = files_of(dump)
    rows = [json.loads(line) for line in files[f"rows/{table}.jsonl"].splitlines()]
    change(rows)
    return with_lines(dump, table, [json.dumps(row).encode() for row in rows])


def with_lines(dump: bytes, table: str, lines: list[bytes]) -> bytes:
    """The same with these lines in a table, and a fitting manifest."""
    files, name = files_of(dump), f"rows/{table}.jsonl"
    files[name] = b"".join(line + b"\n" for line in lines)
    manifest = json.loads(files["manifest.json"])
    digest = hashlib.sha256(files[name]).hexdigest()
    manifest["files"][name] = {"bytes": len(files[name]), "sha256": digest, "rows": len(lines)}
    files["manifest.json"] = json.dumps(manifest).encode()
    return packed(files)


def without_column(dump: bytes, table: str, column: str) -> bytes:
    """As a version of the program wrote it that did not know the column yet."""
    files, name = files_of(dump), f"schema/{table}.json"
    schema = json.loads(files[name])
    del schema["properties"][column]
    schema["required"].remove(column)
    files[name] = json.dumps(schema).encode()
    manifest = json.loads(files["manifest.json"])
    manifest["files"][name] = {"bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
    files["manifest.json"] = json.dumps(manifest).encode()
    return with_rows(packed(files), table, lambda rows: [row.pop(column) for row in rows])
