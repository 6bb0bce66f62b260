"""A stored text with its claims marked."""

from claims.models import Anchor, Appearance
from claims.terms import AnchorState
from claims.text.spans import Span
from claims.timeline.marked_text import MarkedText, mark_text

TEXT = "OpenAI sued\n\nThe suit says that models learnt from books. Nobody denies it."


def anchor(pk: int, words: str) -> Anchor:
    start = TEXT.index(words)
    return Anchor(appearance=Appearance(pk=pk, content=words), start=start, end=start + len(words))


def pieces(*anchors: Anchor) -> list:
    return [piece for paragraph in mark_text(TEXT, anchors) for piece in paragraph]


def test_all_words_stay_paragraph_by_paragraph():
    paragraphs = mark_text(TEXT, [anchor(1, "models learnt"), anchor(2, "learnt from books")])
    assert ["".join(piece.text for piece in paragraph) for paragraph in paragraphs] == TEXT.split("\n\n")


def test_where_marks_overlap_the_shorter_one_comes_first():
    found = pieces(anchor(1, "models learnt from books"), anchor(2, "from books"))
    assert [appearance.pk for appearance in next(p for p in found if p.text == "from books").covering] == [2, 1]


def test_every_mark_begins_once_also_where_several_begin_together():
    found = pieces(anchor(1, "models learnt from books"), anchor(2, "models learnt"), anchor(3, "learnt from"))
    begun = [appearance.pk for piece in found for appearance in piece.beginning]
    assert sorted(begun) == [1, 2, 3]


def test_an_offered_passage_is_no_claims_words():
    offered = anchor(1, "models learnt")
    offered.state = AnchorState.CHANGED
    found = next(piece for piece in pieces(offered) if piece.offered)
    assert (found.text, found.covering, found.beginning) == ("models learnt", (), (offered.appearance,))


def test_changed_words_are_marked_beside_the_claims():
    start = TEXT.index("learnt from")
    marked = MarkedText(TEXT, [anchor(1, "models learnt")], [Span(start, start + len("learnt from"))])
    found = marked.pieces(Span(0, len(TEXT)))
    assert [(piece.text, bool(piece.covering)) for piece in found if piece.is_changed] == [
        ("learnt", True),
        (" from", False),
    ]


def test_a_mark_over_two_paragraphs_begins_once_and_covers_both():
    found = pieces(anchor(1, "sued\n\nThe suit"))
    assert [(piece.text, len(piece.beginning)) for piece in found if piece.covering] == [("sued", 1), ("The suit", 0)]
