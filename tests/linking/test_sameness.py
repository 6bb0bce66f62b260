"""Same proposition or not: likeness proposes, slots decide."""

from datetime import date

import numpy as np
import pytest

from claims.extraction.slots import slots_of
from claims.extraction.slots_json import as_json
from claims.linking.sameness import Stated, compare

TOWARDS = np.array([1.0, 0.0])


def stated(words: str, nearness: float = 1.0, *, negated: bool = False, about: tuple[str, ...] = ()) -> Stated:
    """A telling of these words, so near to those with a nearness of 1."""
    slots = as_json(slots_of(words, published=date(2025, 3, 1)))
    stems = [word.strip(".,").lower() for word in words.split()]
    vector = np.array([nearness, (1 - nearness**2) ** 0.5])
    return Stated({**slots, "stems": stems, "negated": negated, "about": list(about)}, vector)


COPIED = "DeepSeek copied the answers of OpenAI’s models."
SAME = {
    "the same words": (stated(COPIED), stated(COPIED)),
    "near in other words": (stated(COPIED), stated("DeepSeek took what OpenAI had answered.", 0.96)),
    "a rounder number": (stated("It opened 24,000 accounts."), stated("It opened some 24 thousand accounts.", 0.98)),
    "a number left out": (stated("It will pay $1.5 billion."), stated("It will pay.", 0.97)),
    "one is about nobody": (stated("They declined to comment.", about=("Getty",)), stated("They declined to comment.")),
}
OTHER = {
    "another matter": (stated(COPIED), stated("Grain prices will rise.", 0.8), ""),
    "a denial": (stated(COPIED), stated(COPIED, negated=True), "denies"),
    "another amount": (stated("It will pay $1.5 billion."), stated("It will pay $1.5 million."), "other numbers"),
    "another year": (stated("Meta copied it in 2022."), stated("Meta copied it in 2024."), "another time"),
    "the other way round": (stated("Getty sued OpenAI."), stated("OpenAI sued Getty."), "other people do it"),
    "about others": (
        stated("He copied it.", about=("Getty",)),
        stated("He copied it.", about=("Meta",)),
        "about others",
    ),
    "another model": (stated("GPT-4 was trained on it."), stated("GPT-5 was trained on it."), "another version"),
}


@pytest.mark.parametrize("one, other", SAME.values(), ids=SAME)
def test_the_same(one, other):
    match = compare(one, other)
    assert match.same
    assert not match.apart
    assert compare(other, one).score == match.score


@pytest.mark.parametrize("one, other, why", OTHER.values(), ids=OTHER)
def test_another(one, other, why):
    match = compare(one, other)
    assert not match.same
    assert why in match.apart
    assert why in compare(other, one).apart
    assert match.why
    assert 0 <= match.score <= 1


def test_news_seldom_says_a_thing_twice_in_one_article():
    one, other = stated(COPIED), stated("DeepSeek took what OpenAI had answered.", 0.9)
    assert compare(one, other, one_article=True).score < compare(one, other).score


def test_what_speaks_for_it_is_said():
    match = compare(stated("It opened 24,000 accounts."), stated("It opened 24,000 false accounts."))
    assert "same numbers: 24,000" in match.why
    assert "same words" in match.why
