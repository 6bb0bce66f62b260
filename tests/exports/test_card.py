"""What is drawn of a claim, whatever its words."""

import pytest

from claims.exports.card import Card, draw_card, lines_of


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "W" * 5_000,
        "word " * 1_000,
        "\u202eDeepSeek\u202c took",
        "語" * 50,
        "שלום",
        "🙈" * 40,
        "a\u0301" * 400,
        "\x00\ufffd",
    ],
    ids=["nothing", "blank", "one word", "many", "bidi", "no glyphs", "hebrew", "emoji", "accents", "controls"],
)
def test_every_text_gives_a_picture(words):
    assert draw_card(Card(words, words, words, words)).startswith(b"\x89PNG")


def test_marks_that_turn_the_writing_change_nothing():
    turned, plain = ("\u202eDeepSeek\u202c took data.", "DeepSeek took data.")
    assert draw_card(Card("", turned, "", "")) == draw_card(Card("", plain, "", ""))


def test_letters_without_a_glyph_are_not_drawn_as_boxes():
    assert draw_card(Card("", "語語", "", "")) == draw_card(Card("", "漢字", "", ""))


def test_long_words_are_broken_and_none_is_lost():
    lines = lines_of("x" * 120 + " and more", 60, 10)
    assert len(lines) > 2
    assert "".join(lines).replace(" ", "") == "x" * 120 + "andmore"
    assert lines_of("word " * 100, 60, 4) is None
