"""Quotation marks: text → the quotations, marks included."""

import pytest

from claims.extraction.paragraphs import find_paragraphs
from claims.extraction.quotes import find_quotations, find_typed

CASES = [
    ("curly", "He said “yes” and “no”.", ["“yes”", "“no”"]),
    ("straight", 'He said "yes" twice.', ['"yes"']),
    ("low", "Er sagte „ja“ und ging.", ["„ja“"]),
    ("angled", "Il dit «oui» et sortit.", ["«oui»"]),
    ("nested curly", "“She said “no” to us,” he said.", ["“She said “no” to us,”"]),
    ("single inside", "“She said ‘no’ to us,” he said.", ["“She said ‘no’ to us,”"]),
    ("single alone", "He called it ‘theft’ and didn’t stay.", ["‘theft’"]),
    ("single and possessive", "‘The artists’ lawyers lie,’ he said.", ["‘The artists’ lawyers lie,’"]),
    ("opening mark that closes", "He said “yes. “", ["“yes. “"]),
    ("inches", 'A 12" disc and a 7" one.', []),
    ("unclosed", "He said “yes and left.\n\nShe said “no” and stayed.", ["“yes and left.", "“no”"]),
    ("reopened", "“We left.\n\n“We came back,” he said.", ["“We left.", "“We came back,”"]),
    ("only marks", '“”“”""', []),
    ("slip at the end", '“We left," he said. "We came back.”', ['“We left,"', '"We came back.”']),
    ("emoji before", "👩‍👩‍👧 “yes” he said", ["“yes”"]),
]


@pytest.mark.parametrize("text, quoted", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_quotations(text, quoted):
    found = find_quotations(text, find_paragraphs(text))

    assert [quotation.span.of(text) for quotation in found if quotation.n_words(text)] == quoted


TYPED = [
    ("apostrophes", "''We left,'' he said.", ["''We left,''"]),
    ("backticks", "``We left,'' he said.", ["``We left,''"]),
    ("possessive", "The writers' union and the dogs' home said ''no.''", ["''no.''"]),
    ("unclosed", "''We left. He said.", ["''We left. He said."]),
]


@pytest.mark.parametrize("text, quoted", [case[1:] for case in TYPED], ids=[case[0] for case in TYPED])
def test_marks_typed_as_two_characters_belong_to_the_quotation(text, quoted):
    assert [quotation.span.of(text) for quotation in find_typed(text, find_paragraphs(text))] == quoted


@pytest.mark.parametrize(
    "apostrophes",
    ["‘These " + "users’ and " * 100_000 + "all.’", "'These " + "users' and " * 100_000 + "all.'"],
    ids=["curly", "typed"],
)
def test_of_a_hundred_thousand_apostrophes_none_closes_a_quotation(apostrophes):
    """Each looking for the end by itself would take hours."""
    text = f"He said: {apostrophes}"
    assert [found.span.of(text) for found in find_quotations(text, find_paragraphs(text))] == [apostrophes]
