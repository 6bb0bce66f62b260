"""Dates as people write them, resolved to a range of days with the reason kept.

"last fall" on a page of 30 January 2025 becomes 2024-09-01 to 2024-11-30, EDTF `2024-23`, by the rule
`last-season`, against the anchor day 2025-01-30. What cannot be resolved is left out, never guessed: a relative
expression without a publication day, a day that does not exist, 4/5/2025 (April or May?).

The conventions: seasons are meteorological and of the northern hemisphere (autumn is September to November),
weeks run Monday to Sunday, a bare month or year means its whole length, a bare weekday the last one on or before the
publication day, unless the sentence looks ahead ("is expected on Tuesday").

`periods` does the calendar, `words` the vocabulary, `absolute` and `relative` hold one small function per rule of the
grammar, `ahead` decides whether a sentence looks ahead, `find` walks a text and `parse` reads what an editor typed.
"""

from claims.text.dates.find import find_times
from claims.text.dates.parse import parse_fuzzy
from claims.text.dates.values import FuzzyDate, TimeExpression

__all__ = ["FuzzyDate", "TimeExpression", "find_times", "parse_fuzzy"]
