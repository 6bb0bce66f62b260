import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.cleaning import clean_text, one_line


@pytest.mark.parametrize(
    "raw, clean",
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("nul\x00 and \x1b[31m", "nul and [31m"),
        ("half \ud800 a pair", "half  a pair"),
        ("soft\u00adhyphen \u200bblank\ufeff", "softhyphen blank"),
        ("turned \u202egnp.exe", "turned gnp.exe"),
        ("a  \n\n\n\n b\t\n", "a\n\n b"),
        ("“curly” e\u0301 a\u00a0b 🦊", "“curly” e\u0301 a\u00a0b 🦊"),
        ("", ""),
    ],
)
def test_clean_text(raw, clean):
    assert clean_text(raw) == clean


def test_one_line_cuts_with_an_ellipsis():
    assert one_line(" A\n title  of\tmine ", 20) == "A title of mine"
    assert one_line("x" * 5_000_000, 10) == "x" * 9 + "…"


@given(st.text(st.characters(codec=None), max_size=200))
def test_cleaned_text_can_be_stored_and_stays_as_it_is(raw):
    clean = clean_text(raw)
    assert clean_text(clean) == clean
    assert "\x00" not in clean
    clean.encode("utf-8")
