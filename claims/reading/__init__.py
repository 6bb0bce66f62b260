"""Snapshots to appearances and anchors: runs the extraction over a stored version and keeps what it found."""

from claims.reading.anchors import anchor_in
from claims.reading.lexicon import editors_lexicon
from claims.reading.snapshots import read_snapshot

__all__ = ["anchor_in", "editors_lexicon", "read_snapshot"]
