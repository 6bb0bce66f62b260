"""The formats that a folder may have: how each is recognised, read and scored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.evaluation import dispute, polnear
from claims.evaluation.counts import ArticleScore
from claims.evaluation.dispute import folder as dispute_folder
from claims.evaluation.folders import Article, FolderProblem
from claims.evaluation.polnear import folder as polnear_folder

Score = Callable[[Article, dict[str, Any]], ArticleScore]


@dataclass(frozen=True, slots=True)
class Format:
    """`sections` are the scorers by what they look at, the whole first; `nothing` is the precision, and the recall,
    of articles that hold nothing and in which nothing was found.
    """

    name: str
    files: tuple[str, ...]
    load: Callable[[Path], list[Article]]
    sections: Mapping[str, Score]
    nothing: float


FORMATS = {
    "dispute": Format("dispute", dispute_folder.FILES, dispute_folder.load, {"all": dispute.score_article}, 1.0),
    "polnear": Format(
        "polnear",
        polnear_folder.FILES,
        polnear_folder.load,
        {
            "all": polnear.score_all,
            "claims alone": polnear.score_claims_alone,
            "direct and mixed": polnear.score_quoted,
        },
        0.0,
    ),
}


def load_folder(folder: Path, name: str | None = None) -> tuple[Format, list[Article]]:
    """The format, recognised by what lies in the folder unless it is named, and the articles with their gold."""
    if not folder.is_dir():
        raise FolderProblem(f"There is no folder {folder}.")
    format = FORMATS[name] if name else _recognised(folder)
    if missing := [file for file in format.files if not (folder / file).exists()]:
        raise FolderProblem(f"{folder} lacks {' and '.join(missing)}.")
    if not (articles := format.load(folder)):
        raise FolderProblem(f"There are no articles in {folder}.")
    return format, articles


def _recognised(folder: Path) -> Format:
    fitting = [format for format in FORMATS.values() if any((folder / file).exists() for file in format.files)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise FolderProblem(f"{folder} has files of several formats: name one with --format.")
    needed = ", or ".join(f"{' and '.join(format.files)} ({format.name})" for format in FORMATS.values())
    raise FolderProblem(f"{folder} is no folder to evaluate on: there must be {needed}.")
