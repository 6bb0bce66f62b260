"""What somebody wants, asks, wonders or takes a stand on: found, and never taken for a claim."""

import pytest

from claims.extraction import extract
from claims.extraction.rules.attitudes import FRAMES, attitude_forms
from claims.extraction.wordlists import read_table
from claims.terms import AttitudeKind

CASES = [
    ("wants to", "Udio wants to settle the case.", "intention", "Udio", "to settle the case"),
    ("wants X to", "Udio wants the court to close the case.", "intention", "Udio", "the court to close the case"),
    ("refuses", "Udio refused to hand over the logs.", "intention", "Udio", "to hand over the logs"),
    ("plan to", "Udio’s plan to license the songs failed.", "intention", "Udio", "to license the songs"),
    ("ready to", "Udio is ready to pay the artists.", "intention", "Udio", "to pay the artists"),
    ("asked X to", "Nvidia asked the judge to end the case.", "request", "Nvidia", "the judge to end the case"),
    ("called on", "Nvidia called on the judge to end the case.", "request", "Nvidia", "the judge to end the case"),
    ("called for", "Ann Lee called for a ban on such tools.", "request", "Ann Lee", "a ban on such tools"),
    ("demanded that", "Ann Lee demanded that Udio pay her.", "request", "Ann Lee", "Udio pay her"),
    ("asked whether", "Ann Lee asked whether Udio had a license.", "question", "Ann Lee", "whether Udio had a license"),
    ("unclear", "It is unclear how Udio got the songs.", "question", None, "how Udio got the songs"),
    ("asked in quotes", "“Who owns these songs?” Ann Lee asked.", "question", "Ann Lee", "“Who owns these songs?”"),
    ("asking in quotes", "Ann Lee asked: “Who owns these songs?”", "question", "Ann Lee", "“Who owns these songs?”"),
    ("opposes", "Ann Lee opposes the new law on songs.", "stance", "Ann Lee", "the new law on songs"),
    ("criticism of", "Ann Lee’s criticism of the new law grew.", "stance", "Ann Lee", "the new law"),
]
NONE = [
    ("claim", "Udio said that it wants nothing."),
    ("within a quotation", "“We want to settle this case soon,” Ann Lee said."),
    ("too little", "Udio wants it."),
    ("another use", "The plan of the house is old."),
]


def found_in(text):
    return [
        (found.kind.value, found.speaker.canonical if found.speaker else None, found.content.of(text))
        for found in extract(text).attitudes
    ]


@pytest.mark.parametrize("text, kind, speaker, content", [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_attitudes(text, kind, speaker, content):
    assert (kind, speaker, content) in found_in(text)
    assert not [claim for claim in extract(text).attributions if claim.content.of(text) == content]


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_no_attitude(text):
    assert found_in(text) == []


def test_what_stands_within_one_is_part_of_it():
    assert len(found_in("Nvidia asked the judge to explain the plan to end the case.")) == 1


def test_their_directness_is_told():
    text = "Ann Lee called for a “full and final” ban on such tools. “Who owns these songs?” she asked."
    assert [found.directness.value for found in extract(text).attitudes] == ["mixed", "direct"]


def test_the_table_holds_only_frames_that_are_read():
    prepositions = {"for", "to", "about", "against", "on", "with", "of", "over"}
    frames = {frame for row in read_table("attitudes") for frame in row["frames"].split()}
    assert frames <= FRAMES.keys() | prepositions | {"quote"}


def test_every_kind_has_words():
    kinds = {entry.kind for entries in attitude_forms().values() for entry in entries}
    assert kinds == set(AttitudeKind)
