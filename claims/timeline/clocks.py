"""Clocks in words: what a page shows for a range of days, and why it says so.

A clock comes from the database as a half-open range of days; people are shown both ends inclusive. A range that is a
whole month or year, or a season by its EDTF, is called by that name.
"""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.terms import Clock

#: What each clock is. None is filled from another.
MEANINGS = {
    Clock.HAPPENED: "when that of which the claim speaks is said to have happened, as far as the text tells.",
    Clock.SAID: "when the words were spoken or written, as far as the text tells.",
    Clock.PUBLISHED: "when the article that tells it came out.",
    Clock.FIRST_HELD: "when Claimline first stored the article.",
}
_ONE_DAY = timedelta(days=1)
#: Where a day of publication stood (``parsing.dating``), in words.
_PLACES = {
    "json-ld": "from the page’s data",
    "meta": "from the page’s data",
    "time-element": "from the page",
    "url": "from the page’s address",
    "text": "from the text",
    "feed": "from the feed",
    "editor": "as it was entered",
}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def bounds(clock: DateRange | None) -> tuple[date | None, date | None]:
    """First and last possible day, both inclusive; None for an open end, and twice None for an unknown clock."""
    if clock is None or clock.isempty:
        return None, None
    first = clock.lower if clock.lower is None or clock.lower_inc else clock.lower + _ONE_DAY
    last = clock.upper if clock.upper is None or clock.upper_inc else clock.upper - _ONE_DAY
    return first, last


def label(clock: DateRange | None, why: dict | None = None) -> str:
    """The clock in a few words: "28 Jan 2025", "May 2020", "autumn 2024", "1–30 Sep 2024"; "" when unknown."""
    first, last = bounds(clock)
    if first and last:
        return _season((why or {}).get("edtf", "")) or _period(first, last) or _days(first, last)
    return days(clock)


def days(clock: DateRange | None) -> str:
    """The clock day by day: "1 Sep – 30 Nov 2024", "until 31 Mar 2024"; "" when unknown."""
    first, last = bounds(clock)
    if first and last:
        return _days(first, last)
    if first:
        return f"{day(first)} or later"
    return f"until {day(last)}" if last else ""


def day(on: date) -> str:
    """One day: "28 Jan 2025"."""
    return f"{on.day} {on:%b} {on.year}"


def so_many_days(n: int) -> str:
    """How long something took: "1 day", "1,204 days"."""
    return f"{n:,} day{'' if n == 1 else 's'}"


def machine(clock: DateRange | None) -> str:
    """What HTML's ``<time datetime>`` takes for a day, a whole month or a whole year; "" for every other range."""
    first, last = bounds(clock)
    if not first or not last:
        return ""
    if first == last:
        return first.isoformat()
    if _is_year(first, last):
        return f"{first.year:04}"
    return first.isoformat()[:7] if _is_month(first, last) else ""


def reason(why: dict) -> str:
    """Why a clock says what it says, in a few words; "" when nobody noted it.

    ``why`` has the keys ``words`` (in the text), ``rule``, ``edtf`` and ``anchor_on`` (ISO day), each optional; with
    ``entered`` an editor wrote the words.
    """
    parts = [f"“{why['words']}”"] if why.get("words") else []
    if why.get("anchor_on"):
        parts.append(f"counted from {day(date.fromisoformat(why['anchor_on']))}")
    if why.get("rule"):
        parts.append(_PLACES.get(why["rule"], f"rule {why['rule']}"))
    if why.get("entered"):
        parts.append(_PLACES["editor"])
    return ", ".join(parts)


def is_season(why: dict) -> bool:
    """Whether a clock with this reason is labelled by its season, which leaves its days unsaid."""
    return bool(_season(why.get("edtf", "")))


def _season(edtf: str) -> str:
    year, _, code = edtf.partition("-")
    return f"{_SEASONS[code]} {year}" if code in _SEASONS else ""


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and (first.year, first.month) == (last.year, last.month) and _ends_month(last)


def _is_year(first: date, last: date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _ends_month(last: date) -> bool:
    return (last + _ONE_DAY).day == 1


def _period(first: date, last: date) -> str:
    if _is_year(first, last):
        return str(first.year)
    return f"{first:%b} {first.year}" if _is_month(first, last) else ""


def _days(first: date, last: date) -> str:
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {day(last)}"
    return f"{day(first)} – {day(last)}"
