"""What speaks for and against two statements being at odds."""

from dataclasses import replace
from datetime import date

import pytest

from claims.linking.opposing.features import across_articles, grants, within_article
from tests.linking.opposing.test_within import ACCUSED, ACCUSER, CHARGE, FAR, PRODUCT, THIRD, say

ANSWER = say(2, ACCUSED, "it took no maps from the archive", is_negated=True, negation="no", cue="replied")


def within(*statements):
    """Of the last of these statements against the first one."""
    return within_article(statements[-1], statements[0], statements)


def test_the_same_negated_by_the_accused():
    features = within(CHARGE, ANSWER)
    assert (features.one_denies, features.accused, features.accused_denies, features.returned) == (1, 1, 1, 0)
    assert features.denied_words == features.contained > 0.5
    assert (features.said_leads, features.next_paragraph, features.gap, features.rank) == (1, 1, 1, 1)


def test_who_denies_a_denial_denies_nothing():
    features = within(replace(CHARGE, is_negated=True), ANSWER)
    assert (features.one_denies, features.accused_denies, features.denied_words, features.both_deny) == (0, 0, 0, 1)


def test_a_product_that_both_speak_of_is_one_thing_and_a_party_one_side():
    one = say(1, ACCUSER, "it copies maps", about=[PRODUCT], things=frozenset({PRODUCT}))
    other = say(2, THIRD, "it draws maps", about=[PRODUCT])
    assert (within(one, other).on_one_thing, within(one, other).on_one_party) == (1, 0)
    assert within(CHARGE, say(2, THIRD, "it copied them")).on_one_party == 1
    assert within(CHARGE, say(2, ACCUSED, "it copied them")).on_one_party == 0


def test_others_who_are_named_and_not_the_same():
    one, other = say(1, ACCUSER, "it did", about=[ACCUSED, "Pebble"]), say(2, ACCUSED, "it did not", about=["Granite"])
    assert within(one, other).other_parties == 1
    assert within(one, replace(other, about=frozenset())).other_parties == 0


def test_what_stands_between_two_statements():
    other = say(2, ACCUSER, "Cobalt took maps from the archive by night")
    again = say(3, ACCUSED, "it never comments", near=FAR)
    words = "it took no maps from the archive by night"
    last = say(4, ACCUSED, words, is_negated=True, negation="no")
    features = within(CHARGE, other, again, last)
    assert (features.gap, features.first_reply, features.next_paragraph) == (3, 0, 0)
    assert within(CHARGE, other, last).first_reply == 1
    assert features.rank == 0.5


def test_two_courts_differ_where_one_denies():
    one = say(1, "Judge Aldous", "the copies were lawful", is_ruling=True)
    other = say(2, "Judge Brandt", "the copies were not lawful", is_ruling=True, is_negated=True)
    assert within(one, other).courts_differ == 1
    assert within(one, replace(other, is_negated=False)).courts_differ == 0


def test_days_count_across_articles_and_places_do_not():
    said = replace(CHARGE, published=date(2025, 1, 1))
    soon, late = (replace(ANSWER, article=2, published=date(2025, month, 2)) for month in (1, 6))
    assert 0 < across_articles(soon, said).days < across_articles(late, said).days < 7
    assert across_articles(soon, said).gap == across_articles(soon, said).rank == 0
    assert across_articles(replace(late, published=None), said).days > across_articles(soon, said).days


@pytest.mark.parametrize(
    "said, is_so",
    [
        (say(1, ACCUSED, "some maps may have come along", cue="admitted"), True),
        (say(1, ACCUSED, "He does not deny that the record exists"), True),
        (say(1, ACCUSED, "it regrets the confusion"), True),
        (say(1, ACCUSED, "it took no maps", cue="denies"), False),
    ],
)
def test_what_grants_something(said, is_so):
    assert grants(said) is is_so
