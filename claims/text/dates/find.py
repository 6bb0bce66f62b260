"""Finds the expressions of time in a text."""

import re
from collections.abc import Iterator
from datetime import date

from claims.text.dates import absolute, relative, yearly
from claims.text.dates.periods import days_between
from claims.text.dates.values import FuzzyDate, TimeExpression
from claims.text.spans import Span

RULES = (*absolute.RULES, *yearly.RULES, *relative.RULES)

_OPENS_RANGE = re.compile(r"\b(between|from)\s+$", re.IGNORECASE)
_LINKS_RANGE = {
    "between": re.compile(r"\s+and\s+", re.IGNORECASE),
    "from": re.compile(r"\s+(?:to|until|till|through)\s+|\s?[–—-]\s?", re.IGNORECASE),
    "": re.compile(r"\s+through\s+|\s?[–—]\s?", re.IGNORECASE),
}
_LONGEST_OPENING = 12
_LONGEST_LINK = 12


def find_times(text: str, published: date | None) -> list[TimeExpression]:
    """The expressions of time in `text`, in order, without overlaps; offsets are code points.

    Relative ones are resolved against `published`, the day the text came out, and left out when it is None, as are
    days that do not exist. Where two readings overlap, the one that begins first wins, then the longer one, also when
    it resolves to nothing: from "31 February 2025" no "February 2025" is left over.
    Takes time in proportion to the length of the text.
    """
    found = [TimeExpression(span, span.of(text), when) for span, when in _read(text, published) if when is not None]
    return list(_with_ranges_joined(text, found))


def _read(text: str, published: date | None) -> Iterator[tuple[Span, FuzzyDate | None]]:
    matches = [(match, rule) for rule in RULES for match in rule.matches(text)]
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    end = 0
    for match, rule in matches:
        if match.start() >= end:
            end = match.end()
            yield Span(match.start(), end), rule.date_of(match, published)


def _with_ranges_joined(text: str, found: list[TimeExpression]) -> Iterator[TimeExpression]:
    """ "between A and B", "from A to B", "A through B" and "A–B" as one expression from A's first to B's last day."""
    pending = None
    for expression in found:
        joined = pending and _range(text, pending, expression)
        if joined:
            pending = joined
            continue
        if pending:
            yield pending
        pending = expression
    if pending:
        yield pending


def _range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    gap = text[first.span.end : last.span.start]
    opening = _OPENS_RANGE.search(text[max(0, first.span.start - _LONGEST_OPENING) : first.span.start])
    link = _LINKS_RANGE[opening[1].lower() if opening else ""]
    if len(gap) > _LONGEST_LINK or not link.fullmatch(gap) or first.date.rule == "range":
        return None
    try:
        period = days_between(first.date.first, last.date.last)
    except ValueError:
        return None
    span = Span(first.span.start - len(opening[0]) if opening else first.span.start, last.span.end)
    when = FuzzyDate(
        period.first,
        period.last,
        f"{first.date.edtf.split('/')[0]}/{last.date.edtf.split('/')[-1]}",
        "range",
        first.date.anchor_on or last.date.anchor_on,
    )
    return TimeExpression(span, span.of(text), when)
