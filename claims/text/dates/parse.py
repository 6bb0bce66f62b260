"""Reads the one expression of time that an editor typed into a field."""

import re
from datetime import date, timedelta

from claims.text.dates import periods, words
from claims.text.dates.find import find_times
from claims.text.dates.periods import Period
from claims.text.dates.values import FuzzyDate

_ONE_DAY = timedelta(days=1)
_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
_EDTF_DECADE = re.compile(r"(\d{3})X")
_OPEN_SIDE = re.compile(r"(?P<word>before|until|till|by|up to|after|since|from)\s+(?P<rest>.+)", re.IGNORECASE)
_SIDES = {
    "before": lambda inner: (None, inner.first - _ONE_DAY),
    "after": lambda inner: (inner.last + _ONE_DAY, None),
    **dict.fromkeys(("until", "till", "by", "up to"), lambda inner: (None, inner.last)),
    **dict.fromkeys(("since", "from"), lambda inner: (inner.first, None)),
}
_LEAD_IN = re.compile(r"(?:in|on|during|at|around|about|circa|ca\.|c\.)\s+", re.IGNORECASE)
_NAMES = re.compile(rf"\b(?:{'|'.join((*words.MONTHS, *words.WEEKDAYS))})[a-z]*\b", re.IGNORECASE)
_LONGEST = 200


def parse_fuzzy(expression: str, published: date | None) -> FuzzyDate | None:
    """The days a whole typed expression means, or None when it is not understood as a whole.

    Takes what `find_times` finds, in any case ("january 2025"), EDTF ("2024-23", "2024-09/2024-11", "../2024-05",
    "201X") and one-sided ranges ("before 2024", "since last fall"). Relative ones need `published`.
    """
    words_typed = " ".join(expression.split())
    if not words_typed or len(words_typed) > _LONGEST:
        return None
    try:
        return _edtf(words_typed) or _one_sided(words_typed, published) or _whole(words_typed, published)
    except (ValueError, OverflowError):
        return None


def _whole(typed: str, published: date | None) -> FuzzyDate | None:
    bare = _NAMES.sub(lambda name: name[0].capitalize(), _LEAD_IN.sub("", typed, count=1))
    for lead_in in ("", "in "):
        found = find_times(lead_in + bare, published)
        if len(found) == 1 and found[0].text in (bare, lead_in + bare):
            return found[0].date
    return None


def _one_sided(typed: str, published: date | None) -> FuzzyDate | None:
    sided = _OPEN_SIDE.fullmatch(typed)
    inner = sided and _whole(sided["rest"], published)
    if not inner:
        return None
    word = sided["word"].lower()
    first, last = _SIDES[word](inner)
    period = periods.days_between(first, last)
    return FuzzyDate(first, last, period.edtf, f"{word.replace(' ', '-')}-{inner.rule}", inner.anchor_on)


def _edtf(typed: str) -> FuzzyDate | None:
    sides = typed.upper().split("/")
    if len(sides) > 2:
        return None
    read = [None if side in ("", "..") else _edtf_date(side) for side in sides]
    if all(period is None for period in read):
        return None
    if any(period is None and side not in ("", "..") for period, side in zip(read, sides, strict=True)):
        return None
    first = read[0] and read[0].first
    last = read[-1] and read[-1].last
    periods.days_between(first, last)
    return FuzzyDate(first, last, typed.upper(), "edtf")


def _edtf_date(typed: str) -> Period | None:
    if tens := _EDTF_DECADE.fullmatch(typed):
        return periods.decade(int(tens[1]) * 10)
    parts = _EDTF.fullmatch(typed)
    if not parts:
        return None
    year, number = int(parts["year"]), int(parts["month"] or 0)
    if parts["day"]:
        return periods.one_day(date(year, number, int(parts["day"])))
    if not parts["month"]:
        return periods.whole_year(year)
    return periods.season(year, number) if 21 <= number <= 24 else periods.month(year, number)
