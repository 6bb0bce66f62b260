"""Reads `data/quantities.tsv`, the vocabulary of numbers."""

import csv
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "data" / "quantities.tsv"


@cache
def words_of(kind: str) -> dict[str, str]:
    """The words filed under this kind, in small letters, each with its value."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["words"]: row["value"] or "" for row in rows if row["kind"] == kind}


@cache
def numbers_of(kind: str) -> dict[str, float]:
    """The same for kinds whose values are numbers."""
    return {word: float(value) for word, value in words_of(kind).items()}


@cache
def longest(kind: str) -> int:
    """Of how many words the longest phrase of a kind is."""
    return max(len(phrase.split()) for phrase in words_of(kind))
