"""The cases of conflict point at claims and words that are there, and the short pairs are enough and of every slot."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.gold.linked import articles, members, read

MEMBER = re.compile(r"C\d\d[a-z]#\d+")
CONFLICTS = [f"C{number:02}" for number in range(1, 26, 2)]
SLOTS = {"amount", "date", "actor", "scope", "outcome", "polarity"}
RUNGS = ("unknown", "suspected", "may", "believed", "has evidence", "stated")


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def quotations(value: Any) -> Iterator[tuple[str, str]]:
    """Every (article, words) in a JSON value."""
    if isinstance(value, dict):
        if value.keys() >= {"article", "words"}:
            yield value["article"], value["words"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from quotations(item)


def test_each_row_of_the_conflicts_has_its_case():
    assert [case["id"] for case in read("conflicts", "expected.json")["cases"]] == CONFLICTS
    assert {id[:3] for id in articles("conflicts")} == set(CONFLICTS)


def test_the_cases_point_at_claims_and_words_that_are_there():
    expected = read("conflicts", "expected.json")
    assert {text for text in strings(expected["cases"]) if MEMBER.fullmatch(text)} <= members("conflicts")
    texts = {id: article["text"] for id, (article, _) in articles("conflicts").items()}
    assert [(id, words) for id, words in quotations(expected) if words not in texts[id]] == []


def test_the_rungs_of_a_drift_rise_by_what_is_said():
    for case in read("conflicts", "expected.json")["cases"]:
        drift = case.get("drift", {"rungs": [], "rises": []})
        height = {step["member"]: RUNGS.index(step["rung"]) for step in drift["rungs"]}
        assert all(height[rise["to"]] - height[rise["from"]] == rise["n"] > 0 for rise in drift["rises"]), case["id"]


@pytest.mark.parametrize("name, least, prefix", [("agreeing", 100, "A"), ("contradicting", 40, "X")])
def test_the_short_pairs_are_two_different_sentences(name, least, prefix):
    pairs = read("conflicts", f"{name}.json")["pairs"]
    assert len({pair["id"] for pair in pairs}) == len(pairs) >= least
    assert all(pair["id"].startswith(prefix) and pair["a"] != pair["b"] for pair in pairs)
    assert len({(pair["a"]["text"], pair["b"]["text"]) for pair in pairs}) == len(pairs)


def test_the_contradictions_cover_every_slot():
    assert {pair["slot"] for pair in read("conflicts", "contradicting.json")["pairs"]} == SLOTS
