import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.shingles import FEWEST_WORDS, N_BANDS, band_keys, compare


def story(seed: int, n_words: int = 400) -> list[str]:
    """Made-up words, as many different ones as a text of that length has."""
    dice = random.Random(seed)
    return ["".join(dice.choices(string.ascii_lowercase, k=dice.randint(2, 9))) for _ in range(n_words)]


def text(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


def share_a_key(one: str, other: str) -> bool:
    return bool(set(band_keys(one)) & set(band_keys(other)))


def test_keys_do_not_depend_on_marks_case_or_line_breaks():
    words = story(1)
    assert band_keys(text(words)) == band_keys(" — ".join(words).upper()) == band_keys(",\n\n".join(words))
    assert len(band_keys(text(words))) == N_BANDS
    assert all(-(2**63) <= key < 2**63 for key in band_keys(text(words)))


@pytest.mark.parametrize(
    "make",
    [
        lambda wire, own: text(wire),
        lambda wire, own: text(own[:60], wire),
        lambda wire, own: text(wire[:250]),
        lambda wire, own: text(own[:100], wire[:300], own[100:150]),
        lambda wire, own: text([word if place % 25 else "changed" for place, word in enumerate(wire)]),
    ],
    ids=["whole", "with a new lead", "cut short", "within another", "words changed"],
)
def test_a_wire_copy_is_found(make):
    pairs = [(text(story(2 * n)), make(story(2 * n), story(2 * n + 1))) for n in range(20)]
    assert all(share_a_key(wire, copy) for wire, copy in pairs)


def test_other_texts_have_no_key_in_common():
    keys = [set(band_keys(text(story(n)))) for n in range(200)]
    assert sum(map(len, keys)) == len(set().union(*keys))


def test_a_short_text_is_not_compared():
    words = story(3, FEWEST_WORDS - 1)
    assert band_keys(text(words)) == []
    assert compare(text(words), text(words)).of_one == 0


def test_the_evidence():
    wire, own = story(4), story(5)
    copy = text(own[:40], wire[100:300], own[40:100])
    overlap = compare(copy, text(wire))
    assert overlap.of_one == pytest.approx(197 / 297, abs=0.001)
    assert overlap.of_other == pytest.approx(197 / 397, abs=0.001)
    assert overlap.n_run_words == 200
    assert overlap.run.of(copy) == text(wire[100:300])


def test_quoted_words_prove_nothing():
    speech = f"“{text(story(6, 100))}”"
    one, other = f"{text(story(7, 80))} {speech}", f"{text(story(8, 80))} {speech} {text(story(9, 20))}"
    assert not share_a_key(one, other)
    assert compare(one, other).of_one == 0


def test_a_text_that_is_one_quotation_is_compared_all_the_same():
    speech = f"“{text(story(10, 100))}”"
    assert compare(speech, speech).of_one == 1


@pytest.mark.slow
def test_texts_that_repeat_themselves_take_no_time():
    endless = "and then " * 100_000
    assert compare(endless, endless).of_one == 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(one, other):
    overlap = compare(one * 9, other * 9)
    assert 0 <= overlap.of_one <= 1
    assert (overlap.run is None) == (overlap.n_run_words == 0)


@pytest.mark.parametrize("mark", "“„«")
def test_a_long_text_of_marks_that_nothing_closes_has_its_keys(mark):
    """In time that grows with its length: with the square of it, this would take an hour."""
    words = text(story(1))
    assert band_keys(f"{words}{f' {mark}' * 300_000}") == band_keys(words)
