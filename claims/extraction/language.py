"""Tells English from everything else by its most frequent words: enough to refuse a text, not to name its language."""

import re
from itertools import islice

from claims.extraction.wordlists import words_of

WORD = re.compile(r"[^\W\d_]+")
N_WORDS_READ = 400
FEW_WORDS = 12
LEAST_SHARE = 0.15
ENGLISH, OTHER = "en", "other"


def language_of(text: str) -> str:
    """ "en" or "other". English prose has over a third of such words; a very short text gets the benefit of the doubt
    where at least half of its words are in Latin letters: others may name a company in these.

    Only the first 400 words are read, so that the answer costs the same for any length.
    """
    words = [found[0] for found in islice(WORD.finditer(text), N_WORDS_READ)]
    if len(words) <= FEW_WORDS:
        n_latin = sum(word.isascii() for word in words)
        return ENGLISH if n_latin and n_latin * 2 >= len(words) else OTHER
    n_english = sum(word.lower() in words_of("stop") for word in words)
    return ENGLISH if n_english >= LEAST_SHARE * len(words) else OTHER
