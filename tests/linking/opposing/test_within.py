"""How the claims of one article stand to each other, by who speaks about whom."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from claims.linking.opposing import relations_within
from claims.linking.statements import Statement

#: The angle between the vectors of two sentences that have nothing in common.
FAR = 0.65

ACCUSER, ACCUSED, THIRD, PRODUCT = "Ostrava Weekly", "Cobalt", "Lumen", "Pebble"


def say(number: int, camp: str, content: str, about=(ACCUSED,), near: float = 0.0, **fields) -> Statement:
    """A statement in a paragraph of its own, whose vector lies ``near`` (an angle) the first one's."""
    return Statement(
        id=number,
        claim=number,
        article=1,
        place=100 * number,
        paragraph=number,
        is_first=number == 1,
        content=content,
        speaker=camp,
        camp=frozenset({camp}),
        about=frozenset(about),
        vector=np.array([np.cos(near), np.sin(near)]),
        **fields,
    )


CHARGE = say(1, ACCUSER, "Cobalt took nine thousand maps from its archive")


def found(*statements: Statement) -> list[tuple]:
    return [(each.one.id, each.kind, each.other.id) for each in relations_within(statements)]


@pytest.mark.parametrize(
    "answer, kind",
    [
        (say(2, ACCUSED, "it has not been near the place", is_negated=True, negation="not"), "denies"),
        (say(2, ACCUSED, "any of this happened", is_denial=True, cue="denies"), "denies"),
        (say(2, ACCUSED, "the report is baseless"), "denies"),
        (say(2, ACCUSED, "it draws on surveys of its own"), "disputes"),
        (say(2, ACCUSED, "the surveys came from a dealer", cue="replied"), "disputes"),
        (say(2, ACCUSED, "some sheets may have come along", cue="admitted"), "answers"),
        (say(2, ACCUSED, "it regrets the confusion", cue="said"), "answers"),
    ],
)
def test_what_the_accused_say_stands_against_the_charge(answer, kind):
    assert found(CHARGE, answer) == [(2, kind, 1)]


def test_what_the_accused_say_without_a_sign_of_answering_is_left_open():
    assert found(CHARGE, say(2, ACCUSED, "the surveys came from a dealer", cue="said", near=FAR)) == []


@pytest.mark.parametrize("words", ["it gave no detail of what it had seen", "the firm declined to discuss the archive"])
def test_who_says_nothing_on_the_matter_denies_nothing(words):
    silent = say(2, ACCUSED, words, about=[ACCUSED], is_negated=True, negation="no", cue="told")
    assert found(CHARGE, silent) == []


def test_who_tells_of_anothers_silence_denies_nothing():
    told = say(2, THIRD, "the archive itself gave no detail", is_negated=True, negation="no", about=[ACCUSER])
    assert found(CHARGE, told) == []


def test_who_charges_others_with_silence_may_dispute():
    back = say(
        2, ACCUSED, "the archive gave no answer when asked for maps", is_negated=True, negation="no", about=[ACCUSER]
    )
    assert found(CHARGE, back) != []


def test_who_denies_is_the_accused_and_not_a_bystander():
    bystander = say(2, THIRD, "it has no dealings with them", about=[THIRD], near=FAR, is_negated=True, negation="no")
    assert found(CHARGE, bystander) == []


def test_an_answer_means_the_nearest_charge():
    other = say(2, ACCUSER, "Cobalt underpays its drivers", near=FAR)
    answer = say(3, ACCUSED, "it pays no driver less than the law asks for", near=0.5, is_negated=True, negation="no")
    assert found(CHARGE, other, answer)[0] == (3, "denies", 2)


SWEEPING = say(3, ACCUSED, "we disagree with these claims and will defend ourselves", near=0.1)


def test_who_turns_everything_down_at_once_answers_what_was_said_of_them_first():
    nearer = say(2, ACCUSER, "Cobalt underpays its drivers", near=0.1)
    assert found(CHARGE, nearer, SWEEPING) == [(3, "denies", 1)]


def test_they_do_so_where_nothing_else_would_show_it():
    of_nobody = say(1, ACCUSER, "somebody took nine thousand maps", about=[], near=FAR)
    assert found(of_nobody, SWEEPING) == [(3, "denies", 1)]


def test_where_they_say_whose_suit_it_is_another_charge_is_not_meant():
    of_another = replace(SWEEPING, content="the suit of the Weekly lacks merit", about=frozenset({ACCUSER, ACCUSED}))
    other = say(1, THIRD, "Cobalt underpays its drivers", near=0.1)
    assert found(other, of_another) == []
    assert found(other, say(2, ACCUSER, "Cobalt took nine thousand maps", near=FAR), of_another) == [(3, "denies", 2)]


def test_that_both_speak_of_a_suit_makes_it_no_answer():
    filed = say(1, THIRD, "two news sites filed their suit", near=0.1)
    answer = say(2, ACCUSED, "the Weekly’s suit lacks merit", about=[ACCUSER, ACCUSED], near=0.1)
    assert found(filed, answer) == []


def test_who_turns_down_a_ruling_answers_the_court_whatever_else_was_said_of_them():
    ruled = say(2, THIRD, "Cobalt broke the law by copying the maps", is_ruling=True, cue="ruled")
    hoped = say(3, ACCUSER, "it hoped the ruling would lead to talks with Cobalt")
    answer = say(4, ACCUSED, "it disagreed with the ruling", is_negated=True)
    assert found(CHARGE, ruled, hoped, answer) == [(4, "denies", 2)]
    assert found(CHARGE, hoped, answer) == []


def test_this_is_false_is_said_of_what_was_said_last():
    last = say(2, ACCUSER, "Cobalt had sent two lorries for them")
    assert found(CHARGE, last, say(3, ACCUSED, "This is “false,”", is_negated=True)) == [(3, "denies", 2)]
    assert found(say(1, ACCUSED, "This is false")) == []


def test_what_they_turn_down_in_the_words_of_a_charge_is_that_charge():
    other = say(2, ACCUSER, "Cobalt underpays its drivers", near=0.4)
    answer = say(3, ACCUSED, "the claims are baseless: no driver was ever underpaid", near=0.4)
    assert (3, "denies", 2) in found(CHARGE, other, answer)


def test_a_court_turns_down_this_or_that_and_not_everything():
    granted = say(1, ACCUSER, "the maps may have been drawn abroad", about=[], near=FAR)
    ruling = say(2, "Judge Brandt", "there is no basis for that case in this land", about=[], near=0.1)
    assert found(granted, replace(ruling, is_ruling=True)) == []
    assert found(granted, ruling) == [(2, "denies", 1)]


def test_a_denial_of_one_thing_says_nothing_of_another():
    charge = say(1, ACCUSER, "Cobalt queried the model", about=[ACCUSED, "Pebble"])
    fields = {"is_negated": True, "negation": "never", "near": FAR}
    answer = say(2, ACCUSED, "“We never touched it”", about=[ACCUSED, "Granite"], **fields)
    assert found(charge, answer) == []


def test_those_who_accuse_the_same_party_do_not_dispute_each_other():
    other = say(2, THIRD, "Cobalt copied the sheets of the survey", about=[ACCUSED, ACCUSER])
    assert found(CHARGE, other) == []


def test_what_somebody_grants_is_no_charge():
    granted = say(1, THIRD, "Cobalt had a key to the archive", cue="admits")
    answer = say(2, ACCUSED, "it came in by a door of its own", near=0.4)
    assert found(granted, answer) == []
    assert found(replace(granted, cue="says"), answer) != []


def test_the_accuser_answers_back_only_in_words_that_deny_or_dismiss():
    back = say(2, ACCUSED, "the Weekly made up the figures", about=[ACCUSER])
    plain = say(3, ACCUSER, "it has counted the sheets twice", about=[ACCUSER])
    assert (3, "denies", 2) not in found(CHARGE, back, plain)
    sharp = say(3, ACCUSER, "that is nonsense", about=[ACCUSED])
    assert (3, "denies", 2) in found(CHARGE, back, sharp)


def test_the_same_proposition_negated_is_denied_whoever_is_meant():
    one = say(1, ACCUSER, "a market for such maps is growing", about=[])
    other = say(2, THIRD, "no such market for maps exists", about=[], is_negated=True, negation="no")
    assert found(one, other) == [(2, "denies", 1)]


def test_courts_that_differ_dispute_each_other_and_nobody_is_corrected():
    one = say(1, "Judge Aldous", "the copies of the maps were lawful", about=[ACCUSED], is_ruling=True)
    fields = {"is_ruling": True, "is_negated": True, "negation": "not"}
    other = say(2, "Judge Brandt", "the copies of the maps were not lawful", about=[THIRD], **fields)
    assert found(one, other) == [(2, "disputes", 1)]
    same = say(2, "Judge Brandt", "the copies of the maps were lawful", about=[THIRD], is_ruling=True)
    assert found(one, same) == []


def test_a_speaker_who_takes_it_back_supersedes_what_was_said():
    said = say(1, ACCUSED, "We have never touched the archive", is_negated=True, negation="never", around="Back then")
    now = say(2, ACCUSED, "its staff may have touched the archive", around="now a bit softer:")
    assert found(said, now) == [(2, "supersedes", 1)]


def test_two_holdings_of_one_order_are_no_change_of_mind():
    one = say(1, "Judge Aldous", "the copies were lawful", about=[ACCUSED], is_ruling=True)
    two = say(2, "Judge Aldous", "the library was not lawful", is_ruling=True, is_negated=True, negation="not")
    assert found(one, two) == []


def test_a_denial_is_no_charge_against_whoever_made_it():
    denial = say(1, ACCUSED, "it took no maps", is_negated=True, negation="no")
    later = say(2, ACCUSER, "it had no maps to lose", about=[ACCUSED], is_negated=True, negation="no")
    assert found(denial, later) == []


def test_of_two_things_said_the_last_one_is_answered_by_what_is_told_as_an_answer():
    one = say(1, ACCUSER, "Cobalt broke the terms", about=[ACCUSED], near=FAR)
    two = say(2, ACCUSER, "the terms of the archive cover printing", about=[ACCUSED])
    answer = say(3, ACCUSED, "the terms of the archive are about paper", cue="replied")
    assert found(one, two, answer)[0] == (3, "disputes", 2)
    assert found(one, two, replace(answer, cue="noted", camp=frozenset({ACCUSER}))) == []


def test_one_answer_is_against_few_charges():
    charges = [say(number, ACCUSER, f"Cobalt took the maps of room {number}") for number in range(1, 9)]
    answer = say(9, ACCUSED, "it took no maps of any room", is_negated=True, negation="no")
    assert 1 <= len(found(*charges, answer)) <= 3


def test_how_sure_it_is_goes_with_it():
    answer = say(2, ACCUSED, "it took no maps from the archive", is_negated=True, negation="no")
    weaker = say(2, ACCUSED, "it has not been near the place", is_negated=True, negation="not")
    sure, less_sure = (relations_within([CHARGE, each])[0].confidence for each in (answer, weaker))
    assert 0.4 <= less_sure < sure < 1


def test_a_claim_without_a_speaker_is_neither_accuser_nor_accused():
    nobody = Statement(1, 1, 1, 0, "Cobalt took the maps", about=frozenset({ACCUSED}))
    answer = say(2, ACCUSED, "the report is baseless")
    assert found(nobody, answer) == []


def test_the_order_of_the_statements_does_not_matter():
    answer = say(2, ACCUSED, "it has not been near the place", is_negated=True, negation="not")
    other = say(3, THIRD, "Cobalt sold the sheets on", near=0.1)
    results = {tuple(sorted(found(*each))) for each in permutations([CHARGE, answer, other])}
    assert len(results) == 1


def test_what_is_only_quoted_is_not_at_odds_with_who_quotes_it():
    charge = say(1, ACCUSER, "Cobalt told its customers that it had only “a few sheets”")
    inner = replace(say(2, ACCUSED, "“a few sheets”"), place=charge.place + charge.content.index("“"), paragraph=1)
    apart = replace(inner, place=charge.place + len(charge.content) + 20)
    assert found(charge, inner) == []
    assert found(charge, apart) == [(2, "disputes", 1)]


def test_what_an_article_says_twice_is_answered_as_a_whole():
    again = say(2, ACCUSER, "Cobalt carried the sheets off", near=FAR)
    answer = say(3, ACCUSED, "it draws on surveys of its own")
    assert found(CHARGE, again, answer) == [(3, "disputes", 1)]
    assert found(CHARGE, replace(again, claim=1), answer) == [(3, "disputes", 2), (3, "disputes", 1)]


def test_within_an_article_the_words_of_the_tellings_count_where_they_are_nearer():
    charge, answer = CHARGE, say(2, ACCUSED, "the surveys came from a dealer", cue="replied", near=FAR)
    near = [replace(one, own_vector=np.array([1.0, 0.0])) for one in (charge, answer)]
    assert near[0].likeness(near[1]) == 1 > charge.likeness(answer)
    assert near[0].likeness(replace(near[1], article=2)) == charge.likeness(answer)


JUDGE = "Judge Aldous"
THEFT = say(1, ACCUSER, "Cobalt used nine thousand maps without permission")


def test_who_clears_the_accused_stands_against_the_charge_and_not_beside_them():
    ruling = say(2, JUDGE, "drawing from maps that it bought was fair use", cue="ruled", is_ruling=True)
    assert found(THEFT, ruling) == [(2, "disputes", 1)]
    (relating,) = relations_within([THEFT, ruling])
    assert (relating.rule, relating.words) == ("charged and cleared", "fair use")
    assert found(THEFT, replace(ruling, content="drawing from maps that it bought took years")) == []
    assert found(THEFT, replace(ruling, about=frozenset({THIRD}))) == []


def test_two_who_clear_the_accused_or_two_who_charge_them_are_of_one_mind():
    ruling = say(1, JUDGE, "using the maps did not violate any law", is_negated=True, negation="not", is_ruling=True)
    defence = say(2, ACCUSED, "it made fair use of the maps and violated nothing", cue="answered")
    assert found(ruling, defence) == []
    charge = say(2, THIRD, "Cobalt stole maps, and the Weekly has not seen the half of it", cue="added")
    assert found(THEFT, replace(charge, is_negated=True, negation="not")) == []


def test_who_says_that_others_did_not_dispute_something_denies_nothing():
    answer = say(2, ACCUSED, "the Weekly did not dispute that it sold maps of its archive", about=[ACCUSER])
    answer = replace(answer, is_negated=True, negation="not")
    assert "denies" not in {kind for _, kind, _ in found(CHARGE, answer)}
    assert found(CHARGE, replace(answer, content="the Weekly did not sell it maps of its archive")) == [
        (2, "denies", 1)
    ]


def test_nobody_denies_how_far_a_case_has_come():
    stage = say(1, ACCUSER, "The case against Cobalt is still in discovery")
    answer = say(2, ACCUSED, "it took no maps from the archive in the case", cue="denied", is_denial=True)
    assert found(stage, answer) == []
    assert found(replace(stage, content="Cobalt took maps from the archive"), answer) == [(2, "denies", 1)]


def test_two_who_deny_the_same_are_not_at_odds():
    one = say(1, THIRD, "the maps were copied from its archive", cue="denied", is_denial=True)
    other = say(2, ACCUSED, "no maps were copied from an archive", cue="replied", is_negated=True, negation="no")
    assert found(one, other) == []
    assert found(replace(one, is_denial=False, cue="said"), other) == [(2, "denies", 1)]


@pytest.mark.parametrize(
    "answer",
    [
        {"content": "The suggestion that it never answered the letter is “simply false,”", "is_negated": True},
        {"content": "it had not answered the letter", "is_denial": True, "is_negated": True, "cue": "disputed"},
    ],
)
def test_who_turns_down_a_negation_denies_it(answer):
    silence = say(1, ACCUSER, "Cobalt never answered the letter", is_negated=True, negation="never")
    assert found(silence, say(2, ACCUSED, **answer)) == [(2, "denies", 1)]
    assert found(silence, say(2, ACCUSED, "it had no letter to answer", is_negated=True, negation="no")) == []


def test_nothing_is_at_odds_that_no_word_sets_so():
    charge = say(1, ACCUSER, "Cobalt made a voice from the recordings of the Weekly")
    assert found(charge, say(2, ACCUSED, "it was taking the voice out of service", cue="said")) == []
