"""What a search without a result says to give up."""

import pytest

from claims.permissions import Gate
from claims.timeline.loosening import respelt
from claims.timeline.search import search
from tests.factories import a_dispute, a_placed_claim


def ways(words: str) -> list[tuple[str, str, int]]:
    return [(one.how, one.words, one.n) for one in search(Gate.for_readers(), words).looser]


@pytest.fixture
def claims(db):
    dispute = a_dispute()
    for wording in ("Getty sued in London.", "Getty sued in Delaware.", "Reuters licensed pictures."):
        a_placed_claim(dispute, wording)


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    "words,expected",
    [
        ("Getty sued banana", [("without “banana”", "Getty sued", 2)]),
        (
            "Getty London Delaware",
            [("without “London”", "Getty Delaware", 1), ("without “Delaware”", "Getty London", 1)],
        ),
        ('"sued Getty"', [('"sued Getty" as single words', "sued Getty", 2)]),
        (
            'London "sued Getty"',
            [('without "sued Getty"', "London", 1), ('"sued Getty" as single words', "London sued Getty", 1)],
        ),
        ("Reuters -pictures", [("without “-pictures”", "Reuters", 1)]),
        ("banana", []),
        ("banana or melon", []),
        ("Reuters banana melon", [("with any of the words", "Reuters or banana or melon", 1)]),
        (
            "who was it that Getty sued and in which court was it, and who won, in the end",
            [("with any of the words", "that or Getty or sued or which or court", 2)],
        ),
        ("Getty sued", []),
        ("- \"\" or", []),
        ("one two three four five six seven", []),
    ],
)  # fmt: skip
def test_the_words_to_give_up_are_named_with_what_that_finds(words, expected):
    assert sorted(ways(words)) == sorted(expected)


@pytest.mark.usefixtures("claims")
def test_what_is_very_common_is_not_counted_to_its_end(monkeypatch):
    monkeypatch.setattr("claims.timeline.loosening.MOST_COUNTED", 1)
    found = search(Gate.for_readers(), "sued banana").looser
    assert [(one.words, one.n, one.is_cut) for one in found] == [("sued", 1, True)]


@pytest.mark.usefixtures("claims")
def test_the_narrowest_stands_first():
    assert [n for _, _, n in ways("London Getty licensed")] == sorted(n for _, _, n in ways("London Getty licensed"))


@pytest.mark.parametrize(
    "words,names,expected",
    [
        ("depseek", ["DeepSeek"], "DeepSeek"),
        ("depseek lawsuit", ["Getty Images", "DeepSeek"], "DeepSeek lawsuit"),
        ("blomberg (report", ["Bloomberg"], "Bloomberg (report"),
        ("deepseek", ["DeepSeek"], None),
        ("court", ["Count Basie"], None),
        ("in", ["Inc"], None),
        ("x", [], None),
        ("bloomberg", [r"Blo\\omberg"], r"Blo\\omberg"),
    ],
)
def test_a_word_is_spelt_as_the_nearest_name(words, names, expected):
    assert respelt(words, names) == expected
