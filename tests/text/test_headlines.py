"""Headlines in title case, read as sentences are written."""

import pytest

from claims.text.headlines import in_sentence_case, is_title_case

TEXT = "The guild sued Parley in Oslo.\n\nOn Monday the judges of Norway read what the Finnish Villages had sent."


@pytest.mark.parametrize(
    "words", ["DeepSeek Took All of its Data Without Consent", "Narrators Say This Startup Stole Their Voices"]
)
def test_a_title_has_capitals_throughout(words):
    assert is_title_case(words)


@pytest.mark.parametrize(
    "words", ["Parley took its data without consent", "Judge Cho of Oslo", "It Can Prove It", "", "31 of 12"]
)
def test_sentences_and_names_are_no_titles(words):
    assert not is_title_case(words)


@pytest.mark.parametrize(
    "title, sentence",
    [
        ("Glossa Says Parley Took Its Data", "Glossa says Parley took its data"),
        ("Parley's AI Model Eats Their Lunch", "Parley's AI model eats their lunch"),
        ("Parley Didn't Copy Them In Norway", "Parley didn't copy them in Norway"),
        ("OpenAI’s Models Were Trained On Villages", "OpenAI’s models were trained on Villages"),
    ],
)
def test_names_keep_their_capitals(title, sentence):
    assert in_sentence_case(title, ["Glossa", "Parley"], TEXT) == sentence


def test_a_word_that_only_a_title_capitalises_is_no_name():
    assert in_sentence_case("Parley Took Everything", [], "Parley Took Everything From Them\n\nParley took it.") == (
        "parley took everything"
    )
