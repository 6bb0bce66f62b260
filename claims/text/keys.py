"""Stable names for words: the same words give the same key, whatever their offsets, quotation marks or line breaks."""

import hashlib
import re

from claims.text.names import fold

_NOT_A_LETTER = re.compile(r"\W+")


def key_of_words(words: str, occurrence: int = 1) -> str:
    """A sha256 (64 hex digits) that names the n-th occurrence of these words in a text, folded to bare words."""
    bare = _NOT_A_LETTER.sub(" ", fold(words)).strip() or words
    return hashlib.sha256(f"{bare}\n{occurrence}".encode()).hexdigest()
