"""The text of a version of which only the quoted words came over: every word where it stood, and empty lines between.

Nobody can take that for the article: what is not known is not there.
"""

from collections.abc import Sequence

from claims.parsing.tables.problems import Problem
from claims.parsing.tables.rows import TellingRow
from claims.parsing.tables.tellings import NAME
from claims.text.blackout import BLOCK
from claims.text.spans import Span

_BLANK, _BETWEEN = "\n", "\n\n"


def excerpt_of(rows: Sequence[TellingRow]) -> tuple[str, dict[int, Span], list[Problem]]:
    """The text; where the words of each row stand in it, by its line; and what does not fit together.

    Words whose place is not told come behind all others. Where the file says by their hash which text they are from,
    but not where they stood, that is not known: they have no place.
    """
    placed = [row for row in rows if row.start is not None]
    letters = [_BLANK] * max((row.end + len(row.suffix) for row in placed), default=0)
    spans, problems = {}, []
    for row in placed:
        spans[row.line] = Span(row.start, row.end)
        if not _written(letters, row.start - len(row.prefix), row.prefix + row.quote + row.suffix):
            told = "Other words of the same version stand there, by another line. Correct one of them."
            problems.append(Problem(NAME, row.line, "start", told))
    text = "".join(letters)
    for row in rows:
        if row.start is None:
            begin = text.find(row.quote)
            if begin < 0:
                text += (_BETWEEN if text else "") + row.quote
                begin = len(text) - len(row.quote)
            if not row.sha256:
                spans[row.line] = Span(begin, begin + len(row.quote))
    return text, spans, problems


def _written(letters: list[str], at: int, words: str) -> bool:
    """Write words into what is empty yet; False where others stand there. What one row covers stays covered."""
    there = letters[at : at + len(words)]
    if any(old not in (_BLANK, BLOCK, new) and new != BLOCK for old, new in zip(there, words, strict=True)):
        return False
    letters[at : at + len(words)] = [BLOCK if BLOCK in both else both[1] for both in zip(there, words, strict=True)]
    return True
