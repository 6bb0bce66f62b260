"""Days as articles give them: exact, vague, open on one side, or not at all."""

import calendar
import json
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.bench.chance import Lottery

_DAY = timedelta(days=1)
# EDTF numbers the seasons 21 to 24; ours are the meteorological ones, named by their first month.
_SEASONS = {3: ("spring", 21), 6: ("summer", 22), 9: ("autumn", 23), 12: ("winter", 24)}
_HAPPENED = Lottery.of(
    {"null": 30, "day": 22, "month": 20, "season": 10, "last-season": 5, "year": 8, "since": 3, "before": 2}
)
_SAID = Lottery.of({"null": 40, "weekday": 40, "day": 20})


@dataclass(frozen=True, slots=True)
class Clock:
    """First and last possible day, both inclusive (None: open), the words that say so and the rule that read them."""

    words: str
    first: date | None
    last: date | None
    rule: str
    edtf: str
    anchor_on: date | None = None

    @property
    def range(self) -> str:
        """A daterange literal."""
        return f"[{self.first or ''},{self.last + _DAY if self.last else ''})"

    @property
    def why(self) -> str:
        """The JSON of a ``_why`` column."""
        anchor = self.anchor_on and self.anchor_on.isoformat()
        return json.dumps({"words": self.words, "rule": self.rule, "edtf": self.edtf, "anchor_on": anchor})


def exact(day: date, words: str = "", rule: str = "meta") -> Clock:
    """A clock that knows its day."""
    return Clock(words, day, day, rule, day.isoformat())


def happened(rng: Random, day: date, published_on: date | None) -> Clock | None:
    """How one article dates a thing that happened on ``day``: None where it does not."""
    kind = _HAPPENED.draw(rng)
    if kind == "last-season" and (published_on is None or published_on < day):
        kind = "month"
    return _HAPPENED_AS[kind](day, published_on)


def said(rng: Random, day: date, published_on: date | None) -> Clock | None:
    """How an article published on ``published_on`` dates what was said on ``day``; None where it does not."""
    kind = _SAID.draw(rng)
    if kind == "null" or published_on is None:
        return None
    if kind == "weekday" and _DAY * 0 <= published_on - day < _DAY * 7:
        return Clock(f"on {calendar.day_name[day.weekday()]}", day, day, "weekday", day.isoformat(), published_on)
    return _day(day)


def _day(day: date, _anchor=None) -> Clock:
    return exact(day, f"on {day.day} {calendar.month_name[day.month]} {day.year}", "day")


def _month(day: date, _anchor=None) -> Clock:
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return Clock(f"in {calendar.month_name[day.month]} {day.year}", day.replace(day=1), last, "month", f"{day:%Y-%m}")


def _season(day: date, anchor: date | None = None) -> Clock:
    month = day.month // 3 * 3 or 12
    year = day.year - (day.month < 3)
    name, number = _SEASONS[month]
    last = date(year + (month == 12), (month + 2) % 12 or 12, 1)
    last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    words, rule = (f"last {name}", "last-season") if anchor else (f"in the {name} of {year}", "season")
    return Clock(words, date(year, month, 1), last, rule, f"{year}-{number}", anchor)


def _year(day: date, _anchor=None) -> Clock:
    return Clock(f"in {day.year}", date(day.year, 1, 1), date(day.year, 12, 31), "year", f"{day.year}")


def _since(day: date, _anchor=None) -> Clock:
    return Clock(f"since {day.year}", date(day.year, 1, 1), None, "since", f"{day.year}/..")


def _before(day: date, _anchor=None) -> Clock:
    return Clock(f"before {day.year + 1}", None, date(day.year, 12, 31), "before", f"../{day.year}")


_HAPPENED_AS = {
    "null": lambda _day, _anchor: None,
    "day": _day,
    "month": _month,
    "season": lambda day, _anchor: _season(day),
    "last-season": _season,
    "year": _year,
    "since": _since,
    "before": _before,
}
