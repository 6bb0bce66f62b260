"""For whom somebody speaks, and when, by the words beside a name: "former OpenAI researcher", "CEO since 2023".

A text says it of its own day, or of a time that it names. What several texts say adds up, in whatever order they come.
"""

import re
from dataclasses import dataclass, fields
from datetime import date, timedelta

from claims.text.dates import find_times

_ENDED = re.compile(r"\b(?:former|formerly|ex-|onetime|one-time|erstwhile|then-|then|previous|retired|late)\b-?", re.I)
_FROM, _TO = re.compile(r"\bsince\s+$", re.I), re.compile(r"\b(?:until|till|through)\s+$", re.I)
_OPENS = re.compile(r"^(?:(?:the|an?|its|their|his|her)\s+)+", re.I)
_RANGES = ("range", "years")
_BEFORE_TIME = re.compile(r",?\s*\b(?:since|until|till|through|from|between|in)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of how long somebody held an office.

    ``named`` are the first and the last day of texts that name it as held, ``ended_by`` the earliest day of one that
    calls it former; ``since`` and ``until`` are what texts say themselves. None is unknown.
    """

    named_first: date | None = None
    named_last: date | None = None
    ended_by: date | None = None
    since: date | None = None
    until: date | None = None

    def with_other(self, other: "Held") -> "Held":
        """What both know together."""
        return Held(
            named_first=_least(self.named_first, other.named_first),
            named_last=_most(self.named_last, other.named_last),
            ended_by=_least(self.ended_by, other.ended_by),
            since=_least(self.since, other.since),
            until=_most(self.until, other.until),
        )

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The first and the last day of which it is known, either None where that is open; never backwards.

        Who is named so again after having been called former has come back: then the end is open.
        """
        first = self.since or self.named_first
        ended = self.ended_by and self.ended_by - timedelta(days=1)
        last = self.until or (ended if not (ended and self.named_last and ended < self.named_last) else None)
        return (first, None) if first and last and last < first else (first, last)

    def as_json(self) -> dict[str, str]:
        """The days that are known, for a JSON column."""
        known = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: day.isoformat() for name, day in known.items() if day}

    @classmethod
    def of_json(cls, why: dict) -> "Held":
        """What ``as_json`` wrote down; other keys are left out."""
        known = {each.name: why.get(each.name) for each in fields(cls)}
        return cls(**{name: date.fromisoformat(day) for name, day in known.items() if day})


def held_by(words: str, published: date | None) -> Held:
    """What these words, in a text of this day, say of how long the office that they name was held."""
    since, until = _told(words, published)
    if _ENDED.search(words):
        return Held(ended_by=published, since=since, until=until)
    if until:
        return Held(since=since, until=until)
    return Held(named_first=published, named_last=published, since=since)


def title_in(words: str, organisation: str) -> str:
    """The office alone: "a former OpenAI researcher" is a "researcher", "OpenAI’s CEO since 2023" a "CEO"."""
    for time in reversed(find_times(words, None)):
        before = _BEFORE_TIME.sub("", words[: time.span.start])
        words = before + words[time.span.end :]
    words = _ENDED.sub(" ", words)
    house = rf"(?:the\s+)?{re.escape(organisation)}(?:['’]s?)?"
    words = re.sub(rf"\b(?:of|at|for|with|from)\s+{house}(?!\w)", " ", words, flags=re.I)
    words = re.sub(rf"(?<!\w){house}(?!\w)", " ", words, flags=re.I)
    return _OPENS.sub("", " ".join(words.split()).strip(" ,;-–")).strip(" ,;-–")


def _told(words: str, published: date | None) -> tuple[date | None, date | None]:
    since = until = None
    for time in find_times(words, published):
        before = words[: time.span.start]
        if time.date.rule in _RANGES:
            since, until = time.date.first, time.date.last
        elif _FROM.search(before):
            since = time.date.first
        elif _TO.search(before):
            until = time.date.last
    return (None, None) if since and until and until < since else (since, until)


def _least(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _most(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)
