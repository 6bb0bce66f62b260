"""The time of day at the end of a date, as feeds and pages write it, spelled so that it can be read.

Zones go by names (`data/zones.tsv`), by "GMT+1" and "+1:00", with a remark behind them or in the middle of the date.
"""

import csv
import re
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "zones.tsv"
_HALVES = {"a": 0, "p": 12}
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})(?P<rest>:\d\d(?::\d\d(?:[.,]\d+)?)?)"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*\(?(?:(?:GMT|UTC?)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?!\d)|(?P<name>[a-z][a-z/_-]*))\)?"
    r"(?:\s\(?[a-z /]+\)?)?)?"
    r"(?P<year>\s\d{4})?$",
    re.IGNORECASE,
)


def with_offset(words: str) -> tuple[str, bool]:
    """A date with its time of day by 24 hours and its zone as an offset, and whether the zone is one that is known.

    Without a zone, or a time of day at its end, nothing is wanting. A zone that nobody knows is left out.
    """
    found = _TIME.search(words)
    if not found:
        return words, True
    offset = _offset(found)
    day = re.sub(r",? at $", " ", words[: found.start()])
    if found["year"]:
        day = f"{day.rstrip()}{found['year']} "
    return f"{day}{_hour(found):02}{found['rest']}{offset or ''}", offset is not None


def _hour(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    return hour % 12 + _HALVES[found["half"].lower()] if found["half"] and hour <= 12 else hour


def _offset(found: re.Match[str]) -> str | None:
    """The offset that is written or named; "" where none is, None for a name that nobody knows."""
    if found["sign"]:
        return f"{found['sign']}{int(found['hours']):02}{found['minutes'] or '00'}"
    return _zones().get(found["name"].upper()) if found["name"] else ""


@cache
def _zones() -> dict[str, str]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["zone"]: row["offset"] for row in rows}
