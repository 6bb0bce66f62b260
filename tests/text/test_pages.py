import pytest

from claims.text.pages import pages_in_words, wordless_pages


def test_a_text_without_pages_has_none():
    assert wordless_pages([], 100) == []


@pytest.mark.parametrize(
    "starts, length, wordless", [([0, 10, 25], 30, []), ([0, 0, 10, 10, 20], 20, [1, 3, 5]), ([0], 0, [1])]
)
def test_pages_without_words(starts, length, wordless):
    assert wordless_pages(starts, length) == wordless


@pytest.mark.parametrize(
    "pages, words",
    [
        ([4], "page 4"),
        ([1, 2], "pages 1 to 2"),
        ([3, 5, 6, 7], "pages 3 and 5 to 7"),
        ([1, 3, 5], "pages 1, 3 and 5"),
    ],
)
def test_pages_in_words(pages, words):
    assert pages_in_words(pages) == words
