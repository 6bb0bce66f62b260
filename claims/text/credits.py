"""Credit lines: where an article says that an agency wrote it. The agencies are a list to review."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "agencies.tsv"
_LONGEST_BYLINE_WORDS = 12
_LONGEST_DATELINE = 120
_PARAGRAPHS_AHEAD, _PARAGRAPHS_BEHIND = 4, 3


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency, the words that name it, and where: byline, dateline or last lines."""

    agency: str
    words: str
    where: str


def credit_of(byline: str, text: str) -> Credit | None:
    """The agency that an article is credited to; None where it only quotes one ("told Reuters").

    Read are the byline ("By Ann Lee, Reuters"), the start of the first paragraphs ("PARIS (AP) —", "LONDON, Jan 30
    (Reuters) -") and the last ones ("© 2025 The Associated Press", "Distributed by Tribune News Service").
    """
    paragraphs = text.split("\n\n")
    tried = [("byline", _in_byline(), byline if len(byline.split()) <= _LONGEST_BYLINE_WORDS else "")]
    tried += [("dateline", _in_dateline(), part[:_LONGEST_DATELINE]) for part in paragraphs[:_PARAGRAPHS_AHEAD]]
    tried += [("last lines", _in_last_lines(), part) for part in paragraphs[-_PARAGRAPHS_BEHIND:]]
    for where, pattern, words in tried:
        if found := pattern.search(words):
            return Credit(_agencies()[found["agency"]], " ".join(found[0].split()), where)
    return None


def agency_named(name: str) -> str | None:
    """The agency that goes by this name: "AP" and "The Associated Press" are one."""
    return _agencies().get(name)


@cache
def _agencies() -> dict[str, str]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    return {name: row["agency"] for row in rows for name in (row["agency"], *row["credits"].split("|"))}


def _names() -> str:
    longest_first = sorted(_agencies(), key=len, reverse=True)
    return rf"(?P<agency>{'|'.join(map(re.escape, longest_first))})"


@cache
def _in_byline() -> re.Pattern[str]:
    """Alone, or behind "by", "for", a comma or a bar; never in the midst of a sentence."""
    return re.compile(
        rf"(?:^|[,|/(–—-]\s*|\b(?:[Bb]y|[Ff]or|[Oo]f|[Vv]ia|and|at)\s+){_names()}(?: [Ss]taff)?\W*(?:$|,|\band\b)"
    )


@cache
def _in_dateline() -> re.Pattern[str]:
    """ "PARIS (AP) —", "LONDON, Jan 30 (Reuters) -", "Reuters —"."""
    return re.compile(rf"^(?:[^()]{{0,60}}\()?{_names()}\)?\s*[-–—_]")


@cache
def _in_last_lines() -> re.Pattern[str]:
    """A copyright, "distributed by", "originally published by", or the name alone in a paragraph."""
    says_so = (
        r"(?:©|\([Cc]\)|[Cc]opyright|[Dd]istributed by"
        r"|[Pp]ublished (?:first |originally )?(?:by|in|on)|[Ff]irst appeared in)"
    )
    year = r"(?:(?:19|20)\d\d,?\s*)?(?:by\s+)?"
    return re.compile(rf"(?:{says_so}\s*{year}|^\W*(?=[^.!?]{{2,30}}$)){_names()}(?!\w)")
