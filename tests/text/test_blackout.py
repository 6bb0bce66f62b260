"""Words found and covered, whatever stands between them."""

import pytest

from claims.text.blackout import BLOCK, bare_words, covered, covered_within, places_of, runs_of

WANTED = "copied the bank’s private ledgers"


def cover(text: str, words: str = WANTED) -> str:
    wanted = bare_words(words)
    return covered(text, places_of(text, {len(wanted)}, {" ".join(wanted)}.__contains__))


@pytest.mark.parametrize(
    "written",
    [
        "copied the bank’s private ledgers",
        "Copied The Bank's PRIVATE ledgers",
        "copied  the\u00a0bank's\tprivate ledgers",
        "co\u00adpied the bank\u200b’s private led\u00adgers",
        "copied the bank’s “private” ledgers",
        "copied — the bank’s private, ledgers",
        "ｃopied the bank’s private ledgers",
    ],
)
def test_the_words_are_found_in_whatever_spelling(written):
    text = f"They say it {written}, and more."
    gone = cover(text)
    assert len(gone) == len(text)
    assert gone == f"They say it {BLOCK * len(written)}, and more."


@pytest.mark.parametrize(
    "text",
    [
        "copied the bank’s public ledgers",
        "they copied the bank’s private ledgerspaces",
        "recopied the bank’s private ledgers",
        "",
    ],
)
def test_other_words_stay(text):
    assert cover(text) == text


def test_a_letter_with_its_mark_apart_is_the_same_letter():
    assert cover("Jose\u0301 Díaz spoke", "José Di\u0301az") == f"{BLOCK * 10} spoke"
    assert cover("die STRASSE nach Rom", "Straße nach") == f"die {BLOCK * 12} Rom"


def test_paragraphs_stay_apart():
    assert cover("x copied the\n\nbank’s private ledgers y") == f"x {BLOCK * 10}\n\n{BLOCK * 22} y"


def test_places_that_overlap_are_one():
    runs = runs_of(["a", "b", "c", "d"], 2)
    assert cover("b a b a b", "b a b") == BLOCK * 9
    assert covered("x a b c y", places_of("x a b c y", {2}, runs.__contains__)) == f"x {BLOCK * 5} y"


def test_in_json_every_text_is_covered_but_for_what_is_left():
    told = {
        "words": ["they copied the bank's private ledgers", 3, None],
        "state": "a b",
        "copied the bank’s private ledgers": True,
    }
    left = covered_within(told, cover, {"state"})
    assert left == {"words": [f"they {BLOCK * 33}", 3, None], "state": "a b", BLOCK * 33: True}
