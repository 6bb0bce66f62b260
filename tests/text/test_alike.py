"""Why two names may be one party's."""

import re

import pytest

from claims.terms import MatchKind, PartyKind
from claims.text.alike import distance, likeness, may_be_one_kind, shorter_forms, spelt_out
from claims.text.names import fold

BODY, PERSON = PartyKind.ORGANISATION, PartyKind.PERSON


@pytest.mark.parametrize(
    "one, other, kind, match",
    [
        ("FTC", "Federal Trade Commission", BODY, MatchKind.ACRONYM),
        ("SACEM", "Society of Authors, Composers, Editors and Musicians", BODY, MatchKind.ACRONYM),
        ("ITV", "Irish Television", BODY, None),
        ("AI", "Anthropic Industries", BODY, None),
        ("Getty", "Getty Images", BODY, MatchKind.LONGER),
        ("York Times", "The New York Times", BODY, MatchKind.LONGER),
        ("House", "White House", BODY, None),
        ("News Corp", "Even Keel News", BODY, None),
        ("Images", "Getty Images UK", BODY, None),
        ("Altman", "Sam Altman", PERSON, MatchKind.LONGER),
        ("Sam Altman", "Samuel Altman", PERSON, None),
        ("Kevin Scott", "Kevin J. Scott", PERSON, MatchKind.LONGER),
        ("Sam", "Sam Altman", PERSON, None),
        ("Kevin Scott", "Ann Scott", PERSON, None),
        ("Walt Disney Co.", "The Walt Disney Company", BODY, MatchKind.SPELLING),
        ("J.K. Rowling", "J. K. Rowling", PERSON, MatchKind.SPELLING),
        ("OpenAI", "OpenAl", BODY, MatchKind.SPELLING),
        ("Anthropic", "Antrophic", BODY, MatchKind.SPELLING),
        ("GPT-4 Labs", "GPT-5 Labs", BODY, None),
        ("Meta", "Beta", BODY, None),
        ("Johnson", "Bohnson", PERSON, None),
        ("OpenAI", "openai", BODY, MatchKind.SAME_NAME),
        ("OpenAI", "Anthropic", BODY, None),
        ("Meta", "Meta and Suno", PartyKind.GROUP, None),
    ],
)
def test_why_two_names_may_be_one(one, other, kind, match):
    for pair in ((one, other), (other, one)):
        found = likeness(*pair, kind)
        assert (found and found.kind) == match


def test_who_may_be_one():
    assert may_be_one_kind(BODY, PartyKind.GOVERNMENT)
    assert not may_be_one_kind(BODY, PERSON)
    assert not may_be_one_kind(BODY, PartyKind.PRODUCT)
    assert not may_be_one_kind(PartyKind.UNNAMED, PartyKind.UNNAMED)


def test_shorter_forms_are_looked_up_and_initials_spelt_out():
    assert shorter_forms("The Federal Trade Commission") == {
        *("federal", "federal trade", "trade commission", "commission", "federal commission", "ftc")
    }
    pattern = spelt_out("FTC")
    assert re.match(pattern, fold("Federal Trade Commission"))
    assert re.match(pattern, fold("Federation of the Trade in Cars"))
    assert not re.match(pattern, fold("Federal Court"))
    assert spelt_out("Meta") is None
    assert spelt_out("AI") is None


@pytest.mark.parametrize("one, other, n", [("", "abc", 3), ("abc", "abd", 1), ("kitten", "sitting", 3), ("a", "a", 0)])
def test_distance(one, other, n):
    assert distance(one, other) == distance(other, one) == n
