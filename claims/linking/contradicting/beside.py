"""The time that a sentence tells beside a claim in it: "In 2024 Judge B held that …"."""

import re
from datetime import date

from claims.text.dates import TimeExpression, find_times

_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])|\n")


def time_beside(text: str, content: str, published: date | None) -> TimeExpression | None:
    """The first time in the sentence in which these words stand, outside of them; None without one."""
    start = text.find(content)
    if start < 0:
        return None
    end = start + len(content)
    first = max((found.end() for found in _SENTENCE_END.finditer(text, 0, start)), default=0)
    after = _SENTENCE_END.search(text, end)
    last = after.start() if after else len(text)
    pieces = (text[first:start], text[end:last])
    return next((time for piece in pieces for time in find_times(piece, published)), None)
