"""The shipped lists and the lexicon as a value."""

import pytest

from claims.extraction.lexicon import OUTLET, Lexicon, LexiconEntry
from claims.extraction.wordlists import read_table
from claims.terms import Certainty, CueClass, PartyKind


@pytest.mark.parametrize(
    "words, canonical",
    [
        ("NYT", "The New York Times"),
        ("the New York Times", "The New York Times"),
        ("OpenAI’s", "OpenAI"),
        ("Third Circuit", "Third Circuit"),
        ("mint", None),
        ("Mealey’s", "Mealey's"),
        ("Mealey", None),
    ],
)
def test_lookup(words, canonical):
    entry = Lexicon.load().lookup(words)

    assert (entry.canonical if entry else None) == canonical


def test_an_extension_wins_and_leaves_the_original_alone():
    shipped = Lexicon.load()
    extended = shipped.extended_with([LexiconEntry("OpenAI Foundation", "organisation", ("OpenAI",))])

    assert extended.lookup("OpenAI").canonical == "OpenAI Foundation"
    assert shipped.lookup("OpenAI").canonical == "OpenAI"


def test_the_empty_one_knows_nobody():
    assert Lexicon.empty().lookup("OpenAI") is None


def test_an_outlet_that_acts_is_an_organisation():
    assert Lexicon.load().lookup("Reuters").party_kind is PartyKind.ORGANISATION


def test_every_kind_in_the_list_is_known():
    assert {row["kind"] for row in read_table("lexicon")} <= {kind.value for kind in PartyKind} | {OUTLET}


def test_every_cue_has_a_known_class_and_certainty():
    for name in ("cues", "nouns"):
        for row in read_table(name):
            assert CueClass(row["class"])
            assert Certainty(row["certainty"])
