"""What became of a claim from one version to another, case by case."""

import pytest

from claims.terms import Certainty, ClaimChange
from claims.timeline.comparing import Told, change_of, compare, summary

ADDED, DROPPED, REVERSED, SOFTENED = ClaimChange.ADDED, ClaimChange.DROPPED, ClaimChange.REVERSED, ClaimChange.SOFTENED
HARDENED, REWORDED, MOVED, SAME = ClaimChange.HARDENED, ClaimChange.REWORDED, ClaimChange.MOVED, ClaimChange.SAME


def told(words: str = "DeepSeek used its models", start: int = 0, **fields) -> Told:
    fields = {"certainty": Certainty.STATED, "negated": False, "speaker": "OpenAI", **fields}
    return Told(words, start, **fields)


CASES = [
    ("nothing", told(), told(), SAME),
    ("commas and quotation marks", told("the lab, it said, paid"), told("“the lab it said paid”"), SAME),
    ("further down", told(), told(start=900), SAME),
    ("a hedge in the words", told(), told("DeepSeek may have used its models", certainty=Certainty.MAY), SOFTENED),
    ("a hedge around the words", told(), told(certainty=Certainty.SUSPECTED), SOFTENED),
    ("a hedge lost", told(certainty=Certainty.BELIEVED), told(), HARDENED),
    ("a rung up", told(certainty=Certainty.MAY), told(certainty=Certainty.BELIEVED), HARDENED),
    ("a negation", told(), told("DeepSeek used none of its models", negated=True), REVERSED),
    ("a negation that is less sure, too", told(), told(negated=True, certainty=Certainty.MAY), REVERSED),
    ("other words", told(), told("DeepSeek used their models"), REWORDED),
    ("another figure", told("it paid 15 million"), told("it paid 16 million"), REWORDED),
    ("another speaker", told(), told(speaker="Microsoft"), REWORDED),
    ("the same speaker, spelt otherwise", told(speaker="Élodie"), told(speaker="elodie"), SAME),
    ("unknown is no rung", told(certainty=Certainty.UNKNOWN), told(), SAME),
    ("not read in the later version", told(), told(certainty=None, negated=None, speaker=None), SAME),
    ("not read, and other words", told(), told("It did not", certainty=None, negated=None), REWORDED),
    ("only in the later version", None, told(), ADDED),
    ("only in the earlier version", told(), None, DROPPED),
]


@pytest.mark.parametrize("before,after,kind", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_claim(before, after, kind):
    assert change_of(before, after).kind is kind


def test_what_else_is_different_is_told_beside_it():
    before = told("it paid 1,500 dollars to 3 labs", speaker="OpenAI")
    after = told("it may have paid 1,600 dollars to 3 labs", certainty=Certainty.MAY, speaker="Microsoft")
    change = change_of(before, after)
    assert change.kind is SOFTENED
    assert change.rungs == -3
    assert change.details == ("figures: 1500 → 1600", "said by: OpenAI → Microsoft")


def test_a_figure_put_in_or_taken_out():
    assert change_of(told("it paid"), told("it paid 5 dollars")).details == ("figures: none → 5",)
    assert change_of(told("it paid 5 dollars"), told("it paid")).details == ("figures: 5 → none",)


def test_the_one_that_stands_elsewhere_has_moved():
    before = {n: told(f"claim {n}", start=n * 100) for n in range(4)}
    after = {n: told(f"claim {n}", start=(n * 100 + 400) % 500) for n in range(4)}
    changes = compare(before, after)
    assert [(change.before_key, change.kind) for change in changes if change.kind is not SAME] == [(0, MOVED)]


def test_the_gravest_change_comes_first():
    before = {1: told(), 2: told(start=10), 3: told(start=20), 4: told(start=30)}
    after = {1: told(), 3: told(certainty=Certainty.MAY, start=20), 4: told(negated=True, start=30), 5: told(start=40)}
    assert [(change.before_key or change.after_key, change.kind) for change in compare(before, after)] == [
        (2, DROPPED),
        (5, ADDED),
        (4, REVERSED),
        (3, SOFTENED),
        (1, SAME),
    ]


@pytest.mark.parametrize(
    "kinds,line",
    [
        ([], "no claim change"),
        ([SAME, SAME], "no claim change"),
        ([ADDED], "1 claim added"),
        ([ADDED, SOFTENED, ADDED, SAME], "2 claims added, 1 softened"),
        ([MOVED, DROPPED, REVERSED], "1 claim dropped, 1 turned round, 1 moved"),
    ],
)
def test_all_of_it_in_a_line(kinds, line):
    sides = {ADDED: (None, told()), DROPPED: (told(), None), REVERSED: (told(), told(negated=True))}
    sides |= {SOFTENED: (told(), told(certainty=Certainty.MAY)), SAME: (told(), told()), MOVED: (told(), told())}
    changes = [change_of(*sides[kind], is_moved=kind is MOVED) for kind in kinds]
    assert summary(changes) == line


def test_what_nobody_checked_is_known_as_that():
    assert change_of(told(), told(is_offer=True)).is_offer
    assert not change_of(told(), None).is_offer


def test_a_claim_that_was_rewritten_is_neither_dropped_nor_added():
    before = {1: told("DeepSeek took it", claim=7), 2: told("It rained", start=50, claim=8)}
    after = {3: told("some of it may have come to DeepSeek", certainty=Certainty.MAY, claim=7), 4: told(claim=9)}
    changes = [(change.before_key, change.after_key, change.kind) for change in compare(before, after)]
    assert changes == [(2, None, DROPPED), (None, 4, ADDED), (1, 3, SOFTENED)]


def test_tellings_of_no_known_claim_are_not_held_against_each_other():
    assert {change.kind for change in compare({1: told()}, {2: told()})} == {ADDED, DROPPED}
