"""Reads `data/words.tsv`, the words by which names are compared."""

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "words.tsv"


@cache
def words_of(kind: str) -> dict[str, str]:
    """The words filed under this kind, in the order of the file, each with what it stands for ("" for most)."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["word"]: row["stands_for"] for row in rows if row["kind"] == kind}
