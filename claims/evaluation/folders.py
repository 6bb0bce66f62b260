"""Articles with their gold, from the files of a folder: what every format shares.

Whatever is wrong with a file is told in a sentence that names it, as a FolderProblem.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


class FolderProblem(Exception):
    """A folder that cannot be evaluated; the message says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what people found in it: `gold` is JSON in the shape of the folder's format."""

    id: str
    text: str
    gold: Any
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


def read_text(path: Path) -> str:
    """A UTF-8 file."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FolderProblem(f"{path} is not UTF-8.") from error
    except OSError as error:
        raise FolderProblem(f"Cannot read {path}: {error.strerror or error}.") from error


def parse_json(text: str, where: str) -> dict[str, Any]:
    """One JSON object; `where` names its place in a message."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FolderProblem(f"{where} is no JSON: {error}.") from error
    if not isinstance(value, dict):
        raise FolderProblem(f"{where} is no JSON object.")
    return value


def require(record: Any, fields: Mapping[str, type], where: str) -> None:
    """FolderProblem unless `record` is an object whose `fields` are all there and of the types given."""
    if not isinstance(record, dict):
        raise FolderProblem(f"{where} is no JSON object.")
    for name, kind in fields.items():
        if name not in record:
            raise FolderProblem(f"{where} lacks “{name}”.")
        if not isinstance(record[name], kind):
            raise FolderProblem(f"{where}: “{name}” must not be {json.dumps(record[name])[:40]}.")


def choose(articles: Sequence[Article], only: Sequence[str]) -> list[Article]:
    """The articles with these ids, in the order of the folder; FolderProblem for an id that is not there."""
    if unknown := sorted(set(only) - {article.id for article in articles}):
        raise FolderProblem(f"There is no article {', '.join(unknown)} in this folder.")
    return [article for article in articles if article.id in only]


def halves(articles: Iterable[Article]) -> tuple[list[Article], list[Article]]:
    """Every other article by id, from the first on; and the rest. Tune rules on one half, check them on the other."""
    ordered = sorted(articles, key=lambda article: article.id)
    return ordered[::2], ordered[1::2]
