import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.spans import Span


def test_counts_code_points_not_bytes():
    text = "naïve 🦊 “yes”"
    assert Span(6, 7).of(text) == "🦊"


def test_an_empty_span_is_true_and_covers_nothing():
    assert Span(3, 3)
    assert Span(3, 3).of("abcdef") == ""


@pytest.mark.parametrize("start, end", [(-1, 2), (3, 2)])
def test_refuses_what_is_no_span(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    "one, other, overlap",
    [
        (Span(0, 3), Span(2, 4), True),
        (Span(0, 3), Span(3, 4), False),
        (Span(0, 9), Span(2, 4), True),
        (Span(2, 2), Span(0, 9), False),
    ],
)
def test_overlap_needs_a_shared_code_point(one, other, overlap):
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_contains_itself_and_what_lies_inside_only():
    assert Span(2, 5).contains(Span(2, 5))
    assert Span(2, 5).contains(Span(3, 4))
    assert not Span(2, 5).contains(Span(3, 6))


def test_sorts_by_start_then_end():
    assert sorted([Span(2, 9), Span(2, 4), Span(0, 9)]) == [Span(0, 9), Span(2, 4), Span(2, 9)]


@given(st.text(alphabet=" \n\tab", max_size=30))
def test_trimming_leaves_the_stripped_words(text):
    assert Span(0, len(text)).trimmed(text).of(text) == text.strip()
