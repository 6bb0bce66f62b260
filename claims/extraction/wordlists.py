"""Reads the word lists in `data/`: tab-separated tables with a header, which a non-programmer can review."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.tsv` as dicts by column; lines that begin with # are remarks."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        return tuple({column: (value or "").strip() for column, value in row.items()} for row in rows)


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words that `data/words.tsv` files under this kind, in lower case."""
    return frozenset(row["word"] for row in read_table("words") if row["kind"] == kind)
