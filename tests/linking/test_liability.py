"""Whether a claim charges somebody with a wrong, or clears them of one."""

import pytest

from claims.linking.liability import Finding, Liability, both_clear, finding_in

CHARGED, CLEARED = Liability.CHARGED, Liability.CLEARED


@pytest.mark.parametrize(
    "text, words",
    [
        ("Cobalt used the maps without their permission", "without their permission"),
        ("the firm infringed, and went on infringing", "infringed"),
        ("the copying was not fair use", "fair use"),
        ("Cobalt cannot rely on fair use", "fair use"),
        ("Cobalt did not dispute that it copied them without asking", "without asking"),
        ("trained without permission on pirated books", "without permission"),
        ("the firm of copyright infringement", "infringement"),
        ("Cobalt not only violated its terms, it hid it", "violated"),
    ],
)
def test_what_charges_with_a_wrong(text, words):
    assert finding_in(text) == Finding(CHARGED, words)


@pytest.mark.parametrize(
    "text, words",
    [
        ("training on books is fair use", "fair use"),
        ("training on books was not illegal", "illegal"),
        ("the tool doesn’t infringe anything", "infringe"),
        ("nobody's voice was used without consent", "without consent"),
        ("there was no evidence of any theft", "theft"),
        ("the judge dismissed the claims of infringement", "infringement"),
        ("Cobalt violated no rule, and infringed nothing", "violated"),
        ("Cobalt broke no law", "broke no law"),
        ("every map was licensed or in the public domain", "licensed"),
    ],
)
def test_what_clears_of_one(text, words):
    assert finding_in(text) == Finding(CLEARED, words)


@pytest.mark.parametrize(
    "text",
    [
        "Cobalt took the maps by night",
        "training was fair use, but keeping pirated copies was not a small thing",
        "it could not confirm whether the use was lawful",
        "its infringement claim goes on",
        "the case of theft is old",
        "an alleged infringement is looked into",
        "the claim that it stole the maps will be heard in May",
        "whoever makes such a tool must comply with copyright law",
        "the makers ought to use lawfully bought maps",
    ],
)
def test_what_says_nothing_of_a_wrong_or_both_or_only_names_a_charge(text):
    assert finding_in(text) is None


def test_what_is_denied_by_the_words_around_it_is_turned_round():
    assert finding_in("it infringed", is_denied=True) == Finding(CLEARED, "infringed")
    assert finding_in("allegations of infringement", is_denied=True) == Finding(CLEARED, "infringement")
    assert finding_in("it was not fair use", is_denied=True) == Finding(CLEARED, "fair use")


def test_two_texts_may_clear_in_other_words():
    assert both_clear("training did not break the law", "training was fair use")
    assert not both_clear("training broke the law", "training was fair use")
    assert not both_clear("training broke the law", "training was not fair use")
    assert not both_clear("training was fair use", "training took a year")
