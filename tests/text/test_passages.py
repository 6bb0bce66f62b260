import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.passages import paragraph_around, paragraphs, sentence_around
from claims.text.spans import Span

TEXT = "Headline\n\nMr. Smith of OpenAI Inc. said so on Jan. 5. “It is true!” The U.S. court agreed.\n\nEnd."


def span_of(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_paragraphs_in_order_without_blanks_and_empty_ones():
    text = "  One\n\n\n\nTwo \nlines\n\n   "
    assert [span.of(text) for span in paragraphs(text)] == ["One", "Two \nlines"]


@pytest.mark.parametrize(
    "words, sentence",
    [
        ("said so", "Mr. Smith of OpenAI Inc. said so on Jan. 5."),
        ("is true", "“It is true!”"),
        ("court", "The U.S. court agreed."),
        ("Headline", "Headline"),
        ("true!” The", "“It is true!” The U.S. court agreed."),
    ],
)
def test_sentence(words, sentence):
    assert sentence_around(TEXT, span_of(words)).of(TEXT) == sentence


def test_a_span_over_two_paragraphs_gets_both():
    assert paragraph_around(TEXT, span_of("agreed.\n\nEnd")).of(TEXT).endswith("agreed.\n\nEnd.")


@given(st.text("ab.A \n", min_size=1, max_size=80), st.data())
def test_what_is_around_a_span_contains_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert paragraph_around(text, span).contains(span)


@given(st.text("ab.A \n", max_size=80))
def test_paragraphs_hold_every_visible_character_once(text):
    assert "".join("".join(span.of(text).split()) for span in paragraphs(text)) == "".join(text.split())
