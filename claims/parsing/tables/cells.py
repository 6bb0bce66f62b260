"""The cells of one row as values; what is wrong with each is kept, so that all of it can be said at once."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from claims.parsing.tables.edtf import Clock, NoClock, read_clock
from claims.parsing.tables.problems import Problem, shown
from claims.parsing.tables.table import Row
from claims.terms import Term
from claims.text.urls import canonical_url

AnyTerm = TypeVar("AnyTerm", bound=Term)

#: Characters of a text; of a name; and bytes of an address: longer ones do not fit into the index that finds them.
LONGEST_TEXT, LONGEST_NAME, LONGEST_ADDRESS = 50_000, 200, 1_900
#: So far ahead the clock of another machine may be.
_AHEAD = timedelta(days=1)
#: What no stored text holds: control characters, halves of characters, marks that turn the direction of writing.
_TRICKS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
SLUG = re.compile(r"[a-z0-9-]{1,80}", re.ASCII)
QID = re.compile(r"Q[1-9][0-9]{0,18}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ESCAPED = re.compile(r"\\u00[01][0-9a-f]")


def told_name(told: dict, longest: int = LONGEST_NAME) -> str:
    """The name in a JSON object, with single blanks; ValueError for none and for one that is too long."""
    name = " ".join(told["name"].split())
    if not 0 < len(name) <= longest:
        raise ValueError(name)
    return name


def told_text(told: dict, key: str, pattern: re.Pattern | None = None) -> str:
    """A text in a JSON object, "" where it is not there; ValueError for anything else, and for what does not fit."""
    text = told.get(key, "")
    if not isinstance(text, str) or len(text) > LONGEST_TEXT or (text and pattern and not pattern.fullmatch(text)):
        raise ValueError(key)
    return text


class Cells:
    """One row. Each method takes the name of a column, and gives a value that may be used whatever is wrong."""

    def __init__(self, table: str, row: Row):
        self.line, self._table, self._cells = row.line, table, row.cells
        self.problems: list[Problem] = []

    def wrong(self, column: str, sentence: str) -> None:
        """Keep what is wrong with a cell, once however often the cell is asked for."""
        problem = Problem(self._table, self.line, column, sentence)
        if problem not in self.problems:
            self.problems.append(problem)

    def text(self, column: str, longest: int = LONGEST_TEXT, *, needed: str = "") -> str:
        """The words as they stand; ``needed`` is what to say where there are none."""
        cell = self._cells[column]
        if needed and not cell.strip():
            self.wrong(column, needed)
        elif len(cell) > longest:
            self.wrong(column, f"It has {len(cell):,} characters; there is room for {longest:,}. Shorten it.")
        elif trick := _TRICKS.search(cell):
            told = f"It holds a character that cannot be seen or turns the writing around (U+{ord(trick[0]):04X})."
            self.wrong(column, f"{told} Take it out.")
        return cell

    def name(self, column: str, *, needed: str = "") -> str:
        """A name, with single blanks."""
        return " ".join(self.text(column, LONGEST_NAME, needed=needed).split())

    def slug(self, column: str) -> str:
        """The end of a page's address."""
        return self._fitting(column, SLUG, "This is no end of an address. Leave it empty, or as it was exported.")

    def qid(self, column: str) -> str:
        """A number on Wikidata."""
        return self._fitting(column, QID, "This is no number on Wikidata. Write it like Q21708200.")

    def sha256(self, column: str) -> str:
        """A hash of a text."""
        return self._fitting(column, _SHA256, "This is no SHA-256. Leave it empty, or as it was exported.")

    def term(self, column: str, term: type[AnyTerm], among: Sequence[AnyTerm] = (), default: AnyTerm | None = None):
        """A word of a vocabulary; ``default`` for an empty cell."""
        cell, among = self._cells[column].strip(), among or tuple(term)
        if not cell and default is not None:
            return default
        found = term.parse(cell)
        if found not in among:
            words = ", ".join(each.value for each in among)
            self.wrong(column, f"“{shown(cell)}” is no word for it. Write one of: {words}.")
        return found if found in among else among[0]

    def maybe(self, column: str, term: type[AnyTerm]) -> AnyTerm | None:
        """A word of a vocabulary, or None for an empty cell."""
        return self.term(column, term) if self._cells[column].strip() else None

    def whole(self, column: str, most: int, *, least: int = 0, beyond: str = "") -> int | None:
        """A whole number; None for an empty cell. `beyond` says why there are none above `most`, and what to do."""
        cell = self._cells[column].strip()
        if not cell:
            return None
        number = int(cell) if re.fullmatch(r"[0-9]{1,18}", cell) else -1
        if not least <= number <= most:
            why = f" {beyond}" if beyond and cell.isdecimal() and cell.strip("0") else ""
            self.wrong(column, f"“{shown(cell)}” is no whole number from {least} to {most:,}.{why}")
            return None
        return number

    def is_so(self, column: str) -> bool:
        """Whether "yes" stands there."""
        cell = self._cells[column].strip().lower()
        if cell not in ("", "yes", "no"):
            self.wrong(column, f"“{shown(cell)}” says neither. Write yes, or leave it empty.")
        return cell == "yes"

    def moment(self, column: str) -> datetime | None:
        """A moment with its zone, which is not still to come; None for an empty cell."""
        cell = self._cells[column].strip()
        try:
            at = datetime.fromisoformat(cell) if cell else None
            at = at and at.astimezone(UTC) if at is None or at.tzinfo else self._no_moment(column, cell)
        except (ValueError, OverflowError):
            return self._no_moment(column, cell)
        if at and at > datetime.now(UTC) + _AHEAD:
            self.wrong(column, f"“{shown(cell)}” is still to come. Write when it was, or leave the cell empty.")
        return at

    def clock(self, column: str, why: str = "") -> Clock | None:
        """A clock, with its reason in the column ``why``; None for an empty cell."""
        try:
            return read_clock(self._cells[column].strip(), self._cells[why] if why else "")
        except NoClock as problem:
            self.wrong(column, f"“{shown(self._cells[column])}” says no time. {problem}")
            return None

    def address(self, column: str) -> str:
        """An address on the web in the one spelling that stands for its page; "" for an empty cell."""
        cell = self._cells[column].strip()
        try:
            address = canonical_url(cell) if cell else ""
        except ValueError:
            self.wrong(column, f"“{shown(cell)}” is no web address. Copy it from the page, from https:// on.")
            return ""
        if len(address.encode()) > LONGEST_ADDRESS:
            self.wrong(
                column, f"It has more than {LONGEST_ADDRESS:,} characters. Leave out what the page does not need."
            )
        return address

    def json(self, column: str, read: Callable[[dict], Any]) -> tuple:
        """A list of JSON objects, each as ``read`` has it (KeyError, TypeError, ValueError: it is none)."""
        cell = self._cells[column]
        try:
            told = json.loads(cell) if cell.strip() else []
            plain = json.dumps(told, ensure_ascii=False)
            if not isinstance(told, list) or _TRICKS.search(plain) or _ESCAPED.search(plain):
                raise TypeError(column)
            return tuple(read(each) for each in told)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            self.wrong(column, "It is not as it was exported. Leave it as it was, or empty.")
            return ()

    def _fitting(self, column: str, pattern: re.Pattern, sentence: str) -> str:
        cell = self._cells[column].strip()
        if cell and not pattern.fullmatch(cell):
            self.wrong(column, sentence)
            return ""
        return cell

    def _no_moment(self, column: str, cell: str) -> None:
        self.wrong(column, f"“{shown(cell)}” is no moment. Write it like 2025-01-31T09:00:00Z.")
