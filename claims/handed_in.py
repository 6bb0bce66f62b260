"""What people hand in over the web, stored here and now; that it is read is asked for."""

from datetime import date

from django.db import transaction

from claims import ingest
from claims.models import Snapshot
from claims.stages import ask_to_read


def store_text(text: str, *, publisher: str, published_on: date | None, url: str, headline: str) -> list[Snapshot]:
    """Store a pasted text, and ask for it to be read; IngestError says what is wrong with it."""
    told = {"publisher": publisher, "published_on": published_on, "url": url, "headline": headline}
    with transaction.atomic():
        snapshot = ingest.take_text(text, **told)
        ask_to_read(snapshot, first=True)
    return [snapshot]


def store_file(name: str, data: bytes, *, publisher: str, published_on: date | None) -> list[Snapshot]:
    """Store what is in a file, and ask for it to be read; IngestError as above."""
    with transaction.atomic():
        snapshots = ingest.take_bytes(data, name, publisher=publisher, published_on=published_on)
        for snapshot in snapshots:
            ask_to_read(snapshot, first=True)
    return snapshots
