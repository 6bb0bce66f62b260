"""Whom a text credits: the words around "source:", "compiled from", "first reported by" and the like.

Which outlets are meant is for the caller to find in them: it knows their names.
"""

import re

from claims.text.spans import Span

#: These speak for a whole article, wherever they stand.
_WHOLE = re.compile(
    r"\bsources?:|\bcompiled from\b|\bcredits?(?: goes)? to\b|\bh/t\b|\bhat[ -]tip\b|\btranslat(?:ed|ion)\b"
    r"|\boriginal(?:ly)?(?: \w+){0,3} (?:ran|in|by)\b|\bwith material (?:of|from)\b|\bfirst (?:appeared|published)\b"
    r"|\badapted from\b|\brepublished\b|\bthis (?:story|article|report) (?:is|was)\b",
    re.IGNORECASE,
)
#: These speak for the paragraph in which they stand.
_HERE = re.compile(
    r"\breport(?:s|ed|ing)?\b|\bciting\b|\baccording to\b|\bvia\b|\bscoop\b|\bhas it\b|[’']s account\b|\bas told to\b"
    r"|\bwrites\b|\bin the telling of\b|\btakes it from\b|\bquot(?:es|ed|ing)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^()\n]{0,60}\([^()\n]{2,60}\)\s*[-–—]")
_REACH = 60
_MOST = 12


def credits_in(text: str, paragraph: Span) -> tuple[str, ...]:
    """The words around each credit of the text or of this paragraph of it, and its dateline; at most twelve."""
    found = [match[0] for part in text.split("\n\n")[:3] if (match := _DATELINE.match(part))]
    found += [_around(text, match.span(), Span(0, len(text))) for match in _WHOLE.finditer(text)]
    here = _HERE.finditer(text, paragraph.start, paragraph.end)
    found += [_around(text, match.span(), paragraph) for match in here]
    return tuple(dict.fromkeys(found[:_MOST]))


def _around(text: str, place: tuple[int, int], within: Span) -> str:
    start, end = max(within.start, place[0] - _REACH), min(within.end, place[1] + _REACH)
    line_start = text.rfind("\n", start, place[0]) + 1 or start
    line_end = text.find("\n", place[1], end)
    return " ".join(text[line_start : end if line_end < 0 else line_end].split())
