"""How wide words are when they are drawn."""

import pytest

from claims.text.widths import cut_to, width_of

SIGNS = {"capitals": ("DATA", "data"), "wide ones": ("mmmm", "aaaa"), "Chinese": ("新华社报道", "abcde")}


@pytest.mark.parametrize("wider, words", SIGNS.values(), ids=SIGNS)
def test_some_signs_take_more_room_than_others(wider, words):
    assert len(wider) == len(words)
    assert width_of(wider) > width_of(words)


@pytest.mark.parametrize(
    "words", ["data", "W" * 200, "新华社" * 50, "", "The Honourable Court of Something Very Far Away"]
)
def test_what_is_cut_has_room(words):
    cut = cut_to(words, 22)
    assert width_of(cut) <= 22
    assert cut == words or cut.endswith("…")


def test_what_has_room_is_left_as_it_is():
    assert cut_to("Bloomberg Law", 22) == "Bloomberg Law"
