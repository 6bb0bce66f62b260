"""Whether two tellings by the same speaker state the same proposition: words propose, slots decide.

Pure: two ``Telling`` values in, a ``Match`` out. The words are the stems that PostgreSQL's English
configuration makes (the claim's search column), so that the database and this module agree on them.
"""

import re
from dataclasses import dataclass
from math import isfinite

#: Floors found by hand on the demo digests; shared stems as a share of the shorter telling, and of both.
MIN_CONTAINED = 0.6
MIN_SHARED = 0.34

#: What both must share at the least where each names somebody whom the other does not.
MIN_SHARED_BY_OTHERS = 0.6

_NUMBER = re.compile(r"\d[\d,.]*")
_SCALE = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|bn|m)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """What decides: the content's stems, the amounts and the parties it names, and whether it denies."""

    stems: frozenset[str]
    amounts: frozenset[float]
    negated: bool
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Whether it is the same proposition, how alike the words are (0 to 1), and why, in words."""

    same: bool
    score: float
    why: str


def amounts_in(words: str) -> frozenset[float]:
    """The numbers in some words, scaled: ``"1.5 billion"`` gives 1500000000.0; those too great for a float left out."""
    found = set()
    for digits, scale in _AMOUNT.findall(words):
        plain = digits.replace(",", "").rstrip(".")
        found.add(float(plain) * _SCALE.get(scale.lower(), 1))
    return frozenset(filter(isfinite, found))


def compare(one: Telling, other: Telling) -> Match:
    """Same proposition or not. Another polarity or another amount is never the same, however alike the words."""
    words_one, words_other = (_words_only(telling) for telling in (one, other))
    shared = words_one & words_other
    union = words_one | words_other
    score = len(shared) / len(union) if union else 0.0
    if one.negated != other.negated:
        return Match(False, score, "one denies what the other states")
    if one.amounts and other.amounts and not (one.amounts <= other.amounts or other.amounts <= one.amounts):
        return Match(False, score, "other amounts")
    if one.about and other.about and not one.about & other.about:
        return Match(False, score, "about others")
    contained = len(shared) / min(len(words_one), len(words_other)) if shared else 0.0
    floor = MIN_SHARED if one.about <= other.about or other.about <= one.about else MIN_SHARED_BY_OTHERS
    same = len(shared) > 1 and contained >= MIN_CONTAINED and score >= floor
    return Match(same, score, f"shares {len(shared)} of {len(union)} words: {', '.join(sorted(shared)[:8])}")


def _words_only(telling: Telling) -> frozenset[str]:
    return frozenset(stem for stem in telling.stems if not _NUMBER.fullmatch(stem))
