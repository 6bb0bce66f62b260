"""The words of a telling in their paragraph."""

import pytest

from claims.models import Anchor
from claims.timeline.evidence import evidence_of, with_window
from tests.factories import a_claim, an_appearance, an_article

pytestmark = pytest.mark.django_db


def evidence_in(text: str, words: str, **spans: tuple[int, int]):
    appearance = an_appearance(an_article(text), a_claim(), words)
    columns = {
        f"{name}_{end}": value
        for name, span in spans.items()
        for end, value in zip(("start", "end"), span, strict=True)
    }
    Anchor.objects.filter(appearance=appearance).update(**columns)
    return evidence_of(with_window(Anchor.objects.filter(appearance=appearance)).get())


def shown(evidence) -> str:
    return "".join(piece.text for piece in evidence.pieces)


def test_the_paragraph_with_content_cue_and_source_marked():
    text = "Headline\n\nOpenAI says that it took nothing. More.\n\nThe end."
    start = text.index("OpenAI")
    evidence = evidence_in(text, "it took nothing", source=(start, start + 6), cue=(start + 7, start + 11))
    assert shown(evidence) == "OpenAI says that it took nothing. More."
    marked = {piece.marks[0]: piece.text for piece in evidence.pieces if piece.marks}
    assert marked == {"source": "OpenAI", "cue": "says", "content": "it took nothing"}
    assert not evidence.cut_before
    assert not evidence.cut_after


def test_offsets_count_code_points_not_bytes():
    text = "Ü😀 und so\n\nDer Sprecher 😀 sagte, es sei nichts geschehen."
    evidence = evidence_in(text, "es sei nichts geschehen")
    assert [piece.text for piece in evidence.pieces if piece.marks] == ["es sei nichts geschehen"]


def test_a_very_long_paragraph_is_cut_and_says_so():
    text = "word " * 2000 + "the very words" + " word" * 2000
    evidence = evidence_in(text, "the very words")
    assert len(shown(evidence)) < 4000
    assert evidence.cut_before
    assert evidence.cut_after


def test_a_source_far_before_the_words_is_left_out():
    text = "OpenAI " + "word " * 2000 + "the very words"
    evidence = evidence_in(text, "the very words", source=(0, 6))
    assert {mark for piece in evidence.pieces for mark in piece.marks} == {"content"}


def test_words_that_are_gone_have_no_evidence():
    appearance = an_appearance(an_article("One two."), a_claim(), "two")
    Anchor.objects.filter(appearance=appearance).update(state="gone", start=None, end=None)
    assert evidence_of(with_window(Anchor.objects.filter(appearance=appearance)).get()) is None
