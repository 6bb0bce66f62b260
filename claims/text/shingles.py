"""Texts that share their words: how such pairs are found without comparing all, and the evidence for one pair.

A text is taken as its shingles, all stretches of four words in a row. Quoted words are left out: two reporters who
heard the same speech share them without having copied.

`band_keys` finds the pairs. It is MinHash with one permutation (Li, Owen, Zhang: One Permutation Hashing, NIPS 2012;
empty bins filled as in Shrivastava, Li: Densifying One Permutation Hashing, ICML 2014), its bins taken by twos: two
texts of which a share J of all their shingles is common have a key in common with probability 1 - (1 - J²)³², which
is .73 for J = .2 and .03 for J = .03. `compare` then looks at the words themselves.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

from claims.text.quoted import quoted
from claims.text.spans import Span

WORDS_IN_SHINGLE = 4
FEWEST_WORDS = 40
N_BANDS, BINS_IN_BAND = 32, 2
_N_BINS = N_BANDS * BINS_IN_BAND
_COMMONPLACE = 8  # a shingle that stands so often in one text says nothing about runs
_WORD = re.compile(r"[^\W_]+")
_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“"}


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common: the share of the shingles of each, and the longest run of words, in the one.

    `run` covers the run in the first text, without reaching beyond its first and last word; `n_run_words` counts only
    the words outside quotation marks. None and 0 where nothing is shared.
    """

    of_one: float = 0.0
    of_other: float = 0.0
    run: Span | None = None
    n_run_words: int = 0


def band_keys(text: str) -> list[int]:
    """Keys (signed, 64 bits) of which two texts that are near copies share at least one; none for a short text."""
    shingles = {_hash(" ".join(shingle)) for shingle in _shingles(_words(text))}
    bins: list[int | None] = [None] * _N_BINS
    for value in shingles:
        place, rest = value % _N_BINS, value // _N_BINS
        if bins[place] is None or rest < bins[place]:
            bins[place] = rest
    if not shingles:
        return []
    filled = [_filled(bins, place) for place in range(_N_BINS)]
    bands = (tuple(filled[band : band + BINS_IN_BAND]) for band in range(0, _N_BINS, BINS_IN_BAND))
    return [_hash(f"{number} {band}") - 2**63 for number, band in enumerate(bands)]


def compare(one: str, other: str) -> Overlap:
    """How much of each of two texts stands in the other; takes time with their length."""
    words = _words(one)
    ours, theirs = _shingles(words), _shingles(_words(other))
    shared = set(ours) & set(theirs)
    if not shared:
        return Overlap()
    first, n_shingles = _longest_run(ours, theirs)
    last = first + n_shingles + WORDS_IN_SHINGLE - 2
    return Overlap(
        of_one=_share(ours, shared),
        of_other=_share(theirs, shared),
        run=Span(words[first].start(), words[last].end()) if n_shingles else None,
        n_run_words=last - first + 1 if n_shingles else 0,
    )


def _words(text: str) -> list[re.Match[str]]:
    """The words outside quotation marks; all of them when that leaves too few."""
    found, words = chain(quoted(text, _CLOSING), [Span(len(text), len(text))]), []
    inside = next(found)
    for word in _WORD.finditer(text):
        while word.start() >= inside.end and inside.start < len(text):
            inside = next(found)
        if word.start() < inside.start:
            words.append(word)
    return words if len(words) >= FEWEST_WORDS else list(_WORD.finditer(text))


def _shingles(words: list[re.Match[str]]) -> list[tuple[str, ...]]:
    if len(words) < FEWEST_WORDS:
        return []
    folded = [word[0].casefold() for word in words]
    return list(zip(*(folded[place:] for place in range(WORDS_IN_SHINGLE)), strict=False))


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest())


def _filled(bins: list[int | None], place: int) -> tuple[int, int]:
    """The value of a bin and how far it was borrowed from: of the next bin that has one."""
    for distance in range(_N_BINS):
        value = bins[(place + distance) % _N_BINS]
        if value is not None:
            return value, distance
    raise ValueError("all bins are empty")


def _share(shingles: list[tuple[str, ...]], shared: set) -> float:
    return round(sum(shingle in shared for shingle in shingles) / len(shingles), 3)


def _longest_run(ours: list[tuple], theirs: list[tuple]) -> tuple[int, int]:
    """Where in ours the longest run of shingles begins that stands so in theirs, and how many it has."""
    places = defaultdict(list)
    for place, shingle in enumerate(theirs):
        places[shingle].append(place)
    best, ending = (0, 0), {}
    for here, shingle in enumerate(ours):
        there = places.get(shingle, ())
        ending = {place: ending.get(place - 1, 0) + 1 for place in there} if len(there) < _COMMONPLACE else {}
        length = max(ending.values(), default=0)
        if length > best[1]:
            best = (here - length + 1, length)
    return best
