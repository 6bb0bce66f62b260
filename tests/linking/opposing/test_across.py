"""How claims of different articles stand to each other: by their wordings alone."""

from dataclasses import replace
from datetime import date

from claims.linking.opposing import answer_from_afar, relations_across
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


def test_the_longer_ago_the_less_sure():
    later = [replace(DENIAL, published=date(2024, month, 2)) for month in (5, 11)]
    soon, late = (relations_across(replace(CHARGE, published=date(2024, 5, 1)), [each]) for each in later)
    assert next(soon).confidence > next(late).confidence


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


ANSWER = replace(say(2, ACCUSED, "it draws maps from surveys of its own"), article=2, published=date(2024, 6, 1))
EARLIER = replace(CHARGE, published=date(2024, 5, 1))


def test_an_answer_elsewhere_is_against_the_nearest_earlier_charge():
    other = replace(say(3, ACCUSER, "Cobalt sells maps", near=0.5), article=3, published=date(2024, 4, 1))
    found = answer_from_afar(ANSWER, [other, EARLIER])
    assert (found.kind, found.other, found.rule) == ("disputes", EARLIER, "leaves no room elsewhere")


def test_nobody_answers_what_was_not_yet_published():
    assert answer_from_afar(ANSWER, [replace(EARLIER, published=date(2024, 7, 1))]) is None
    assert answer_from_afar(ANSWER, [CHARGE]) is None


def test_no_stance_is_no_answer_from_afar():
    assert answer_from_afar(replace(ANSWER, content="it draws maps"), [EARLIER]) is None


def test_a_denial_is_no_charge():
    denied = replace(EARLIER, is_denial=True)
    assert answer_from_afar(ANSWER, [denied]) is None
