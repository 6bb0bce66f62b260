"""Rules for dates that come every year and leave the year out: "January 28", "in June", "in the fall"."""

from datetime import date, timedelta

from claims.text.dates import periods
from claims.text.dates.periods import Period
from claims.text.dates.rule import Found, rule

_FAR_BACK = timedelta(days=300)
_LEAP_CYCLE = 8
_WINTER = 24

_ALSO_WORDS_OR_NAMES = r"(?!(?:April|May|March|June|August)\b)"
_NAMES_A_TIME = r"\b(?:in|since|until|till|during|before|between|throughout|starting|beginning|a)\s"
_MAY_NAME_A_TIME = r"\b(?:after|by|of|from|to|through|for|on|and|or|the|that|back)\s"
_OPENS_A_SEASON = r"\b(?:in|during|over|since|by|until|till|through|throughout|before|after)\s"
_NO_SEASON = r"(?! (?:of|in|from|by|to|back|apart|short|behind|on|into|under|for|off|out|over|below|against)\b)"


def _nearest(past: Period, coming: Period, found: Found) -> Period:
    """The past one of two, unless the sentence looks ahead.

    Also the coming one when it is near and the past one ten months back: who means that one says the year.
    """
    if found.ahead:
        return coming
    back = found.anchor - past.last
    near = back > _FAR_BACK and coming.first - found.anchor < back and not found.follows("since", "back in")
    return coming if near else past


def _day_without_year(found: Found) -> Period:
    anchor, month, day = found.anchor, found.month(), found.day()
    reach = _LEAP_CYCLE if (month, day) == (2, 29) else 1
    years = range(max(1, anchor.year - reach), anchor.year + reach + 1)
    days = [date(year, month, day) for year in years if _exists(year, month, day)]
    past = max(day for day in days if day <= anchor)
    coming = min(day for day in days if day > anchor)
    return _nearest(periods.one_day(past), periods.one_day(coming), found)


def _exists(year: int, month: int, day: int) -> bool:
    return day <= periods.month(year, month).last.day


def _month_without_year(found: Found) -> Period:
    anchor, number = found.anchor, found.month()
    past = periods.month(anchor.year - (number > anchor.month), number)
    if past.last >= anchor:
        return found.part_of(past)
    return found.part_of(_nearest(past, periods.month(past.first.year + 1, number), found))


def _latest_season(anchor: date, code: int) -> Period:
    """The last season of that kind that had begun on the anchor day."""
    of_this_year = periods.season(anchor.year, code)
    return of_this_year if of_this_year.first <= anchor else periods.season(anchor.year - 1, code)


def _season_without_year(found: Found) -> Period:
    past = _latest_season(found.anchor, found.season)
    coming = periods.season(past.first.year + 1, found.season)
    return found.part_of(past if past.last >= found.anchor or not found.ahead else coming)


@rule(r"(?:WEEKDAY,? )?MONTH DAY(?! (?:percent|million|billion)\b)")
def month_day(found: Found) -> Period:
    return _day_without_year(found)


@rule(r"(?:WEEKDAY,? )?(?:the )?DAY(?: of)? MONTH")
def day_month(found: Found) -> Period:
    return _day_without_year(found)


@rule(r"MONTH DAY(?: ?[-–—] ?| (?:to|and) (?!\w+ [a-z]))DAY2")
def days_of_month(found: Found) -> Period:
    first = _day_without_year(found).first
    return periods.days_between(first, first.replace(day=found.day("day2")))


@rule(rf"(?:PART|{_ALSO_WORDS_OR_NAMES})FULLMONTH")
def month(found: Found) -> Period:
    return _month_without_year(found)


@rule(r"PART?FULLMONTH", after=_NAMES_A_TIME)
def month_after_in(found: Found) -> Period:
    return _month_without_year(found)


@rule(r"PART?FULLMONTH(?! (?-i:[A-Z]))", after=_MAY_NAME_A_TIME)
def month_after_preposition(found: Found) -> Period:
    return _month_without_year(found)


@rule(r"PART?WHICH FULLMONTH(?! DAY)")
def month_in_a_row(found: Found) -> Period:
    """The last June is the latest that is over, the next one the first to begin, "this June" that of the year."""
    anchor, number = found.anchor, found.month()
    year = anchor.year
    if found.step < 0:
        year -= number >= anchor.month
    elif found.step > 0:
        year += number <= anchor.month
    return found.part_of(periods.month(year, number))


@rule(r"PART?(?:MONTH(?: DAY)?|SEASON)(?:,| of|,? in)? WHICH year\b")
def month_or_season_of_a_near_year(found: Found) -> Period:
    year = found.anchor.year + found.step
    if found.word("season"):
        return found.part_of(periods.season(year, found.season))
    if found.word("day"):
        return periods.one_day(date(year, found.month(), found.day()))
    return found.part_of(periods.month(year, found.month()))


@rule(r"PART?WHICH SEASON")
def season_relative(found: Found) -> Period:
    """The last fall is the latest that is over, the next one the first to begin, "this fall" that of the year.

    "This winter" is the running one, in spring the one just over, later the coming one.
    """
    anchor, code = found.anchor, found.season
    latest = _latest_season(anchor, code)
    year = latest.first.year
    if found.step < 0:
        year -= latest.last >= anchor
    elif found.step > 0:
        year += 1
    elif code != _WINTER or anchor.month > 5:
        year = anchor.year
    return found.part_of(periods.season(year, code))


@rule(rf"(?:PART|the )?SEASON{_NO_SEASON}", after=_OPENS_A_SEASON)
def season(found: Found) -> Period:
    return _season_without_year(found)


@rule(r"(?:PART)SEASON")
def part_of_a_season(found: Found) -> Period:
    return _season_without_year(found)


@rule(r"(?:the )?(?:ORDINAL[\s-]quarter|(?-i:Q(?P<digit>[1-4])))(?![\w-])", after=r"\b(?:in|during|for|of|by)\s")
def quarter(found: Found) -> Period:
    """The latest of that number to have begun, by calendar years: a company's own count of quarters is not known."""
    number = found.ordinal if found.word("ordinal") else int(found.word("digit"))
    this_year = periods.quarter(found.anchor.year, number)
    begun = this_year.first <= found.anchor
    return this_year if begun else periods.quarter(found.anchor.year - 1, number)


RULES = (
    month_day,
    day_month,
    days_of_month,
    month,
    month_after_in,
    month_after_preposition,
    month_in_a_row,
    month_or_season_of_a_near_year,
    season_relative,
    season,
    part_of_a_season,
    quarter,
)
