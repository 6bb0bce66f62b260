"""Claims that are no clause: whom the verb is about, what is admitted, shown, quoted or only said to be."""

import pytest

CASES = [
    ("passive", "Udio was accused by Nvidia of copying its songs.", "turned-of", "Nvidia", "copying its songs"),
    ("sued by", "Udio was sued by Nvidia for copying its songs.", "object-for", "Nvidia", "copying its songs"),
    ("described by", "The tool was described by Nvidia as a great step.", "turned-as", "Nvidia", "a great step"),
    ("whom", "Udio, whom Nvidia accuses of copying its songs, is silent.", "turned-of", "Nvidia", "copying its songs"),
    ("admitted", "Udio admitted downloading a million songs.", "object-matter", "Udio", "downloading a million songs"),
    (
        "admitted to",
        "Udio admitted to having downloaded a million songs.",
        "object-matter",
        "Udio",
        "having downloaded a million songs",
    ),
    ("acknowledged", "Udio acknowledged the use of old songs.", "object-matter", "Udio", "the use of old songs"),
    ("warned of", "Ann Lee warned the firm of a wave of lawsuits.", "object-matter", "Ann Lee", "a wave of lawsuits"),
    ("poll", "The poll shows a narrow lead for Lee.", "object-matter", "poll", "a narrow lead for Lee"),
    (
        "blamed",
        "Udio blamed Nvidia for the loss of the songs.",
        "object-of",
        "Udio",
        "Nvidia for the loss of the songs",
    ),
    (
        "stray quotation",
        "In a speech in May, Ann Lee attacked “the slow and careless theft of songs”.",
        "stray",
        "Ann Lee",
        "“the slow and careless theft of songs”",
    ),
    ("hearsay", "Udio is said to have copied the songs.", "hearsay", None, "Udio is said to have copied the songs"),
    ("accused", "Udio stands accused. It was accused of theft.", "hearsay", None, "It was accused of theft"),
    ("reportedly", "Udio reportedly copied the songs.", "hearsay", None, "Udio reportedly copied the songs"),
]
NONE = [
    ("shown things", "Ann Lee showed the visitors a very old machine."),
    ("request", "Ann Lee told her staff to “go home and stay there for good”."),
    ("unquantified", "Udio cited by name nobody."),
    ("denied nothing", "Udio never admitted copying the songs."),
    ("expected", "The ruling is expected to come in May."),
]


@pytest.mark.parametrize("text, rule, speaker, content", [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_objects(claims_in, text, rule, speaker, content):
    found = [(claim["rule"], claim["speaker"], claim["content"]) for claim in claims_in(text)]
    assert found == [(rule, speaker, content)]


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_no_claim(claims_in, text):
    assert claims_in(text) == []


def test_the_accused_is_whom_a_turned_claim_is_about(claims_in):
    (claim,) = claims_in("Udio was accused by Nvidia of stealing songs.")
    assert claim["about"] == ["Udio"]


def test_who_admits_a_deed_is_whom_it_is_about(claims_in):
    (claim,) = claims_in("Nvidia admitted copying songs.")
    assert claim["about"] == ["Nvidia"]


def test_hearsay_is_believed_at_most(claims_in):
    (claim,) = claims_in("Udio is said to have copied the songs.")
    assert (claim["certainty"], claim["via"]) == ("believed", [])
