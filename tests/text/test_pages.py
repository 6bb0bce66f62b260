import pytest

from claims.text.pages import page_at, pages_in_words, wordless_pages


@pytest.mark.parametrize("offset, page", [(0, 1), (9, 1), (10, 2), (24, 2), (25, 4), (99, 4)])
def test_the_page_on_which_words_stand(offset, page):
    assert page_at([0, 10, 25, 25], offset) == page


def test_a_text_without_pages_has_none():
    assert page_at([], 5) is None
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
