"""Two tellings of one matter, slot by slot; and pairs that only look as if they differed."""

from dataclasses import replace
from datetime import date

import pytest

from claims.extraction.slots import slots_of
from claims.linking.contradicting import Reading, contradictions

SAID = (date(2025, 5, 6), date(2025, 5, 6))
LATER = (date(2025, 11, 30), date(2025, 11, 30))


def read(number: int, words: str, speaker: str = "Cobalt", **fields) -> Reading:
    slots = slots_of(words, published=date(2025, 5, 6))
    return Reading(id=number, words=words, slots=slots, speaker=speaker, **{"said": SAID, **fields})


def found(one: str, other: str, second: str = "Cobalt", **fields) -> list[tuple]:
    conflicts = contradictions(read(1, one), read(2, other, second, **fields))
    return [(each.slot, each.kind, each.reading, each.other_reading) for each in conflicts]


@pytest.mark.parametrize(
    "one, other, conflict",
    [
        (
            "Cobalt will pay $2.5 billion.",
            "Cobalt will pay $2.5 million.",
            ("amount", "slip", "$2.5 billion", "$2.5 million"),
        ),
        ("Cobalt scanned 5,400 maps.", "Cobalt scanned 4,500 maps.", ("amount", "slip", "5,400", "4,500")),
        (
            "The archive sued Cobalt on 3 March 2024.",
            "The archive filed its suit against Cobalt on 3 March 2023.",
            ("date", "slip", "3 March 2024", "3 March 2023"),
        ),
        ("Cobalt deleted the scans in 2022.", "Cobalt deleted the scans in May 2022.", None),
        ("Cobalt filed its answer on 3 May 2024.", "Cobalt announced its answer on 4 May 2024.", None),
        ("Cobalt owes no licence fees.", "Cobalt owes licence fees.", ("polarity", "slip", "no", "owes")),
        ("The court granted the motion.", "The court denied the motion.", ("outcome", "slip", "granted", "denied")),
        ("All of the maps were licensed.", "A fifth of the maps were licensed.", ("scope", "slip", "All", "A fifth")),
        ("Cobalt ignores the order.", "Cobalt does not obey the order.", None),
        ("Cobalt used 3,100 maps in all.", "1,200 of the maps were drawn in Brno.", None),
        ("Cobalt scanned over 5,000 maps.", "Cobalt scanned 5,412 maps.", None),
        ("Cobalt was asked 1.6 crore times.", "Cobalt was asked 16 million times.", None),
        ("Copying the maps was lawful.", "Selling the prints was not lawful.", None),
    ],
)
def test_what_one_speaker_is_told_to_have_said_at_one_time(one, other, conflict):
    assert found(one, other) == ([conflict] if conflict else [])


def test_a_unit_that_slipped_is_named():
    conflict = contradictions(read(1, "The fund holds $2.5 billion."), read(2, "Cobalt pays $2.5 million."))[0]
    assert conflict.evidence == {"note": "likely unit slip"}


@pytest.mark.parametrize(
    "one, other, fields, kind",
    [
        ("Cobalt used the maps.", "Cobalt never used the maps.", {"second": "Lumen"}, "denial"),
        ("Cobalt used the maps.", "Cobalt never used the maps.", {"said": LATER}, "changed_mind"),
        ("Cobalt scanned 400 maps.", "Cobalt scanned 900 maps.", {"said": LATER}, "stale"),
        ("Cobalt scanned 400 maps.", "Cobalt scanned 900 maps.", {"second": "Lumen"}, "dispute"),
        ("The suit is still pending.", "The suit is closed.", {"second": "Lumen", "said": LATER}, "stale"),
    ],
)
def test_why_they_differ(one, other, fields, kind):
    assert [each[1] for each in found(one, other, **fields)] == [kind]


@pytest.mark.parametrize(
    "one, other",
    [
        ("The suit was filed in May 2024.", "Lumen filed its suit in May 2023."),
        ("It names no firm.", "The White House told her so."),
        ("It is the first appeal on fair use and training.", "Some use would not be fair."),
    ],
)
def test_what_has_no_name_or_too_few_words_in_common_is_another_matter(one, other):
    assert found(one, other, "Lumen") == []


def test_courts_that_differ_are_in_different_forums():
    one = read(1, "The copies of the maps were lawful.", "Judge Aldous", is_ruling=True)
    other = read(2, "The copies of the maps were not lawful.", "Judge Brandt", is_ruling=True)
    assert [(each.slot, each.kind) for each in contradictions(one, other)] == [("outcome", "forum")]


def test_the_year_of_a_docket_is_shown_as_evidence_and_decides_nothing():
    one = read(1, "The archive sued Cobalt in March 2023.", load_text=lambda: "The docket number was 3:23-cv-01234.")
    other = read(2, "The archive sued Cobalt in March 2024.", load_text=lambda: "It is now 5:24-cv-00077.")
    (conflict,) = contradictions(one, other)
    assert conflict.evidence["decides"] == [{"words": "3:23-cv-01234", "year": 2023, "agrees_with": ["reading"]}]


def test_a_ruling_is_given_once():
    held = {"speaker": "Judge Aldous", "is_ruling": True, "said_words": "in May", "said": SAID}
    one = read(1, "The maps were copied lawfully.", **held)
    other = replace(read(2, "The maps were lawfully copied.", **held), said=LATER, said_words="in November")
    assert [(each.slot, each.reading) for each in contradictions(one, other)] == [("date", "in May")]
    assert contradictions(replace(one, is_ruling=False), replace(other, is_ruling=False)) == []


def test_one_case_with_two_defendants_is_shown():
    held = {
        "speaker": "Judge Aldous",
        "is_ruling": True,
        "is_negated": True,
        "load_text": lambda: "[2025] EWHC 2863 (Ch)",
    }
    one = read(1, "Cobalt's model is not a copy.", names=("Cobalt",), about=frozenset({1}), **held)
    other = read(2, "Lumen was not liable.", names=("Lumen",), about=frozenset({2}), **held)
    assert [(each.slot, each.reading, each.other_reading) for each in contradictions(one, other)] == [
        ("actor", "Cobalt", "Lumen")
    ]


def test_backward_and_open_ranges_of_days_contradict_nothing():
    held = {"speaker": "Judge Aldous", "is_ruling": True, "said_words": "then"}
    one = read(1, "The maps were copied lawfully.", **held, **{"said": (date(2025, 9, 1), date(2025, 3, 1))})
    other = read(2, "The maps were lawfully copied.", **held, **{"said": (None, None)})
    assert contradictions(one, other) == []
