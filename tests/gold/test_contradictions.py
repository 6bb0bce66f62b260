"""The least that finding contradictions must reach on the gold; a floor is raised when a figure has risen for good."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claims.evaluation.links import load_links
from claims.extraction.slots import slots_of
from claims.linking.contradicting import Conflict, Reading, contradictions
from claims.management.links import link_all
from claims.models import Anchor, Contradiction
from tests.gold.linked import HERE, articles, read

#: Of the 40 short pairs that contradict: found in the slot, and with the type. Of the 100 that agree: at most.
FLOOR_SLOTS, FLOOR_TYPES, MOST_FALSE = 39, 37, 0

KINDS = {
    "slip": "slip",
    "stale": "stale",
    "allegation_and_denial": "denial",
    "different_forum": "forum",
    "changed_mind": "changed_mind",
    "real_dispute": "dispute",
}


@cache
def judges() -> frozenset[str]:
    """Who speaks in rulings, by the annotation of the tuning folders."""
    golds = (gold for folder in ("links", "conflicts") for _, gold in articles(folder).values())
    return frozenset(
        one["speaker_canonical"] for gold in golds for one in gold["claims"] if one.get("medium") == "ruling"
    )


def reading(number: int, side: dict[str, Any]) -> Reading:
    day = date.fromisoformat(side["said_on"])
    slots = slots_of(side["text"], published=date.fromisoformat(side["published"] or side["said_on"]))
    speaker = side["speaker"]
    return Reading(number, side["text"], slots, speaker=speaker, said=(day, day), is_ruling=speaker in judges())


def conflicts_of(name: str) -> Iterable[tuple[dict[str, Any], list[Conflict]]]:
    for pair in read("conflicts", f"{name}.json")["pairs"]:
        yield pair, contradictions(reading(1, pair["a"]), reading(2, pair["b"]))


def test_the_pairs_that_contradict_each_other_are_found():
    found = list(conflicts_of("contradicting"))
    slots = [pair["id"] for pair, conflicts in found if pair["slot"] in [one.slot for one in conflicts]]
    types = [
        pair["id"]
        for pair, conflicts in found
        if (pair["slot"], KINDS[pair["type"]]) in [(one.slot, one.kind) for one in conflicts]
    ]
    assert len(slots) >= FLOOR_SLOTS
    assert len(types) >= FLOOR_TYPES


def test_the_pairs_that_agree_are_left_alone():
    assert len([pair["id"] for pair, conflicts in conflicts_of("agreeing") if conflicts]) <= MOST_FALSE


@pytest.mark.slow
@pytest.mark.django_db
def test_each_case_comes_out_as_expected():
    """Every conflict of the cases, with its slot and type, and none where two tellings agree."""
    link_all(load_links(Path(HERE / "conflicts")).articles)
    found = {}
    for row in Contradiction.objects.all():
        pair = frozenset((member(row.appearance_id), member(row.other_id)))
        found.setdefault(pair, []).append((row.slot, row.kind))
    for case in read("conflicts", "expected.json")["cases"]:
        for wanted in case.get("contradictions", ()):
            kinds = {KINDS[kind] for kind in wanted.get("types_accepted", [wanted["type"]])}
            told = found.get(frozenset((wanted["a"], wanted["b"])), [])
            assert [kind for slot, kind in told if slot == wanted["slot"] and kind in kinds], wanted
        for pair in case.get("no_contradictions", ()):
            assert not found.get(frozenset((pair["a"], pair["b"]))), pair


def member(appearance: int) -> str:
    """ARTICLE#INDEX of an appearance, by where it stands and what its article is."""
    anchor = Anchor.objects.select_related("snapshot").get(appearance=appearance)
    return members()[anchor.snapshot.text, anchor.start]


@cache
def members() -> dict[tuple[str, int], str]:
    return {
        (article["text"], claim["start"]): f"{id}#{number}"
        for id, (article, gold) in articles("conflicts").items()
        for number, claim in enumerate(gold["claims"])
    }
