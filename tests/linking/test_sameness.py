"""Same proposition or not: words propose, slots decide."""

import pytest

from claims.linking.sameness import Telling, amounts_in, compare


def telling(words: str, amounts=(), negated: bool = False) -> Telling:
    return Telling(frozenset(words.split()), frozenset(amounts), negated)


def about(words: str, *names: str) -> Telling:
    return Telling(frozenset(words.split()), frozenset(), negated=False, about=frozenset(names))


@pytest.mark.parametrize(
    "words, amounts",
    [
        ("$1.5 billion", {1.5e9}),
        ("$1.5bn", {1.5e9}),
        ("1.5 million dollars", {1.5e6}),
        ("about 24,000 accounts and over 16 million exchanges", {24000, 16e6}),
        ("2,243 headnotes", {2243}),
        ("in January 2025.", {2025}),
        ("no number at all", set()),
        ("5 m", {5e6}),
        ("5 men", {5}),
        ("1" * 400 + " dollars and 3 cents", {3}),
    ],
)
def test_amounts(words, amounts):
    assert amounts_in(words) == frozenset(amounts)


SAME = {
    "equal": (telling("deepseek use openai output train"), telling("deepseek use openai output train")),
    "shorter": (telling("deepseek use openai output train model"), telling("deepseek train openai output")),
    "amount left out": (telling("settl anthrop author", [1.5e9]), telling("settl anthrop author")),
    "one of two amounts": (telling("settl anthrop author", [1.5e9, 5e5]), telling("settl anthrop author", [1.5e9])),
    "one names nobody": (about("declin comment then", "Getty"), about("declin comment")),
}
OTHER = {
    "nothing shared": (telling("deepseek use openai output"), telling("getti photograph copi without leav")),
    "denial": (telling("train fair use", negated=True), telling("train fair use")),
    "other amount": (telling("settl anthrop author", [1.5e9]), telling("settl anthrop author", [1.5e6])),
    "about others": (about("declin comment", "Getty"), about("declin comment", "Microsoft")),
    "one word says too little": (telling("sue"), telling("sue")),
    "no words": (telling(""), telling("")),
    "a crumb of a long one": (telling("a b c d e f g h i j k"), telling("a b")),
}


@pytest.mark.parametrize(
    "one, other, same",
    [pytest.param(*pair, True, id=name) for name, pair in SAME.items()]
    + [pytest.param(*pair, False, id=name) for name, pair in OTHER.items()],
)
def test_compare(one, other, same):
    match = compare(one, other)
    assert match.same is same
    assert compare(other, one) == match
    assert 0 <= match.score <= 1
    assert match.why
