"""What people hand in over the web, stored here and now; that it is read is asked for."""

import tempfile
from datetime import date
from pathlib import Path

from django.db import transaction

from claims import ingest
from claims.models import Snapshot
from claims.stages import ask_to_read


def store_text(text: str, *, publisher: str, published_on: date | None, url: str, headline: str) -> list[Snapshot]:
    """Store a pasted text, and ask for it to be read; IngestError says what is wrong with it."""
    told = {"publisher": publisher, "published_on": published_on, "url": url, "headline": headline}
    with transaction.atomic():
        snapshot = ingest.take_text(text, **told)
        ask_to_read(snapshot)
    return [snapshot]


def store_file(name: str, data: bytes, *, publisher: str, published_on: date | None) -> list[Snapshot]:
    """Store what is in a file, and ask for it to be read; IngestError as above."""
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        # The end of the name tells what kind of file it is; the whole may be longer than a file system takes.
        path = Path(folder, name[-60:])
        path.write_bytes(data)
        snapshots = ingest.take_file(path, publisher=publisher, published_on=published_on)
        for snapshot in snapshots:
            ask_to_read(snapshot)
    return snapshots
