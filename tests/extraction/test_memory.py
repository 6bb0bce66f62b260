"""A process that reads one text after the other does not grow with the words in them."""

from claims.extraction import extract, load_pipeline

TEXT = "{0} accuses {1}\n\n{0} said on Tuesday that {1} had copied the {2}grams of its {2}ists without asking."


def n_words() -> int:
    return len(load_pipeline().vocab.strings)


def test_the_words_of_a_text_are_forgotten_behind_it():
    extract(TEXT.format("OpenAI", "Microsoft", "tele"))
    before = n_words()
    found = extract(TEXT.format("Velamarian", "Quilorvik", "zwelf"))
    assert n_words() == before
    assert len(found.attributions) == 1
