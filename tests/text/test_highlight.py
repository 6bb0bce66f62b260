from hypothesis import given
from hypothesis import strategies as st

from claims.text.highlight import Segment, segments
from claims.text.spans import Span

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(*sorted(ends)))


def test_overlapping_marks_share_the_middle():
    assert segments("abcdef", [("x", Span(1, 4)), ("y", Span(3, 5))]) == [
        Segment("a", ()),
        Segment("bc", ("x",)),
        Segment("d", ("x", "y")),
        Segment("e", ("y",)),
        Segment("f", ()),
    ]


def test_marks_are_cut_to_the_paragraph_shown():
    pieces = segments("abcdef", [("x", Span(0, 3)), ("gone", Span(5, 6))], within=Span(2, 5))
    assert pieces == [Segment("c", ("x",)), Segment("de", ())]


def test_an_empty_text_has_no_pieces():
    assert segments("", []) == []


@given(st.lists(SPANS, max_size=8))
def test_pieces_join_to_the_text_and_carry_every_mark_that_covers_them(spans):
    text = "abcdefghijklmnopqrst"
    position = 0
    for piece in segments(text, enumerate(spans)):
        covering = {n for n, span in enumerate(spans) for at in [position] if span.start <= at < span.end}
        assert set(piece.marks) == covering
        assert text.startswith(piece.text, position)
        position += len(piece.text)
    assert position == len(text)
