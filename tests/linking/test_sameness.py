"""Same proposition or not: likeness proposes, slots decide."""

from datetime import date

import pytest

from claims.extraction.slots import slots_of
from claims.extraction.slots_json import as_json
from claims.linking.sameness import Stated, compare
from claims.linking.weights import Setting


def stated(words: str, *, negated: bool = False, about: tuple[str, ...] = ()) -> Stated:
    """A telling of these words."""
    slots = as_json(slots_of(words, published=date(2025, 3, 1)))
    stems = [word.strip(".,").lower() for word in words.split()]
    return Stated({**slots, "stems": stems, "negated": negated, "about": list(about)}, words)


COPIED = "DeepSeek copied the answers of OpenAI’s models."
SAME = {
    "the same words": (stated(COPIED), stated(COPIED)),
    "near in other words": (stated(COPIED), stated("DeepSeek took what OpenAI had answered.")),
    "a rounder number": (stated("It opened 24,000 accounts."), stated("It opened some 24 thousand accounts.")),
    "a slip in the unit": (stated("It will pay $1.5 billion."), stated("It will pay $1.5 million.")),
    "a number left out": (stated("It will pay $1.5 billion."), stated("It will pay.")),
    "negative in other words": (
        stated("The charge has no ground.", negated=True),
        stated("The charge is groundless."),
    ),
    "a denial of the positive and the negative": (
        stated("OpenAI denies that the suit had merit.", negated=True),
        stated("The suit lacked merit."),
    ),
    "denied in its cue, and negative": (
        stated("OpenAI denies merit of the suit.", negated=True),
        stated("The suit lacked merit."),
    ),
    "cleared with a negative word and without": (
        stated("Training on books was fair use."),
        stated("Training on books did not break the law.", negated=True),
    ),
    "in the same words, told beside others": (
        stated("Verbatim output is a rare bug.", about=("Getty",)),
        stated("Verbatim output is a rare bug.", about=("Meta",)),
    ),
    "one is about nobody": (stated("They declined to comment.", about=("Getty",)), stated("They declined to comment.")),
}
OTHER = {
    "a denial": (stated(COPIED), stated(COPIED, negated=True), "denies"),
    "a denial of what is negative": (
        stated("DeepSeek copied it without a licence."),
        stated("DeepSeek denies that it copied it without a licence.", negated=True),
        "denies",
    ),
    "another amount": (stated("It will pay $1.5 billion."), stated("It will pay $2 billion."), "other numbers"),
    "another year": (stated("Meta copied it in 2022."), stated("Meta copied it in 2024."), "another time"),
    "the other way round": (stated("Getty sued OpenAI."), stated("OpenAI sued Getty."), "other people do it"),
    "about others": (
        stated("He copied it.", about=("Getty",)),
        stated("He copied it.", about=("Meta",)),
        "about others",
    ),
    "about others, in the same words": (
        stated("The company copied their maps by night.", about=("Getty",)),
        stated("The company copied their maps by night.", about=("Meta",)),
        "about others",
    ),
    "another model": (stated("GPT-4 was trained on it."), stated("GPT-5 was trained on it."), "another version"),
}


NEAR, FAR = 0.97, 0.8


@pytest.mark.parametrize("one, other", SAME.values(), ids=SAME)
def test_the_same(one, other):
    match = compare(one, other, NEAR)
    assert match.same
    assert not match.apart
    assert compare(other, one, NEAR).score == match.score


def test_what_is_far_is_another_matter():
    match = compare(stated(COPIED), stated("Grain prices will rise."), FAR)
    assert (match.same, match.apart) == (False, "")


@pytest.mark.parametrize("one, other, why", OTHER.values(), ids=OTHER)
def test_another(one, other, why):
    match = compare(one, other, NEAR)
    assert not match.same
    assert why in match.apart
    assert why in compare(other, one, NEAR).apart
    assert match.why
    assert 0 <= match.score <= 1


def test_news_seldom_says_a_thing_twice_in_one_article():
    one, other = stated(COPIED), stated("DeepSeek took what OpenAI had answered.")
    assert compare(one, other, NEAR, Setting(one_article=1)).score < compare(one, other, NEAR).score


def test_what_a_headline_says_the_text_says_again():
    one, other = stated(COPIED), stated("DeepSeek took what OpenAI had answered.")
    beside = Setting(one_article=1)
    assert compare(one, other, NEAR, beside._replace(headlined=1)).score > compare(one, other, NEAR, beside).score


def test_what_is_told_as_a_charge_is_the_main_charge():
    one, other = stated(COPIED), stated("DeepSeek took what OpenAI had answered.")
    match = compare(one, other, NEAR, Setting(charged=1))
    assert match.score > compare(one, other, NEAR).score
    assert "told as a charge" in match.why


def test_a_charge_may_match_what_nothing_else_does():
    """So that it is looked up how the two stand in their articles."""
    one, other = stated(COPIED), stated("DeepSeek took what OpenAI had answered.")
    charge = Stated({**one.values, "charge": True}, one.wording)
    near = next(step / 1000 for step in range(1000) if compare(charge, other, step / 1000).may_match)
    assert not compare(one, other, near).may_match
    assert compare(other, charge, near).may_match


def test_who_is_quoted_with_other_words_rather_says_something_else():
    one = stated("The firm was guilty of “theft on a grand scale”.")
    match = compare(one, stated("The firm was guilty of “brazen and deliberate” deeds."), NEAR)
    assert "other words are quoted" in match.why
    for words in (
        "The firm was guilty of brazen and deliberate deeds.",
        "The firm was guilty of “brazen theft” indeed.",
    ):
        assert compare(one, stated(words), NEAR).score > match.score


def test_a_quotation_from_end_to_end_quotes_all_its_words():
    one, other = stated("We never took their work."), stated("Nobody here has copied a single book.")
    quotations = (Stated({**each.values, "direct": True}, each.wording) for each in (one, other))
    match = compare(*quotations, NEAR)
    assert "other words are quoted" in match.why
    assert match.score < compare(one, other, NEAR).score


def test_quotations_that_share_a_third_of_the_shorter_may_be_of_one_saying():
    one = Stated({**stated(COPIED).values, "direct": True}, COPIED)
    longer = "“In short, DeepSeek copied the answers of all our models, and much more than that”"
    assert "other words are quoted" not in compare(one, stated(longer), NEAR).why


def test_what_speaks_for_it_is_said():
    match = compare(stated("It opened 24,000 accounts."), stated("It opened 24,000 false accounts."), NEAR)
    assert "same numbers: 24,000" in match.why
    assert "same words" in match.why
