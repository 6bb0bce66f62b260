"""Bytes to snapshots: what is handed in or fetched is read in a child process, stored, and compared with the rest."""

from claims.ingest.addresses import take_address
from claims.ingest.copies import link_copies
from claims.ingest.intake import take_entry, take_feed, take_file, take_text
from claims.parsing.errors import IngestError

__all__ = ["IngestError", "link_copies", "take_address", "take_entry", "take_feed", "take_file", "take_text"]
