"""How sure a claim is, whether it is negative, and by which words."""

import pytest

from claims.extraction import extract
from claims.terms import Certainty

CASES = [
    ("stated", "Nvidia said sales fell.", "stated", False, []),
    ("may", "Nvidia said sales may fall.", "may", True, ["may"]),
    ("alleged", "Getty alleged that photos were copied.", "believed", True, ["alleged"]),
    ("suspects", "Nvidia suspects that photos were copied.", "suspected", True, ["suspects"]),
    ("saw", "Nvidia saw that photos were copied.", "evidence", False, ["saw"]),
    ("evidence", "Nvidia said it has evidence that photos were copied.", "evidence", False, ["evidence"]),
    ("lowest wins", "Nvidia suspects that it may fall.", "suspected", True, ["suspects"]),
    ("the month", "Nvidia said sales fell in May.", "stated", False, []),
]


@pytest.mark.parametrize("text, rung, hedged, words", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_certainty(text, rung, hedged, words):
    found = extract(text).attributions[0]

    assert (found.certainty, found.hedged) == (Certainty(rung), hedged)
    assert [span.of(text) for span in found.certainty_words] == words


@pytest.mark.parametrize(
    "text, words",
    [
        ("Nvidia said sales did not fall.", ["not"]),
        ("Nvidia denied that sales fell.", ["denied"]),
        ("Nvidia said it was not a copy.", ["not"]),
        ("Nvidia said no data was taken.", ["no"]),
        ("Nvidia said firms that do not pay will lose.", []),
        ("Nvidia said photos were copied without consent.", []),
    ],
)
def test_negation(text, words):
    found = extract(text).attributions[0]

    assert found.negated == bool(words)
    assert [span.of(text) for span in found.negation_words] == words
