"""Annotated articles, linked: by what is found, or in the groups that are given."""

from datetime import date

import pytest

from claims.evaluation import Article
from claims.evaluation.links import Group, Linked
from claims.management.links import link_all

pytestmark = pytest.mark.django_db

TEXTS = {
    "a1": ("The Daily", "OpenAI said that DeepSeek copied the answers of its models."),
    "a2": ("The Weekly", "OpenAI said that DeepSeek had copied the answers of its models."),
    "a3": ("The Monthly", "OpenAI said that prices would rise in the autumn."),
}
CLAIM = {"kind": "indirect", "cue": "said", "speaker": "OpenAI", "speaker_canonical": "OpenAI", "via": [], "about": []}


def gold_of(text: str) -> dict:
    return {"claims": [claim_in(text)], "parties": [], "times": []}


def articles() -> list[Article]:
    return [
        Article(id, text, gold_of(text), date(2025, 1, 30), outlet, text[:20]) for id, (outlet, text) in TEXTS.items()
    ]


def claim_in(text: str) -> dict:
    return {**CLAIM, "start": text.index("that ") + len("that "), "end": len(text), "hedged": False, "negated": False}


def test_claims_are_joined_as_the_linking_finds_them():
    assert set(link_all(articles()).groups) == {Linked(("a1#0", "a2#0"), 1), Linked(("a3#0",), 1)}


def test_given_groups_are_joined_as_annotated():
    answer = link_all(articles(), [Group("g", ("a1#0", "a3#0"), 1)])
    assert set(answer.groups) == {Linked(("a1#0", "a3#0"), 1), Linked(("a2#0",), 1)}
