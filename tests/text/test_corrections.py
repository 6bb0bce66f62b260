"""Where an outlet says that it changed its text."""

import pytest

from claims.text.corrections import new_notes, notes_in

NOTES = [
    ("Correction: The figure was 24,000.", "correction", True),
    ("CORRECTION — An earlier count was wrong.", "correction", True),
    ("Correction (3 Feb. 2025) The name was misspelt.", "correction", True),
    ("Clarification: OpenAI spoke through its lawyers.", "clarification", True),
    ("[Editor’s note: The Times has sued OpenAI.]", "note", False),
    ("Editors' Note: A quotation was removed.", "note", False),
    ("UPDATE 3 p.m.: OpenAI answered.", "update", False),
    ("Update: OpenAI answered.", "update", False),
    ("Updated Jan. 31, 2025", "update", False),
    ("This article was updated on Friday to add a comment.", "update", True),
    ("(An earlier version of this story misstated the sum.)", "correction", True),
    ("This report has been corrected.", "correction", True),
    ("The original version of this post named another court.", "correction", True),
    ("This story has been retracted.", "retraction", True),
    ("We regret the error.", "correction", True),
]
NOT_NOTES = [
    "The company issued a correction: none.",
    "Corrections officers said that it was so.",
    "Updated guidance was issued on Friday.",
    "Updates are coming soon.",
    "The model was updated on Friday.",
    "An earlier version of the model was smaller.",
    "The editor's note on the door was gone.",
    "",
]


@pytest.mark.parametrize("words,kind,own", NOTES)
def test_notes_by_themselves_and_in_a_text(words, kind, own):
    assert [(note.kind, note.own) for note in notes_in(words)] == [(kind, own)]
    text = f"A headline\n\nOpenAI said no.\n\n{words}\n\nMore."
    assert [note.span.of(text) for note in notes_in(text)] == [words]


@pytest.mark.parametrize("words", NOT_NOTES)
def test_what_only_looks_like_one(words):
    assert notes_in(f"A headline\n\n{words}\n\nMore.") == []


def test_a_heading_takes_the_paragraph_under_it():
    text = "Headline\n\nCorrection\n\nThe figure was 24,000.\n\nMore."
    assert [note.span.of(text) for note in notes_in(text)] == ["Correction\n\nThe figure was 24,000."]


def test_within_a_paragraph_it_is_the_sentence():
    text = "OpenAI said no. This story was corrected on Monday. It goes on."
    assert [note.span.of(text) for note in notes_in(text)] == ["This story was corrected on Monday."]


@pytest.mark.parametrize(
    "before,after,new",
    [
        ("Text.", "Text.\n\nCorrection: a name.", 1),
        ("Text.\n\nCorrection: a name.", "Text, new.\n\nCorrection: a name.", 0),
        ("Text.\n\nUpdated 31 January", "Text.\n\nUpdated 1 February", 1),
        ("Correction: a name.", "Text.", 0),
    ],
)
def test_only_what_is_new_speaks_of_this_change(before, after, new):
    assert len(new_notes(before, after)) == new
