"""The extraction keeps to the floors of the gold set, and the gold set is the one that they were measured on."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from claims.evaluation import evaluate, load_folder
from claims.evaluation.export import as_json
from claims.management.answers import answer, questions_on

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def digest(folder: Path) -> str:
    """One hash over the names and contents of all files of a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.json")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


@pytest.mark.parametrize("name", FLOORS)
def test_the_gold_is_the_one_that_was_measured(name):
    assert digest(HERE / name) == FLOORS[name]["digest"]


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_is_below_its_floor(name):
    format, articles = load_folder(HERE / name)
    answers = {question.id: answer(question) for question in questions_on(articles, with_lexicon=True)}
    figures = as_json(evaluate(format, articles, answers))["sections"]["all"]

    found = {key: (figures[key].get("f1") or figures[key])["value"] for key in FLOORS[name]["least"]}
    below = {key: (round(found[key], 3), least) for key, least in FLOORS[name]["least"].items() if found[key] < least}
    assert not below
