"""Bytes to snapshots: what is handed in or fetched is read in a child process, stored, and compared with the rest."""

from claims.ingest.citing import tie_links
from claims.ingest.copies import link_copies
from claims.ingest.feeds import FeedReading, take_feed
from claims.ingest.intake import take_bytes, take_file, take_text
from claims.ingest.pages import give_up_addition, give_up_entry, look_again, take_address, take_entry
from claims.ingest.polling import due_articles, due_feeds
from claims.parsing.errors import IngestError

__all__ = [
    "FeedReading",
    "IngestError",
    "due_articles",
    "due_feeds",
    "give_up_addition",
    "give_up_entry",
    "link_copies",
    "look_again",
    "take_address",
    "take_bytes",
    "take_entry",
    "take_feed",
    "take_file",
    "take_text",
    "tie_links",
]
