"""The calendar: days, weeks, months, seasons, quarters, years and their parts as ranges of days.

Every function raises ValueError or OverflowError for what no calendar has (31 February, the year 0).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """How long a period is, which decides what "early" and "late" mean in it."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last`, both inclusive, with the EDTF that names them; None is an open end."""

    first: date | None
    last: date | None
    edtf: str
    unit: Unit


def one_day(day: date) -> Period:
    return Period(day, day, day.isoformat(), Unit.DAY)


def days_between(first: date | None, last: date | None, unit: Unit = Unit.SPAN) -> Period:
    """The range `first` to `last`; ValueError when it runs backwards."""
    if first and last and first > last:
        raise ValueError(f"{first} comes after {last}")
    if first and first == last:
        return one_day(first)
    ends = "/".join(day.isoformat() if day else ".." for day in (first, last))
    return Period(first, last, ends, unit)


def week_of(day: date) -> Period:
    """Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    return days_between(monday, monday + timedelta(days=6), Unit.WEEK)


def weekend_of(day: date) -> Period:
    """Saturday and Sunday of the week around `day`."""
    monday = week_of(day).first
    return days_between(monday + timedelta(days=5), monday + timedelta(days=6), Unit.WEEKEND)


def month(year: int, number: int) -> Period:
    first = date(year, number, 1)
    return Period(first, _month_end(first), f"{year:04}-{number:02}", Unit.MONTH)


def months(year: int, number: int, count: int, unit: Unit = Unit.SPAN) -> Period:
    """`count` months beginning with month `number` (1 to 12) of `year`; may run into the next year."""
    last = month(*_month_at(year * 12 + number - 1 + count - 1))
    return Period(date(year, number, 1), last.last, f"{year:04}-{number:02}/{last.edtf}", unit)


def quarter(year: int, number: int) -> Period:
    return months(year, 3 * number - 2, 3, Unit.QUARTER)


def half(year: int, number: int) -> Period:
    return months(year, 6 * number - 5, 6, Unit.HALF)


def season(year: int, code: int) -> Period:
    """The meteorological season with EDTF `code` 21 (spring) to 24 (winter); a winter has the year it begins in."""
    return replace(months(year, 3 * (code - 20), 3, Unit.SEASON), edtf=f"{year:04}-{code}")


def whole_year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}", Unit.YEAR)


def decade(first_year: int) -> Period:
    """Ten years from `first_year`, which ends in 0."""
    first, last = date(first_year, 1, 1), date(first_year + 9, 12, 31)
    return Period(first, last, f"{first_year // 10:03}X", Unit.DECADE)


def period_around(day: date, unit: Unit, by: int = 0) -> Period:
    """The day, week, weekend, month, quarter or year around `day`, or the one `by` steps later (earlier if negative).

    ValueError for any other unit.
    """
    if unit is Unit.YEAR:
        return whole_year(day.year + by)
    if unit is Unit.MONTH:
        return month(*_month_at(_month_index(day) + by))
    if unit is Unit.QUARTER:
        year, first_month = _month_at((_month_index(day) // 3 + by) * 3)
        return quarter(year, first_month // 3 + 1)
    around = {Unit.DAY: one_day, Unit.WEEK: week_of, Unit.WEEKEND: weekend_of}.get(unit)
    if around is None:
        raise ValueError(f"no calendar {unit}")
    return around(day + timedelta(days=by) if unit is Unit.DAY else day + timedelta(weeks=by))


def moved(day: date, unit: Unit, by: int) -> date:
    """`day` moved by so many hours, days, weeks, months, years or decades; hours are rounded up to whole days.

    A day that its new month does not have becomes the last of that month.
    """
    if unit is Unit.HOUR:
        return day + timedelta(days=by // 24)
    if unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=by if unit is Unit.DAY else 7 * by)
    months_by = {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120}[unit] * by
    target = month(*_month_at(_month_index(day) + months_by))
    return target.first.replace(day=min(day.day, target.last.day))


def part_of(period: Period, part: str) -> Period:
    """The "early", "mid" or "late" part of a period; a single day and an open span are returned as they are.

    A year's early and late parts are its first and last quarter, its middle the half between; a month falls into the
    days 1-10, 11-20 and 21 to the end; a season or quarter into its three months; parts of a week overlap.
    """
    if period.unit not in _PARTS:
        return period
    cut, parts = _PARTS[period.unit]
    return cut(period, *parts[part])


def years_between(first: int, last: int) -> Period:
    """Whole years, both inclusive; ValueError when they run backwards."""
    if last < first:
        raise ValueError(f"{first} comes after {last}")
    return Period(date(first, 1, 1), date(last, 12, 31), f"{first:04}/{last:04}", Unit.SPAN)


def _month_end(first: date) -> date:
    following = first.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_at(index: int) -> tuple[int, int]:
    return index // 12, index % 12 + 1


def _cut_days(period: Period, first: int, last: int) -> Period:
    end = min(period.first + timedelta(days=last), period.last)
    return days_between(period.first + timedelta(days=first), end)


def _cut_months(period: Period, first: int, count: int) -> Period:
    year, number = _month_at(_month_index(period.first) + first)
    return months(year, number, count) if count > 1 else month(year, number)


def _cut_years(period: Period, first: int, last: int) -> Period:
    return years_between(period.first.year + first, period.first.year + last)


_BY_MONTH = (_cut_months, {"early": (0, 1), "mid": (1, 1), "late": (2, 1)})
_PARTS = {
    Unit.WEEK: (_cut_days, {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}),
    Unit.MONTH: (_cut_days, {"early": (0, 9), "mid": (10, 19), "late": (20, 30)}),
    Unit.SEASON: _BY_MONTH,
    Unit.QUARTER: _BY_MONTH,
    Unit.HALF: (_cut_months, {"early": (0, 2), "mid": (2, 2), "late": (4, 2)}),
    Unit.YEAR: (_cut_months, {"early": (0, 3), "mid": (3, 6), "late": (9, 3)}),
    Unit.DECADE: (_cut_years, {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}),
}
