"""What a rule of the grammar is: a pattern, and a function from what it found to a period."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from claims.text.dates import words
from claims.text.dates.ahead import looks_ahead
from claims.text.dates.periods import Period, Unit, part_of
from claims.text.dates.values import FuzzyDate

_LOOK_BACK = 24


class NoAnchor(ValueError):
    """The expression is relative and there is no publication day to count from."""


@dataclass(slots=True)
class Found:
    """One match of a rule, read as numbers instead of words; a word that was not there reads as None.

    Asking for `anchor` marks the date as resolved against it; without a publication day that raises NoAnchor.
    """

    match: re.Match[str]
    published: date | None
    asked: bool = field(default=False, init=False)

    @property
    def anchor(self) -> date:
        self.asked = True
        if self.published is None:
            raise NoAnchor(self.match[0])
        return self.published

    def word(self, name: str) -> str | None:
        """The words of a group in small letters, or None when the group is missing or empty."""
        return (self.match.groupdict().get(name) or "").lower() or None

    def month(self, name: str = "month") -> int:
        return words.MONTHS[(self.word(name) or self.word("fullmonth"))[:3]]

    def day(self, name: str = "day") -> int:
        return int(self.word(name).rstrip("stndrh"))

    def year(self, name: str = "year") -> int:
        return int(self.word(name))

    @property
    def weekday(self) -> int:
        return words.WEEKDAYS[self.word("weekday")[:3]]

    @property
    def season(self) -> int:
        return words.SEASONS[self.word("season")]

    @property
    def ordinal(self) -> int:
        return words.ORDINALS[self.word("ordinal")]

    @property
    def number(self) -> int | None:
        if not self.word("number"):
            return None
        return words.NUMBERS.get(self.word("number")) or int(self.word("number"))

    @property
    def unit(self) -> Unit:
        return Unit(self.word("length") or self.word("unit").removesuffix("s"))

    @property
    def step(self) -> int:
        """-1 for "last", 0 for "this", 1 for "next"."""
        return words.WHICH[" ".join(self.word("which").split())]

    def follows(self, *leading: str) -> bool:
        """Whether one of these words, in small letters, stands directly before the match."""
        start = self.match.start()
        return self.match.string[max(0, start - _LOOK_BACK) : start].lower().rstrip().endswith(leading)

    @property
    def part(self) -> str | None:
        """ "early", "mid", "late" or None."""
        said = re.search("|".join(words.PARTS), self.word("part") or "")
        return said and words.PARTS[said[0]]

    def part_of(self, whole: Period) -> Period:
        """The early, middle or late part of `whole` where the words say so, else `whole`."""
        return part_of(whole, self.part) if self.part else whole

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks ahead: "is expected on Tuesday"."""
        return looks_ahead(self.match.string, *self.match.span())


@dataclass(frozen=True, slots=True)
class Rule:
    """`resolve` gives the period of a match and raises ValueError when there is none.

    Where `after` is set, a match counts only when that expression matches up to where it begins.
    """

    name: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    resolve: Callable[[Found], Period]

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where the rule applies, in order of the text."""
        for match in self.pattern.finditer(text):
            if self.after is None or self.after.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
                yield match

    def date_of(self, match: re.Match[str], published: date | None) -> FuzzyDate | None:
        """The date of a match, or None for an impossible day and for a relative one without an anchor."""
        found = Found(match, published)
        try:
            period = self.resolve(found)
        except (ValueError, OverflowError):
            return None
        anchor_on = published if found.asked else None
        return FuzzyDate(period.first, period.last, period.edtf, self.name, anchor_on)


def rule(pattern: str, after: str | None = None) -> Callable[[Callable[[Found], Period]], Rule]:
    """Makes a Rule of a function; its name, with hyphens, is the name of the rule."""
    before = after and re.compile(f"(?:{after})$", re.IGNORECASE)
    return lambda resolve: Rule(resolve.__name__.replace("_", "-"), words.compiled(pattern), before, resolve)
