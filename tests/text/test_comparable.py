"""What makes two wordings the same, and where a wording stands in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.comparable import Ground, forms_of, new_numbers, same_words
from claims.text.spans import Span

SAME = [
    ("commas", "the company, which denied it, left", "the company which denied it left"),
    ("quotation marks", '"We deny it," he said', "“We deny it”, he said"),
    ("apostrophes", "OpenAI's models", "OpenAI’s models"),
    ("dashes", "a well-known case - so they say", "a well known case – so they say"),
    ("white space", "two  lines\n\nof\u00a0text", "two lines of text"),
    ("capitals", "May it please the Court", "may it please the court"),
    ("thousands", "24,000 accounts", "24000 accounts"),
    ("letters composed or not", "Élodie", "E\u0301lodie"),
    ("a full stop", "It is so.", "It is so"),
]
OTHERS = [
    ("a word", "it may do so", "it will do so"),
    ("a hedge put in", "it did so", "it may have done so"),
    ("a figure", "1.5 billion", "15 billion"),
    ("a decimal point", "1.5", "1.50"),
    ("a currency", "$5", "€5"),
    ("a percent sign", "5", "5%"),
    ("a minus", "it grew by 5", "it grew by -5"),
    ("a question", "it did so", "it did so?"),
    ("a negation", "it did copy", "it did not copy"),
    ("words run together", "now here", "nowhere"),
    ("a possessive", "its", "it's"),
]


@pytest.mark.parametrize("one,other", [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_what_does_not_count(one, other):
    assert same_words(one, other)


@pytest.mark.parametrize("one,other", [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_what_counts(one, other):
    assert not same_words(one, other)


@pytest.mark.parametrize(
    "before,after,changed",
    [
        ("24,000 accounts in 3 labs", "25,000 accounts in 3 labs", (["24000"], ["25000"])),
        ("it pays 1.5 billion", "it pays", (["1.5"], [])),
        ("in 2023 and 2023", "in 2023", (["2023"], [])),
        ("it pays 5", "it will pay 5", ([], [])),
    ],
)
def test_figures_that_changed(before, after, changed):
    assert new_numbers(before, after) == changed


def test_a_wording_is_found_wherever_it_stands():
    ground = Ground("He said no. She, too, “said: No”, and left. They said yes.")
    found = [ground.span(Span(at, at + 2)).of(ground.text) for at in ground.find(forms_of("said no"))]
    assert found == ["said no", "said: No"]


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=30), st.data())
def test_finding_agrees_with_a_plain_search(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    wanted = tuple(words[start : data.draw(st.integers(start + 1, len(words)))])
    plain, at = [], 0
    while at <= len(words) - len(wanted):
        found = tuple(words[at : at + len(wanted)]) == wanted
        plain += [at] if found else []
        at += len(wanted) if found else 1
    assert Ground(" ".join(words)).find(wanted) == plain


def test_an_empty_text_has_no_words():
    ground = Ground(" \n… ")
    assert (ground.words, ground.find(("a",)), ground.find(())) == ([], [], [])
