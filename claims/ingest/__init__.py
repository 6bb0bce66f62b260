"""Bytes to snapshots: what is handed in or fetched is read, cleaned, parsed and stored."""

from claims.ingest.errors import IngestError
from claims.ingest.intake import take_entry, take_feed, take_file

__all__ = ["IngestError", "take_entry", "take_feed", "take_file"]
