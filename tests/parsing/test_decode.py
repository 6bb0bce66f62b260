import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.parsing.decode import decode

WORDS = "“naïve” – 5 €"


@pytest.mark.parametrize(
    "data, charset",
    [
        (WORDS.encode(), None),
        (WORDS.encode(), "iso-8859-1"),
        (WORDS.encode("utf-8-sig"), "windows-1252"),
        (WORDS.encode("utf-16"), None),
        (WORDS.encode("windows-1252"), "ISO-8859-1"),
        (WORDS.encode("windows-1252"), "utf-8"),
        (WORDS.encode("windows-1252"), "no-such-thing"),
        (WORDS.encode("windows-1252"), None),
    ],
)
def test_the_bytes_are_believed_more_than_the_label(data, charset):
    assert decode(data, charset) == WORDS


@pytest.mark.parametrize(
    "head", ['<meta charset="koi8-r">', '<?xml version="1.0" encoding="koi8-r"?>', "<meta content='x; charset=koi8-r'>"]
)
def test_a_declaration_in_the_page_is_followed(head):
    assert decode((head + "Москва").encode("koi8-r")) == head + "Москва"


def test_one_broken_byte_does_not_spoil_a_page():
    assert decode("“один”, ".encode() * 20 + b"\xff") == "“один”, " * 20 + "\ufffd"


@pytest.mark.parametrize("charset", ["idna", "unicode_escape", "zlib", "utf-7", "../../x"])
def test_python_codecs_that_are_no_charsets_are_not_used(charset):
    assert decode(b"\\u0041 caf\xe9", charset) == "\\u0041 café"


@given(st.binary(max_size=300), st.none() | st.sampled_from(["utf-8", "utf-16", "shift_jis", "gb18030", "x"]))
def test_any_bytes_give_text_that_can_be_stored(data, charset):
    text = decode(data, charset)
    text.encode("utf-8")
    assert "\x00" not in text
