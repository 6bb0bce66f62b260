"""A clock in a cell: Extended Date/Time Format, and beside it, as JSON, why it says so."""

import calendar
import json
import re
from dataclasses import dataclass, field
from datetime import date

from claims.text.dates.periods import season

_SEASON = re.compile(r"\d{4}-2[1-4]", re.ASCII)
_TIME = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_OPEN = ("", "..")
#: The last year: the day after the very last one could not be stored.
LATEST = 9_998
#: How the parts of a reason are called in a cell, and where they are stored.
_WHY = {"words": "words", "from": "anchor_on", "rule": "rule"}


@dataclass(frozen=True, slots=True)
class Clock:
    """First and last possible day, None for an open side, and why, as it is stored."""

    first: date | None
    last: date | None
    why: dict = field(default_factory=dict)


class NoClock(ValueError):
    """A cell that says no time; the message says why."""


def read_clock(cell: str, why: str) -> Clock | None:
    """The clock in two cells; None for an empty one. Raises NoClock."""
    if not cell:
        return None
    told = _told(why)
    first, last = _season(cell, told) if _SEASON.fullmatch(cell) else _interval(cell)
    if first and last and last < first:
        raise NoClock(f"It ends on {last}, before it begins on {first}. Change the order.")
    stored = {key: told[name] for name, key in _WHY.items() if told.get(name)}
    if stored.get("rule") == "entered":
        stored = {**stored, "entered": True}
        del stored["rule"]
    return Clock(first, last, {**stored, "edtf": cell})


def _told(why: str) -> dict:
    try:
        told = json.loads(why or "{}")
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not all(isinstance(each, str) and each.isprintable() for each in told.values()):
        raise NoClock("The reason beside it is no JSON object of texts. Leave it empty, or as it was exported.")
    if told.get("from") and not _DAY.fullmatch(told["from"]):
        raise NoClock("The reason beside it counts from what is no day. Write it like 2025-01-30.")
    _days(told.get("from") or "2000")
    return told


def _interval(cell: str) -> tuple[date | None, date | None]:
    start, slash, end = cell.partition("/")
    first = None if slash and start in _OPEN else _days(start)[0]
    last = None if slash and end in _OPEN else _days(end if slash else start)[1]
    if first is None and last is None:
        raise NoClock("It has neither a beginning nor an end. Leave the cell empty.")
    return first, last


def _days(words: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    match = _TIME.fullmatch(words)
    try:
        if not match:
            raise ValueError(words)
        year, month, day = (part and int(part) for part in match.groups())
        if year > LATEST:
            raise ValueError(words)
        if day:
            return date(year, month, day), date(year, month, day)
        last = month or 12
        return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        raise NoClock("Write a day like 2025-01-30, a month like 2025-01, a year, or two with / between.") from None


def _season(cell: str, told: dict) -> tuple[date, date]:
    """A season is of these months; where other days were meant, they stand in the reason."""
    if told.get("first") and told.get("last"):
        return _days(told["first"])[0], _days(told["last"])[1]
    if not 1 <= int(cell[:4]) < LATEST:
        raise NoClock("There is no such year.")
    period = season(int(cell[:4]), int(cell[5:]))
    return period.first, period.last
