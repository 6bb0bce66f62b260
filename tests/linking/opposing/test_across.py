"""How claims of different articles stand to each other: by their wordings alone."""

from dataclasses import replace
from datetime import date

import pytest

from claims.linking.opposing import relations_across
from tests.linking.opposing.test_within import ACCUSED, ACCUSER, say

CHARGE = say(1, ACCUSER, "Cobalt copied nine thousand maps from the archive")
DENIAL = replace(say(2, ACCUSED, "it copied no maps from that archive", is_negated=True, negation="no"), article=2)


def found(one, other):
    return [(each.one.id, each.kind, each.other.id) for each in relations_across(one, [other])]


def test_a_denial_elsewhere_is_found_from_either_side():
    assert found(CHARGE, DENIAL) == found(DENIAL, CHARGE) == [(2, "denies", 1)]


def test_others_than_the_accused_deny_from_afar_only_in_the_same_words():
    somebody = replace(DENIAL, camp=frozenset({"somebody"}), speaker="somebody")
    assert found(CHARGE, somebody) == [(2, "denies", 1)]
    assert found(CHARGE, replace(somebody, content="it has no dealings with them")) == []


def test_who_speaks_of_the_other_side_on_another_matter_denies_nothing():
    charge = replace(CHARGE, content="Cobalt copied every map in the archive", is_first=True)
    about_the_accuser = replace(DENIAL, about=charge.camp)
    assert found(charge, about_the_accuser) == [(2, "denies", 1)]
    assert found(charge, replace(about_the_accuser, content="the museum only never wins a debate")) == []


def test_the_longer_ago_the_less_sure():
    later = [replace(DENIAL, published=date(2024, month, 2)) for month in (5, 11)]
    soon, late = (relations_across(replace(CHARGE, published=date(2024, 5, 1)), [each]) for each in later)
    assert next(soon).confidence > next(late).confidence


@pytest.mark.parametrize(
    "printed, said, finds",
    [
        (date(2024, 5, 1), None, True),  # some days before, as happens where both are told late
        (date(2024, 4, 10), None, False),
        (date(2023, 5, 8), None, False),
        (date(2024, 4, 10), date(2024, 4, 1), True),  # the charge was told late, and not made late
        (date(2024, 4, 10), date(2024, 5, 2), False),
        (date(2024, 5, 20), None, True),
        (None, None, True),
    ],
)
def test_nobody_denies_what_is_said_months_later(printed, said, finds):
    charge = replace(CHARGE, published=date(2024, 5, 8), said=(said, said))
    denial = replace(DENIAL, published=printed)
    assert found(charge, denial) == found(denial, charge) == ([(2, "denies", 1)] if finds else [])


def test_other_words_deny_nothing():
    assert found(CHARGE, replace(DENIAL, content="it had no contract with the city")) == []


def test_the_later_by_the_clocks_supersedes_the_earlier():
    said = say(
        1, ACCUSED, "no maps were copied", is_negated=True, negation="no", said=(date(2024, 5, 1), date(2024, 5, 1))
    )
    now = replace(say(2, ACCUSED, "some maps were copied", said=(date(2024, 9, 1), date(2024, 9, 30))), article=2)
    assert found(said, now) == [(2, "supersedes", 1)]


def test_clocks_that_run_backwards_or_overlap_decide_nothing():
    fields = {"is_negated": True, "negation": "no"}
    said = say(1, ACCUSED, "no maps were copied", said=(date(2024, 5, 1), date(2024, 5, 31)), **fields)
    overlapping = replace(
        say(2, ACCUSED, "some maps were copied", said=(date(2024, 5, 20), date(2024, 6, 1))), article=2
    )
    backwards = replace(overlapping, said=(date(2024, 9, 1), date(2024, 3, 1)))
    assert found(said, overlapping) == []
    assert found(said, backwards) == []


def test_who_only_denies_something_else_later_takes_nothing_back():
    said = say(1, ACCUSED, "the maps came from surveys by its crews", said=(date(2024, 5, 1),) * 2)
    now = say(
        2, ACCUSED, "no map is sold to schools abroad", is_negated=True, negation="no", said=(date(2024, 9, 1),) * 2
    )
    assert found(said, replace(now, article=2)) == []
    again = replace(now, article=2, content="no maps came from surveys by crews")
    assert found(said, again) == [(2, "supersedes", 1)]
