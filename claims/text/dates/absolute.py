"""Rules for dates that say their year: they mean the same days whenever the article came out."""

from datetime import date

from claims.text.dates import periods
from claims.text.dates.periods import Period
from claims.text.dates.rule import Found, rule

_BEFORE_A_YEAR = (
    r"(?:^|[.!?;:,(\[\"“‘'\n—–©]\s*|['’]s\s|\b(?:in|since|by|until|till|of|from|to|during|before|after|through|throughout"
    r"|around|circa|and|or|between|the|a|an|its|his|her|their|our|back|fiscal|year|least|copyright)\s)"
)
_NO_TITLE = r"(?<!\bact\sof\s)(?<!class\sof\s)"
_COUNTED = (
    r" (?:percent|per cent|thousand|million|billion|dollars|euros|words|people|persons|employees|users|hours|days|pages"
    r"|books|copies|miles|km)\b"
)


@rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d/-])")
def iso_day(found: Found) -> Period:
    return periods.one_day(date(*(int(found.word(name)) for name in "ymd")))


@rule(r"(?P<a>\d\d?)(?P<mark>[/.])(?P<b>\d\d?)(?P=mark)YEAR(?!/)")
def numeric_day(found: Found) -> Period:
    """Read only when one number cannot be a month, or both are the same: nothing says which comes first."""
    a, b = int(found.word("a")), int(found.word("b"))
    if min(a, b) < 1 or (a <= 12 and b <= 12 and a != b):
        raise ValueError("day and month cannot be told apart")
    return periods.one_day(date(found.year(), min(a, b), max(a, b)))


@rule(r"(?:WEEKDAY,? )?(?:the )?DAY(?: of)? MONTH,? YEAR")
def day_month_year(found: Found) -> Period:
    return periods.one_day(date(found.year(), found.month(), found.day()))


@rule(r"(?:WEEKDAY,? )?MONTH DAY(?:, ?| |, in )YEAR")
def month_day_year(found: Found) -> Period:
    return periods.one_day(date(found.year(), found.month(), found.day()))


@rule(r"MONTH DAY(?: ?[-–—] ?| (?:to|and|through) )DAY2(?:, ?| )YEAR")
def days_of_a_month(found: Found) -> Period:
    year, month = found.year(), found.month()
    return periods.days_between(date(year, month, found.day()), date(year, month, found.day("day2")))


@rule(r"PART?MONTH(?:,| of|,? in)? YEAR")
def month_of_a_year(found: Found) -> Period:
    return found.part_of(periods.month(found.year(), found.month()))


@rule(r"(?:between MONTH and |(?:from )?FULLMONTH(?: ?[-–—] ?| (?:to|through|until) ))MONTH2(?:,| of)? YEAR")
def months_of_a_year(found: Found) -> Period:
    first = periods.month(found.year(), found.month())
    last = periods.month(found.year(), found.month("month2"))
    if first.first > last.first:
        raise ValueError("the months run backwards")
    return Period(first.first, last.last, f"{first.edtf}/{last.edtf}", periods.Unit.SPAN)


@rule(r"MONTH(?: DAY)?(?=,? (?:and|or) MONTH2(?: DAY2)?,? YEAR)")
def with_the_year_of_the_next(found: Found) -> Period:
    """The March of "in March and May 2024"."""
    year, month = found.year(), found.month()
    return periods.one_day(date(year, month, found.day())) if found.word("day") else periods.month(year, month)


@rule(r"PART?(?:the )?SEASON(?: of|,)? YEAR(?P<into>[-/–](?:\d\d){1,2}(?!\d))?")
def season_of_a_year(found: Found) -> Period:
    """A winter belongs to the year it begins in: "winter 2023" is December 2023 to February 2024."""
    return found.part_of(periods.season(found.year(), found.season))


@rule(r"PART?(?:the )?(?:ORDINAL[\s-]quarter|Q(?P<digit>[1-4]))(?: of|,| in)?(?: fiscal)? YEAR")
def quarter_of_a_year(found: Found) -> Period:
    number = found.ordinal if found.word("ordinal") else int(found.word("digit"))
    return found.part_of(periods.quarter(found.year(), number))


@rule(r"(?:the )?(?:ORDINAL half(?: of|,| in)?|H(?P<digit>[12])) YEAR")
def half_of_a_year(found: Found) -> Period:
    number = found.ordinal if found.word("ordinal") else int(found.word("digit"))
    return periods.half(found.year(), number)


@rule(r"PART?(?:the )?(?P<ten>(?:1[89]|20)\d)0s\b")
def decade(found: Found) -> Period:
    return found.part_of(periods.decade(int(found.word("ten")) * 10))


@rule(r"(?P<first>(?:1[89]|20)\d\d) ?[-–/] ?(?P<last>(?:1[89]|20)\d\d|\d\d)(?![\w/-]|[.,]\d)")
def years(found: Found) -> Period:
    """Not read when it may be a month: "2005-06" is June 2005 to some and two years to others."""
    first, last = found.word("first"), found.word("last")
    if len(last) == 2 and int(last) <= 12:
        raise ValueError("two years and a month look the same")
    return periods.years_between(int(first), int(first[: 4 - len(last)] + last))


@rule(rf"{_NO_TITLE}PART?YEAR(?![-–%$€£°/]|['’]?s\b|{_COUNTED}|(?<=of\s\d{{4}}) [a-z]+s\b)", after=_BEFORE_A_YEAR)
def year(found: Found) -> Period:
    return found.part_of(periods.whole_year(found.year()))


RULES = (
    iso_day,
    numeric_day,
    day_month_year,
    month_day_year,
    days_of_a_month,
    month_of_a_year,
    months_of_a_year,
    with_the_year_of_the_next,
    season_of_a_year,
    quarter_of_a_year,
    half_of_a_year,
    decade,
    years,
    year,
)
