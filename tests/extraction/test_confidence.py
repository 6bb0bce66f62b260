"""Confidence and the words that a claim rests on."""

import pytest

from claims.extraction import extract
from claims.extraction.pipeline import RULES
from claims.extraction.wordlists import read_table

CASES = [
    ("a quotation", "“We did nothing wrong at all,” Ann Lee said.", 0.95, 1),
    ("a clause", "Ann Lee said that demand would fall next year.", 0.9, 0.97),
    ("a belief", "Ann Lee thinks that demand will fall next year.", 0.7, 0.9),
    ("a noun", "The claim by Ann Lee that demand would fall in spring was odd.", 0.6, 0.8),
]


@pytest.mark.parametrize("text, low, high", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_confidence_differs_by_what_was_found(text, low, high):
    assert low <= extract(text).attributions[0].confidence <= high


def test_few_words_are_less_sure_than_many():
    few, many = (extract(f"Ann Lee said {words}.").attributions[0] for words in ("it fell", "demand fell all the year"))

    assert few.confidence < many.confidence


def test_every_row_of_the_table_is_a_number_with_its_reason():
    rows = read_table("confidence")

    assert len(rows) >= len(RULES)
    assert all(-5 < float(row["log_odds"]) < 5 and row["why"] for row in rows)


def test_the_evidence_names_source_cue_certainty_and_negation():
    text = "OpenAI believes that DeepSeek may not have copied it."
    found = extract(text).attributions[0].evidence()

    assert [(role, span.of(text)) for role, span in found] == [
        ("source", "OpenAI"),
        ("cue", "believes"),
        ("certainty", "may"),
        ("negation", "not"),
    ]


@pytest.mark.parametrize(
    "text, kind",
    [("ChatGPT said demand fell.", "product"), ("China said demand fell.", "place"), ("Meta said it fell.", None)],
)
def test_metonymy_is_marked(text, kind):
    assert extract(text).attributions[0].metonymy == kind
