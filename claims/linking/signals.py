"""Signals in words: what of general language tells that one claim turns against, grants or corrects another.

The lists are data (`data/signals.tsv`, `data/opposites.tsv`) that a non-programmer can review. None of them decides by
itself: who speaks, about whom, and where, comes first.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from claims.extraction.actions import verb_stem
from claims.text.comparable import forms_of

_DATA = Path(__file__).parent / "data"


def stems_of(words: str) -> frozenset[str]:
    """What the words of some text have in common with other forms of theirs; the most frequent words left out."""
    forms = (form for form in forms_of(words) if len(form) > 1 and form not in _common())
    return frozenset(map(stem_of, forms))


def stem_of(form: str) -> str:
    """What the forms of a word have in common: of "recordings" and "record", of "distilled" and "distil"."""
    stem = verb_stem(verb_stem(form))
    return stem[:-1] if stem.endswith("ll") and len(stem) > len("call") else stem


@lru_cache(maxsize=50_000)
def signal(kind: str, words: str) -> str:
    """The first words of this kind that stand in a text, as they stand there; "" where there are none."""
    found = _pattern(kind).search(words)
    return found[0] if found else ""


def opposites(one: str, other: str) -> tuple[str, str] | None:
    """A word of each text that say opposite things ("ignored", "obeys"), as they stand there; None without any.

    A word that both texts have is no difference between them.
    """
    found = opposed(one, other)
    return found and found[:2]


def opposed(one: str, other: str) -> tuple[str, str, str] | None:
    """The same, with the slot that the two words differ in: outcome or polarity."""
    ours, theirs = _ends_of(one), _ends_of(other)
    for (pair, end), (stem, word) in ours.items():
        there = theirs.get((pair, 1 - end))
        if there and stem != there[0] and (pair, end) not in theirs and (pair, 1 - end) not in ours:
            return word, there[1], _pairs()[pair][2]
    return None


def one_tells_an_outcome(one: str, other: str) -> bool:
    """Whether a word that both texts have tells how something came out ("cleared", "not cleared")."""
    return any(_pairs()[pair][2] == "outcome" for pair, _ in _ends_of(one).keys() & _ends_of(other).keys())


@lru_cache(maxsize=20_000)
def _ends_of(text: str) -> dict[tuple[int, int], tuple[str, str]]:
    """At which ends of which pairs of the list the words of a text stand: a stem and the word for each."""
    stems = {verb_stem(form): form for form in reversed(forms_of(text))}
    return {
        (number, end): (min(found), stems[min(found)])
        for number, (*pair, _) in enumerate(_pairs())
        for end, words in enumerate(pair)
        if (found := stems.keys() & words)
    }


@cache
def _pairs() -> tuple[tuple[frozenset[str], frozenset[str], str], ...]:
    return tuple((_stems(row["one"]), _stems(row["other"]), row["slot"]) for row in rows_of("opposites"))


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(verb_stem, words.split()))


@cache
def _common() -> frozenset[str]:
    return frozenset(row["words"] for row in rows_of("signals") if row["kind"] == "common")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern_of(kind)})\b", re.IGNORECASE)


def pattern_of(kind: str) -> str:
    """The words of a kind as a regular expression, the longest first; without brackets around them."""
    words = sorted({row["words"] for row in rows_of("signals") if row["kind"] == kind}, key=len, reverse=True)
    return "|".join(map(_as_pattern, words))


def _as_pattern(words: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/NAME.tsv`; lines that begin with # are remarks."""
    with (_DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        plain: Iterable[str] = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(plain, delimiter="\t", quoting=csv.QUOTE_NONE)
