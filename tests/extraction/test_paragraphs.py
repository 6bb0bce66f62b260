"""Paragraphs and blocks: nothing lost, nothing moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.paragraphs import BLOCK_CHARS, blocks_of, find_paragraphs, masked

WRAPPED = "\n".join(["This line of words was broken so that it would fit an old screen of eighty"] * 5)


@pytest.mark.parametrize(
    "text, n",
    [("", 0), (" \n ", 0), ("one", 1), ("one\ntwo", 2), ("one\n\n\ntwo\n", 2), (WRAPPED, 1), (WRAPPED + "\n\nend", 2)],
)
def test_number_of_paragraphs(text, n):
    assert len(find_paragraphs(text)) == n


@given(st.text(alphabet="ab. \n", max_size=400).map(lambda text: text * 60))
def test_blocks_cover_the_text_and_are_bounded(text):
    blocks = blocks_of(text, find_paragraphs(text))

    assert "".join(block.of(text) for block in blocks) == text
    assert all(len(block) <= BLOCK_CHARS for block in blocks)


@given(st.text(max_size=200))
def test_masking_keeps_every_offset(text):
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize("noise", ["\x00", "\ud800", "<b class='x'>", "x" * 400])
def test_what_is_no_language_is_blanked(noise):
    assert masked(f"one {noise} two").split() == ["one", "two"]
