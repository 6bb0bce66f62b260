"""Figures that one puts in the place of another's."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from claims.linking.opposing import relations_across, relations_within
from tests.linking.opposing.test_within import ACCUSER, FAR, THIRD, say

#: Neither speaks of the other, and their words are far from each other: nothing else sets them at odds.
GIVEN = say(1, ACCUSER, "ovens caught fire 31 times", about=())
COUNTED = say(2, THIRD, "it had counted 12 blazes, not 31, in the city", about=(), near=FAR)


def found(*statements) -> list[tuple]:
    return [(each.one.id, each.kind, each.other.id, each.words) for each in relations_within(statements)]


def test_a_figure_in_the_place_of_another_disputes_that():
    for statements in permutations((GIVEN, COUNTED)):
        assert found(*statements) == [(2, "disputes", 1, "31")]


def test_it_does_so_in_another_article_from_either_side():
    elsewhere = replace(COUNTED, article=2)
    for one, other in permutations((GIVEN, elsewhere)):
        relations = [(each.one.id, each.kind, each.other.id) for each in relations_across(one, [other])]
        assert relations == [(2, "disputes", 1)]


@pytest.mark.parametrize(
    "content",
    [
        "ovens caught fire 30 times",
        "it was fined $31 million",
        "they burnt 12 times, not 31 times",
    ],
)
def test_who_gives_another_figure_or_denies_it_too_is_not_disputed(content):
    assert found(replace(GIVEN, content=content), COUNTED) == []


def test_a_small_figure_says_little_without_the_words_around_it():
    counted = replace(COUNTED, content="there were three burnt kitchens, not two")
    assert found(replace(GIVEN, content="two doctors work there"), counted) == []
    assert found(replace(GIVEN, content="two kitchens burnt down"), counted) == [(2, "disputes", 1, "two")]


def test_a_speaker_who_gives_another_figure_later_supersedes_the_first_one():
    told = replace(GIVEN, camp=COUNTED.camp, speaker=COUNTED.speaker, published=date(2026, 3, 1))
    later = replace(COUNTED, article=2, published=date(2026, 5, 1))
    assert [(each.kind, each.other.id) for each in relations_across(later, [told])] == [("supersedes", 1)]
    assert found(told, COUNTED) == []
