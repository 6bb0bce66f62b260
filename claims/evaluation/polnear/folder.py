"""Reads the polnear folder: `articles.jsonl` with texts, `gold.jsonl` with one line for each attribution."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.evaluation.folders import Article, FolderProblem, parse_json, read_text, require

FILES = ("articles.jsonl", "gold.jsonl")
TEXT = {"doc_id": str, "text": str}
ROW = {"doc_id": str, "quote": list, "speaker": str | None}


def load(folder: Path) -> list[Article]:
    """All articles with their gold, by id; FolderProblem for an article without gold, or gold without its article."""
    texts = {record["doc_id"]: record["text"] for record in _lines(folder / "articles.jsonl", TEXT)}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in _lines(folder / "gold.jsonl", ROW):
        rows.setdefault(row["doc_id"], []).append(row)
    if missing := sorted(rows.keys() - texts.keys()):
        raise FolderProblem(f"There is no article for the gold of {missing[0]} in {folder}.")
    if missing := sorted(texts.keys() - rows.keys()):
        raise FolderProblem(f"There is no gold for {missing[0]} in {folder}.")
    return [Article(id, texts[id], rows[id]) for id in sorted(texts)]


def _lines(path: Path, fields: dict[str, type]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            where = f"{path}, line {number},"
            record = parse_json(line, where)
            require(record, fields, where)
            if not all(map(_is_span, [record.get("quote", [0, 0]), *(record.get("pieces") or [])])):
                raise FolderProblem(f"{where} has a span that is no [start, end].")
            yield record


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(end, int) for end in value)
