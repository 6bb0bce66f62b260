"""Reads the dispute folder: `articles/ID.json` and `gold/ID.json`."""

from datetime import date
from pathlib import Path
from typing import Any

from claims.evaluation.folders import Article, FolderProblem, parse_json, read_text, require

FILES = ("articles", "gold")
NEEDED = dict.fromkeys(("claims", "parties", "times"), list)
SPAN = {"start": int, "end": int}
WHO = {"speaker_canonical": str | None, "via": list, "about": list}
LISTS = {
    "claims": {**SPAN, **WHO, "kind": str, "hedged": bool, "negated": bool},
    "optional_claims": SPAN,
    "parties": {"canonical": str, "type": str, "mentions": list},
    "sources": {"name": str},
    "times": {**SPAN, "value": str},
    "optional_times": SPAN,
}


def load(folder: Path) -> list[Article]:
    """All articles with their gold, by id; FolderProblem for an article without gold, or gold without its article."""
    texts, golds = _ids(folder / "articles"), _ids(folder / "gold")
    if missing := sorted(texts ^ golds):
        lacking = "gold" if missing[0] in texts else "article"
        raise FolderProblem(f"There is no {lacking} for {missing[0]} in {folder}.")
    return [_article(folder, id) for id in sorted(texts)]


def _ids(folder: Path) -> set[str]:
    if not folder.is_dir():
        raise FolderProblem(f"There is no folder {folder}.")
    return {path.stem for path in folder.glob("*.json")}


def _article(folder: Path, id: str) -> Article:
    where, gold_where = folder / "articles" / f"{id}.json", folder / "gold" / f"{id}.json"
    record = parse_json(read_text(where), str(where))
    require(record, {"text": str}, str(where))
    gold = parse_json(read_text(gold_where), str(gold_where))
    _check(gold, str(gold_where))
    about = {"published": _day(record.get("published"), where), "publisher": record.get("outlet")}
    return Article(id, record["text"], gold, **about, title=record.get("title"), url=record.get("url"))


def _check(gold: dict[str, Any], where: str) -> None:
    require(gold, NEEDED, where)
    given = {name: fields for name, fields in LISTS.items() if name in gold}
    require(gold, dict.fromkeys(given, list), where)
    for name, fields in given.items():
        for i, record in enumerate(gold[name]):
            require(record, fields, f"{where}: {name}[{i}]")


def _day(words: str | None, where: Path) -> date | None:
    """The day, alone or at the head of a time; None where the article is undated."""
    try:
        return date.fromisoformat(words[:10]) if words else None
    except (TypeError, ValueError) as error:
        raise FolderProblem(f"{where}: “published” is no day: {words!r}.") from error
