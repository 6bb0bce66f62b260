"""What a sentence comes to: descriptions, explanations and asides left out, all else kept."""

import pytest

from claims.extraction.gist import gist_of
from claims.extraction.pipeline import parse

NAMES = ["Corvane", "Lyrio", "Tonewell", "Ibis", "Scribewell", "National Library"]


@pytest.mark.parametrize(
    "words, gist",
    [
        (
            "Corvane found evidence that Chinese artificial intelligence startup Lyrio used its model for training.",
            "Corvane found evidence that Lyrio used its model for training.",
        ),
        (
            "Corvane saw signs of distillation by Lyrio, a technique where developers use outputs of larger models.",
            "Corvane saw signs of distillation by Lyrio.",
        ),
        (
            "Corvane, which is backed by two banks, has refused to sign licences.",
            "Corvane has refused to sign licences.",
        ),
        ("Its Chinese competitor, Lyrio, has used the model.", "Lyrio has used the model."),
        (
            "Lyrio – a London firm with a film director (pictured) on its board – copied twelve million pictures.",
            "Lyrio copied twelve million pictures.",
        ),
        (
            "Lyrio copied pictures through the programming interface (API) of Corvane.",
            "Lyrio copied pictures through the programming interface of Corvane.",
        ),
    ],
)
def test_what_is_said_by_the_way_is_left_out(words, gist):
    assert gist_of(parse(words), NAMES) == gist


@pytest.mark.parametrize(
    "words",
    [
        "Lyrio copied the books of Corvane.",
        "Ibis was trained on the National Library's scans, six hundred thousand volumes of them.",  # how much it was
        "Stories were filtered out of the data, all of it.",
        "Scribewell trained its model Ibis on recordings.",  # nothing but the name would be left of what it has
        "The books that Corvane bought were burnt.",  # which books
        "Lyrio, its rival, won.",  # three words would be left
        "",
    ],
)
def test_what_a_sentence_says_stays(words):
    assert gist_of(parse(words), NAMES) == words


def test_names_that_only_stand_in_an_aside_go_with_it():
    assert gist_of(parse("Lyrio, which Tonewell owns, denied all that."), NAMES) == "Lyrio denied all that."


def test_without_names_the_rest_goes_all_the_same():
    assert gist_of(parse("The firm, which is new, has won three cases."), []) == "The firm has won three cases."
