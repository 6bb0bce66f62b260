"""The vocabulary of English dates, and the small language in which the rules of the grammar are written.

A rule's pattern is a regular expression in which words in capitals stand for the vocabulary (`MONTH DAY,? YEAR`) and a
blank for white space within a line or over one line break. Every such word becomes a named group of the same name in
small letters; `MONTH2` and `DAY2` are a second one. Patterns ignore case, the names of months and weekdays do
not: "may" and "march" are verbs far more often than months.
"""

import re

_MONTH_NAMES = ("January", "February", "March", "April", "May", "June")
_MONTH_NAMES += ("July", "August", "September", "October", "November", "December")
_MONTH_ABBREVIATIONS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ONE_TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

MONTHS = {name[:3].lower(): number for number, name in enumerate(_MONTH_NAMES, start=1)}
WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(_WEEKDAY_NAMES)}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
PARTS = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid"}
PARTS |= {"late": "late", "end": "late"}
WHICH = {"last": -1, "this past": -1, "this": 0, "this coming": 1, "next": 1}
NUMBERS = {word: number for number, word in enumerate(_ONE_TO_TWELVE, start=1)}
NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}


def _any_of(words: tuple[str, ...]) -> str:
    """As an expression: one of the words, with the capitals of a name or all in capitals."""
    return "|".join(form for word in words for form in (word, word.upper()))


_WHITE = r"(?:[ \t\u00a0\u202f]{1,3}|\n)"
_VOCABULARY = {
    "MONTH": rf"(?-i:(?:{_any_of(_MONTH_NAMES)})\b|(?:{_any_of(_MONTH_ABBREVIATIONS)})\b\.?)",
    "FULLMONTH": rf"(?-i:(?:{_any_of(_MONTH_NAMES)})\b)",
    "WEEKDAY": rf"(?-i:(?:{_any_of(_WEEKDAY_NAMES)})\b)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)\b",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d)",
    "YEAR": r"(?:1[89]|20)\d\d(?!\w|[.,]\d)",
    "ORDINAL": rf"(?:{'|'.join(ORDINALS)})",
    "NUMBER": rf"(?:\d{{1,3}}|(?:{'|'.join(NUMBERS)})\b)",
    "UNIT": r"(?:hour|day|week|month|year|decade)s?\b",
    "LENGTH": r"(?:weekend|week|month|quarter|year)\b",
    "WHICH": r"(?:last|this past|this coming|this|next)",
    "PART": r"(?:(?:the )?(?:(?:early|mid|late)(?:-| in | )|(?:beginning|start|middle|end) of ))",
}
_TOKEN = re.compile(rf"\b({'|'.join(_VOCABULARY)})(2?)\b")


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression for a pattern in the rules' small language; a match begins at the start of a word."""

    def spell_out(token: re.Match[str]) -> str:
        return f"(?P<{token[0].lower()}>{_VOCABULARY[token[1]]})"

    return re.compile(r"(?i)(?<!\w)" + _TOKEN.sub(spell_out, pattern).replace(" ", _WHITE))
