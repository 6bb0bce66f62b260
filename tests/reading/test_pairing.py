"""Which finds are the claims that were known, by their places and speakers alone."""

import pytest

from claims.extraction import extract
from claims.reading.pairing import Standing, pair
from claims.text.spans import Span

TEXT = "OpenAI said that DeepSeek used its models for training. Getty Images said that photographs were copied."
OPENAI, GETTY = Span(17, 54), Span(79, 102)


@pytest.fixture(scope="module")
def found():
    attributions = extract(TEXT).attributions
    assert [each.content for each in attributions] == [OPENAI, GETTY]
    return attributions


def known(key: int, span: Span, *, offer: bool = False, speaker: str | None = None) -> Standing:
    return Standing(key, span, offer, speaker)


CASES = [
    ("at its place", [known(1, OPENAI)], {0: 1}),
    ("with other bounds", [known(1, Span(17, 42))], {0: 1}),
    ("too little of it", [known(1, Span(17, 25))], {}),
    ("somewhere else", [known(1, Span(56, 68))], {}),
    ("standing by another speaker", [known(1, OPENAI, speaker="Microsoft")], {0: 1}),
    ("offered by the same speaker", [known(1, Span(17, 30), offer=True, speaker="openai")], {0: 1}),
    ("offered by nobody named", [known(1, OPENAI, offer=True)], {0: 1}),
    ("offered by another speaker", [known(1, OPENAI, offer=True, speaker="Microsoft")], {}),
    ("what stands before what is offered", [known(1, OPENAI, offer=True), known(2, Span(17, 42))], {0: 2}),
    ("the better fit", [known(1, Span(17, 42)), known(2, OPENAI)], {0: 2}),
    ("each once", [known(1, Span(17, 102)), known(2, OPENAI)], {0: 2}),
    ("both", [known(1, GETTY), known(2, OPENAI)], {0: 2, 1: 1}),
    ("nothing known", [], {}),
]


@pytest.mark.parametrize("standings,pairs", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_pairs(found, standings, pairs):
    assert pair(found, standings) == pairs
