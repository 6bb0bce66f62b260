"""Reads the gold of the linking: articles with their claims, groups, and pairs of claims."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def read(*parts: str) -> dict[str, Any]:
    return json.loads(HERE.joinpath(*parts).read_text(encoding="utf-8"))


def articles(folder: str) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Each article with its gold, by id."""
    ids = sorted(path.stem for path in (HERE / folder / "articles").glob("*.json"))
    return {id: (read(folder, "articles", f"{id}.json"), read(folder, "gold", f"{id}.json")) for id in ids}


def members(folder: str) -> set[str]:
    """Every claim of the folder, as ARTICLE#INDEX."""
    return {f"{id}#{i}" for id, (_, gold) in articles(folder).items() for i in range(len(gold["claims"]))}


def pairs(folder: str) -> list[dict[str, Any]]:
    """All pairs of claims of the folder, of every kind."""
    links = read(folder, "links.json")
    lookalikes = lookalikes_of(folder)
    return [*links["disputes"], *links["optional_disputes"], *lookalikes]


def lookalikes_of(folder: str) -> list[dict[str, Any]]:
    """The pairs that are not the same claim; none where the folder has no such file."""
    return read(folder, "lookalikes.json")["pairs"] if (HERE / folder / "lookalikes.json").exists() else []
