import pytest

from claims.parsing.errors import IngestError
from claims.parsing.plain import parse_text


def test_the_words_stay_as_they_are_and_the_first_line_is_the_headline():
    parsed = parse_text("A headline\r\n\r\n“Curly” words\nin two lines.\n".encode())
    assert parsed.headline == "A headline"
    assert parsed.text == "A headline\n\n“Curly” words\nin two lines."
    assert parsed.html == "<p>A headline</p>\n<p>“Curly” words\nin two lines.</p>"
    assert parsed.canonical_url is None


def test_a_long_first_line_is_no_headline():
    assert parse_text(b"word " * 100, "notes/my story.txt").headline == "my story"
    assert len(parse_text(b"word " * 100).headline) <= 120


def test_an_unclosed_quotation_mark_and_control_characters_do_no_harm():
    assert parse_text("He said: “we\x00 \x07never did.".encode()).text == "He said: “we never did."


@pytest.mark.parametrize("data", [b"", b" \n ", b"\xef\xbb\xbf", b"-- ..."])
def test_a_text_without_words_is_refused(data):
    with pytest.raises(IngestError, match="no words"):
        parse_text(data, "a.txt")


def test_a_text_over_the_limit_is_refused():
    with pytest.raises(IngestError, match="limit is 1,000,000"):
        parse_text(b"word " * 400_000)
