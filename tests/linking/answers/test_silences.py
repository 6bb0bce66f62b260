"""Sentences that say that no answer came: whose, and of what kind."""

import pytest

from claims.linking.answers import silences_in


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Cobalt declined to comment.", "declined"),
        ("A spokeswoman for Cobalt would not comment on the suit.", "declined"),
        ("Cobalt, which is based in Brno, did not immediately respond to a request for comment.", "no_answer"),
        ("Cobalt could not be reached on Sunday.", "no_answer"),
        ("Cobalt would not say whether the maps had been used before.", "partial"),
        ("It was late. Cobalt had no comment.", "declined"),
        ("“No,” she said.\nCobalt did not return calls.", "no_answer"),
        ("Cobalt said that Lumen declined to comment.", None),
        ("Lumen declined to comment.", None),
        ("Cobalt answered at once; its rival did not respond.", None),
        ("Asked about it, a professor declined to comment on Cobalt.", None),
        ("Cobaltic declined to comment.", None),
    ],
)
def test_whose_silence_it_is(text, kind):
    assert [found.kind for found in silences_in(text, ["Cobalt"])] == ([kind] if kind else [])


def test_the_sentence_is_kept_with_its_place():
    text = "Maps were taken. Cobalt had no comment. That was all."
    (found,) = silences_in(text, ["Cobalt"])
    assert found.words == "Cobalt had no comment."
    assert found.span.of(text).strip() == found.words


def test_without_a_name_nobody_is_silent():
    assert silences_in("Cobalt had no comment.", []) == []


def test_a_single_letter_is_no_name():
    assert silences_in("Vitamin K had no comment.", ["K"]) == []


def test_long_texts_take_no_long_time():
    text = "Cobalt said " + "a lot of things " * 20_000 + "and declined to comment."
    assert silences_in(text, ["Cobalt"]) == []
