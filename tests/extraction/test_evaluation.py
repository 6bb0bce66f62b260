"""The real article that the project began with; skipped where the evaluation folder is not at hand."""

import json
from datetime import date
from pathlib import Path

import pytest

from claims.extraction import extract
from claims.extraction.export import as_json

FOLDER = Path(__file__).parents[3] / "shared" / "eval" / "dispute"
LEAST_FOUND = 9


@pytest.fixture(scope="module")
def seed() -> tuple[list[dict], list[dict]]:
    """Gold claims and found claims of the article `seed`."""
    if not FOLDER.is_dir():
        pytest.skip("no evaluation folder at ../shared/eval/dispute")
    article, gold = (json.loads((FOLDER / part / "seed.json").read_text()) for part in ("articles", "gold"))
    day = date.fromisoformat(article["published"])
    found = extract(article["text"], published=day, publisher=article["outlet"])
    return gold["claims"], as_json(found, article["text"], "seed")["claims"]


def overlap(one: dict, other: dict) -> float:
    """Share of the characters of both that they have in common, 0 to 1."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(shared, 0) / (max(one["end"], other["end"]) - min(one["start"], other["start"]))


def test_enough_claims_are_found(seed):
    gold, found = seed

    assert sum(any(overlap(claim, other) >= 0.5 for other in found) for claim in gold) >= LEAST_FOUND


@pytest.mark.parametrize("outlet", ["Bloomberg", "The New York Times"])
def test_both_chains_are_found(seed, outlet):
    assert any(claim["via"] == [outlet] for claim in seed[1])
