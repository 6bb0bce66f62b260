"""Words in a row that two passages share: outside quotation marks a sign of copying, within them of one occasion.

Unlike `text.shingles`, which finds near copies among whole articles, this looks at single paragraphs and claims.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from hashlib import blake2b

from claims.text.quoted import DOUBLE, quoted

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")

#: A row in which so many words are neither short nor capitalised says more than the name of a court.
_FEWEST_PLAIN, _SHORTEST_PLAIN = 3, 4
#: A whole quotation of fewer words than a row has may stand for itself from so many on.
_FEWEST_QUOTED = 4


def runs_of(passage: str, n_words: int) -> frozenset[int]:
    """Every row of so many words outside quotation marks, as a number; rows of names and short words are left out."""
    found = set()
    for part in _outside_quotes(passage):
        words = _WORD.findall(part)
        rows = (words[at : at + n_words] for at in range(len(words) - n_words + 1))
        found |= {_number(row) for row in rows if _is_telling(row)}
    return frozenset(found)


def quotes_of(passage: str, n_words: int) -> frozenset[int]:
    """Every row of so many words within quotation marks, as a number, and every whole quotation from four words on."""
    found = set()
    for span in quoted(passage, DOUBLE):
        words = _WORD.findall(span.of(passage))
        found |= {_number(words[at : at + n_words]) for at in range(len(words) - n_words + 1)}
        if _FEWEST_QUOTED <= len(words) < n_words:
            found.add(_number(words))
    return frozenset(found)


def longest_run(one: str, other: str) -> tuple[int, str]:
    """How many words in a row stand in both passages, and these words as the first has them."""
    ours, theirs = (list(_WORD.finditer(passage)) for passage in (one, other))
    forms = [[word[0].casefold() for word in words] for words in (ours, theirs)]
    match = SequenceMatcher(None, *forms, autojunk=False).find_longest_match()
    if not match.size:
        return 0, ""
    return match.size, one[ours[match.a].start() : ours[match.a + match.size - 1].end()]


def _outside_quotes(passage: str) -> list[str]:
    parts, start = [], 0
    for span in quoted(passage, DOUBLE):
        parts.append(passage[start : span.start])
        start = span.end
    return [*parts, passage[start:]]


def _is_telling(row: Sequence[str]) -> bool:
    return sum(word.islower() and len(word) >= _SHORTEST_PLAIN for word in row) >= _FEWEST_PLAIN


def _number(row: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(row).casefold().encode(), digest_size=8).digest())
