"""Where words that somebody typed stand in a text."""

import pytest

from claims.text.places import NoSuchPlace, place_of, places_of
from claims.text.spans import Span

TEXT = "𝔘 said no.\n\nHe said no, and no no more."


@pytest.mark.parametrize(
    "words,found",
    [
        ("said", ["said", "said"]),
        ("no. He  said", ["no.\n\nHe said"]),
        ("no no", ["no no"]),
        ("(said", []),
        (" \n", []),
    ],
)
def test_places(words, found):
    assert [place.of(TEXT) for place in places_of(TEXT, words)] == found


def test_places_may_overlap():
    assert places_of("no no no", "no no") == [Span(0, 5), Span(3, 8)]


@pytest.mark.parametrize(
    "given,start",
    [({"nth": 1}, 2), ({"nth": 2}, 15), ({"near": 0}, 2), ({"near": 14}, 15), ({"nth": 1, "near": 14}, 2)],
)
def test_the_place_that_is_meant(given, start):
    assert place_of(TEXT, "said", **given) == Span(start, start + 4)


@pytest.mark.parametrize(
    "words,given,why",
    [
        ("sad", {}, "do not stand"),
        ("", {}, "do not stand"),
        ("said", {}, "stand twice"),
        ("no", {}, "stand 4 times"),
        ("said", {"nth": 3}, "no place 3"),
        ("said", {"nth": 0}, "no place 0"),
        ("said", {"near": len(TEXT)}, "outside the stored text"),
        ("said", {"near": -1}, "outside the stored text"),
    ],
)
def test_no_such_place(words, given, why):
    with pytest.raises(NoSuchPlace, match=why):
        place_of(TEXT, words, **given)
