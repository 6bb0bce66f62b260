"""What could decide between two readings: the year in a docket number, a neutral citation. It is shown, not applied."""

import re
from typing import Any

from claims.linking.contradicting.reading import Difference, Reading

_DOCKET = re.compile(r"\b(?:\d:)?(?P<year>\d\d)-c[vr]-\d{3,6}\b")
_NEUTRAL = re.compile(r"\[(?P<year>\d{4})\]\s+(?:UK[A-Z]+|EWHC|EWCA|[A-Z]{3,6})(?:\s[A-Z][a-z]+)?\s+\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def cases_of(text: str) -> frozenset[str]:
    """The docket numbers and neutral citations that a text prints."""
    return frozenset(found[0] for pattern in (_DOCKET, _NEUTRAL) for found in pattern.finditer(text))


def evidence_for(difference: Difference, one: Reading, other: Reading) -> dict[str, Any]:
    """What in either article could decide: each citation with its year, and which readings name that year."""
    found = _years(f"{one.text}\n{other.text}")
    decides = [
        {"words": case, "year": year, "agrees_with": _agreeing(year, difference, one, other)}
        for case, year in sorted(found.items())
    ]
    evidence: dict[str, Any] = {"decides": decides} if decides else {}
    return {**evidence, "note": difference.note} if difference.note else evidence


def _years(text: str) -> dict[str, int]:
    """Each citation with its year. Of the docket numbers of a case that was sent on, the first tells when it began."""
    dockets = {found[0]: 2000 + int(found["year"]) for found in _DOCKET.finditer(text)}
    dockets = {case: year for case, year in dockets.items() if year == min(dockets.values())}
    return dockets | {found[0]: int(found["year"]) for found in _NEUTRAL.finditer(text)}


def _agreeing(year: int, difference: Difference, one: Reading, other: Reading) -> list[str]:
    """Which readings name that year, by their words or by the clock."""
    sides = (("reading", difference.words, one), ("other_reading", difference.other_words, other))
    return [name for name, words, reading in sides if year in _named(words, reading)]


def _named(words: str, reading: Reading) -> set[int]:
    named = {int(found) for found in _YEAR.findall(words)}
    times = [time.date for time in reading.slots.times if time.text == words]
    ends = [day for time in times for day in (time.first, time.last)]
    if words == reading.said_words:
        ends += reading.said
    return named | {day.year for day in ends if day}
