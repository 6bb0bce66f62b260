"""The search field."""

import pytest

from claims.forms.search import SearchForm


@pytest.mark.parametrize(
    "given,words",
    [("", "Write what"), ("x" * 10_000, "this one has 10000"), ("a\0b", "NUL")],
)
def test_what_is_no_search_says_so(given, words):
    form = SearchForm({"q": given})
    assert not form.is_valid()
    assert words in str(form.errors["q"])


def test_blanks_around_a_search_go():
    form = SearchForm({"q": "  DeepSeek  "})
    assert form.is_valid()
    assert form.cleaned_data["q"] == "DeepSeek"
