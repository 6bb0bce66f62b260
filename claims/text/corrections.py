"""Where an outlet says in its own text that it changed something: corrections, clarifications, notes, updates.

The phrases are a table that anybody can review: `data/corrections.tsv`.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.text.comparable import forms_of
from claims.text.passages import paragraphs, sentences
from claims.text.spans import Span

_TABLE = Path(__file__).parent / "data" / "corrections.tsv"
_PIECES = (
    "article|story|post|report|piece|page|column|headline|item|digest|entry|blog|dispatch|review|interview|version"
)
_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_DAY = rf"(?:\d|(?:{_MONTHS})[a-z]*\.?\s+\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_MARKERS = {"[piece]": rf"(?:{_PIECES})s?", "[mark]": r"\s*[:—–-]", "[day]": _DAY}
_TOKEN = re.compile(r"(\s*\[mark\]|\[piece\]|\[day\]|\s+|')")
_OPENING = r"[\W_]*"
_LONGEST_OPENING = 200


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch of a text in which its outlet speaks of the text itself.

    `kind` is correction, clarification, note, update or retraction. `own` says that it speaks of nothing else.
    """

    span: Span
    kind: str
    own: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    alone: re.Pattern[str] | None
    kind: str
    own: bool


def notes_in(text: str) -> list[Note]:
    """The notes of a text in order, none overlapping another.

    A note that opens a paragraph takes all of it (and the next one, where it is only a heading); one within a paragraph
    its sentence. Time grows with the length of the text.
    """
    spans = paragraphs(text)
    found: list[Note] = []
    for number, paragraph in enumerate(spans):
        if found and paragraph.start < found[-1].span.end:
            continue
        note = _opening_note(text, spans, number)
        found += [note] if note else _sentence_notes(text, paragraph)
    return found


def new_notes(before: str, after: str) -> list[Note]:
    """The notes of `after` whose words are in no note of `before`: what the outlet says about this change."""
    known = {forms_of(note.span.of(before)) for note in notes_in(before)}
    return [note for note in notes_in(after) if forms_of(note.span.of(after)) not in known]


def _opening_note(text: str, spans: list[Span], number: int) -> Note | None:
    paragraph = spans[number]
    words = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_OPENING)]
    for phrase in _phrases()["start"]:
        if phrase.pattern.match(words):
            return Note(paragraph, phrase.kind, phrase.own)
        if phrase.alone.fullmatch(words):
            following = spans[number + 1] if number + 1 < len(spans) else paragraph
            return Note(Span(paragraph.start, following.end), phrase.kind, phrase.own)
    return None


def _sentence_notes(text: str, paragraph: Span) -> Iterator[Note]:
    pattern, phrases = _anywhere()
    if not pattern.search(text, paragraph.start, paragraph.end):
        return
    for sentence in sentences(text, paragraph):
        if hit := pattern.search(text, sentence.start, sentence.end):
            phrase = next(phrase for phrase in phrases if phrase.pattern.match(text, hit.start()))
            yield Note(sentence, phrase.kind, phrase.own)


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """The table, by where a phrase stands."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        found: dict[str, list[_Phrase]] = {"start": [], "anywhere": []}
        for row in rows:
            found[row["where"]].append(_phrase(row))
    return found


@cache
def _anywhere() -> tuple[re.Pattern[str], list[_Phrase]]:
    """All phrases that stand in sentences, in one pattern so that a text is read once, and each by itself."""
    phrases = _phrases()["anywhere"]
    return re.compile("|".join(phrase.pattern.pattern for phrase in phrases), re.IGNORECASE), phrases


def _phrase(row: dict[str, str]) -> _Phrase:
    is_start = row["where"] == "start"
    pattern = _regex(row["phrase"])
    head = row["phrase"].split(" [")[0].rstrip(" (,")
    return _Phrase(
        pattern=re.compile(f"{_OPENING}{pattern}" if is_start else rf"\b{pattern}", re.IGNORECASE),
        alone=re.compile(rf"{_OPENING}{_regex(head)}{_OPENING}", re.IGNORECASE) if is_start else None,
        kind=row["kind"],
        own=row["own"] == "yes",
    )


def _regex(phrase: str) -> str:
    """A phrase of the table as a regular expression; its ends are ends of words where it ends in a letter."""
    parts = (_regex_of_part(part) for part in _TOKEN.split(phrase) if part)
    return "".join(parts) + (r"\b" if phrase[-1].isalpha() else "")


def _regex_of_part(part: str) -> str:
    if part.strip() in _MARKERS:
        return _MARKERS[part.strip()]
    if part == "'":
        return "['’‘]"
    return r"\s+" if part.isspace() else re.escape(part)
