"""Snapshots to appearances and anchors: runs the extraction over a stored version and keeps what it found."""

from claims.reading.lexicon import editors_lexicon
from claims.reading.report import Difference, Reread
from claims.reading.rereading import keep_readings, read_versions
from claims.reading.snapshots import read_snapshot, store_reading, was_corrected_since

__all__ = [
    "Difference",
    "Reread",
    "editors_lexicon",
    "keep_readings",
    "read_snapshot",
    "read_versions",
    "store_reading",
    "was_corrected_since",
]
