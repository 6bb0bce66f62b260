"""Rules for dates that count from the day the article came out: "yesterday", "last month", "three weeks ago"."""

from datetime import timedelta

from claims.text.dates import periods
from claims.text.dates.periods import Period, Unit
from claims.text.dates.rule import Found, rule

_NOT_EXACT = r"(?<!than\s)(?<!over\s)(?<!under\s)(?<!least\s)(?<!half\s)(?<!and\s)"
_NO_DAY_OF_ITS_OWN = r"(?<!black\s)(?<!good\s)(?<!cyber\s)(?<!super\s)(?<!giving\s)(?<!every\s)(?<!each\s)"
_NEWSPAPER = r"(?! (?-i:Times|Night|Post|Mail|Telegraph|Express|Mirror|Review)\b)"
_DURING = r"\b(?:in|over|during|within|for|throughout|across|from|at|on)\s"


@rule(r"(?:today(?!['’]s)|tonight|this (?:morning|afternoon|evening)|(?:earlier|later) today)\b")
def today(found: Found) -> Period:
    return periods.one_day(found.anchor)


@rule(r"(?P<two>the day before )?(?:yesterday|last (?:night|evening))\b")
def yesterday(found: Found) -> Period:
    return periods.one_day(found.anchor - timedelta(days=2 if found.word("two") else 1))


@rule(r"(?P<two>the day after )?tomorrow\b")
def tomorrow(found: Found) -> Period:
    return periods.one_day(found.anchor + timedelta(days=2 if found.word("two") else 1))


@rule(rf"{_NO_DAY_OF_ITS_OWN}WEEKDAY{_NEWSPAPER}")
def weekday(found: Found) -> Period:
    """The last one on or before the anchor day; when the sentence looks ahead, the first one after it."""
    back = (found.anchor.weekday() - found.weekday) % 7
    return periods.one_day(found.anchor - timedelta(days=back - 7 if found.ahead else back))


@rule(rf"WHICH WEEKDAY{_NEWSPAPER}")
def weekday_in_a_row(found: Found) -> Period:
    """The last Tuesday lies before the anchor day, the next one after it, "this Tuesday" in its week."""
    anchor = found.anchor
    if found.step < 0:
        return periods.one_day(anchor - timedelta(days=(anchor.weekday() - found.weekday - 1) % 7 + 1))
    if found.step > 0:
        return periods.one_day(anchor + timedelta(days=(found.weekday - anchor.weekday() - 1) % 7 + 1))
    return periods.one_day(periods.week_of(anchor).first + timedelta(days=found.weekday))


@rule(r"WEEKDAY (?:of )?WHICH week\b")
def weekday_of_a_near_week(found: Found) -> Period:
    week = periods.period_around(found.anchor, Unit.WEEK, found.step)
    return periods.one_day(week.first + timedelta(days=found.weekday))


@rule(r"PART?WHICH LENGTH(?! of )")
def last_this_next(found: Found) -> Period:
    return found.part_of(periods.period_around(found.anchor, found.unit, found.step))


@rule(r"(?:PART)the LENGTH")
def part_of_the_current(found: Found) -> Period:
    return found.part_of(periods.period_around(found.anchor, found.unit))


@rule(r"(?P<side>earlier|later|so far) (?:this|in the) LENGTH")
def earlier_or_later(found: Found) -> Period:
    """From its first day to the anchor day, or from the anchor day to its last."""
    whole = periods.period_around(found.anchor, found.unit)
    if found.word("side") == "later":
        return periods.days_between(found.anchor, whole.last)
    return periods.days_between(whole.first, found.anchor)


@rule(r"(?:the|this past) weekend\b", after=_DURING)
def weekend(found: Found) -> Period:
    """The last one that had begun by the anchor day; when the sentence looks ahead, the next."""
    this_week = periods.weekend_of(found.anchor)
    begun = this_week.first <= found.anchor
    return this_week if begun or found.ahead else periods.weekend_of(found.anchor - timedelta(weeks=1))


@rule(r"(?:the )?ORDINAL (?P<portion>quarter|half) of WHICH year\b")
def portion_of_a_near_year(found: Found) -> Period:
    portion = periods.quarter if found.word("portion") == "quarter" else periods.half
    return portion(found.anchor.year + found.step, found.ordinal)


@rule(rf"{_NOT_EXACT}NUMBER UNIT ago\b")
def ago(found: Found) -> Period:
    """As exact as its unit: two days ago is a day, three weeks ago a week, two years ago a year.

    Hours are counted from somewhere in the anchor day, so 22 of them may reach into the day before.
    """
    number, unit = found.number, found.unit
    if unit is Unit.HOUR:
        return periods.days_between(periods.moved(found.anchor, unit, -number), found.anchor - timedelta(number // 24))
    if unit is Unit.DECADE:
        number, unit = 10 * number, Unit.YEAR
    return periods.period_around(found.anchor, unit, -number)


@rule(r"the (?:last|past) (?:NUMBER )?UNIT(?! of\b)", after=_DURING)
def up_to_now(found: Found) -> Period:
    """So long back from the anchor day, which is part of it; "the past weeks" has no length."""
    if not found.word("number") and found.word("unit").endswith("s"):
        raise ValueError("no number is given")
    return periods.days_between(periods.moved(found.anchor, found.unit, -(found.number or 1)), found.anchor)


@rule(r"the (?:next|coming) NUMBER UNIT\b", after=_DURING)
def from_now(found: Found) -> Period:
    return periods.days_between(found.anchor, periods.moved(found.anchor, found.unit, found.number))


RULES = (
    today,
    yesterday,
    tomorrow,
    weekday,
    weekday_in_a_row,
    weekday_of_a_near_week,
    last_this_next,
    part_of_the_current,
    earlier_or_later,
    weekend,
    portion_of_a_near_year,
    ago,
    up_to_now,
    from_now,
)
