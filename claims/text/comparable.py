"""What of a text counts when two versions of it are compared: its words and figures, not its commas.

Quotation marks, commas, dashes, full stops, white space and capitals may differ between two printings of one text. What
may not: a word, a figure, a currency, a percent sign, a minus before a figure, a question mark.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from claims.text.spans import Span

_COMBINING = "\u0300-\u036f"
_NOT_COUNTED = ",;:.…\"“”„‟‘’‚‛'`´«»‹›()\\[\\]{}‐‑‒–—―_*\u00ad\u200b-\u200f-"
_WORD = re.compile(
    rf"(?:(?<![\w{_COMBINING}])[-−](?=\d))?\d+(?:[.,]\d+)*|[^\W_][\w{_COMBINING}]*|[^\w\s{_NOT_COUNTED}]"
)
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


class Word(NamedTuple):
    """One word, figure or sign that counts: where it stands, and the form in which it is compared."""

    start: int
    end: int
    form: str


def words_in(text: str) -> list[Word]:
    """The words of `text` in order. Time grows with its length."""
    return [Word(found.start(), found.end(), _form(found[0])) for found in _WORD.finditer(text)]


def forms_of(text: str) -> tuple[str, ...]:
    """The words of `text` in the form in which they are compared."""
    return tuple(word.form for word in words_in(text))


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words in the same order, whatever their commas, quotation marks and blanks."""
    return one == other or forms_of(one) == forms_of(other)


def new_numbers(before: str, after: str) -> tuple[list[str], list[str]]:
    """The figures of `before` that `after` has no longer, and those of `after` that are new, each in its order."""
    old, new = ([form for form in forms_of(text) if _has_digit(form)] for text in (before, after))
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return [form for form in dict.fromkeys(old) if form in gone], [form for form in dict.fromkeys(new) if form in come]


def _form(word: str) -> str:
    if word.isascii():
        return _THOUSANDS.sub("", word).lower() if word[-1].isdigit() else word.lower()
    plain = unicodedata.normalize("NFKC", word).casefold().replace("−", "-")
    return _THOUSANDS.sub("", plain)


def _has_digit(form: str) -> bool:
    return any(letter.isdigit() for letter in form)


class Ground:
    """A text made ready for finding many wordings in it: its words, and where each of them stands.

    Made once per text, in time that grows with its length. Words are counted from 0; a stretch of them is a Span.
    """

    def __init__(self, text: str):
        self.text = text
        self.words = words_in(text)

    @cached_property
    def forms(self) -> list[str]:
        return [word.form for word in self.words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Form → the numbers of the words that have it, ascending."""
        found: dict[str, list[int]] = {}
        for number, form in enumerate(self.forms):
            found.setdefault(form, []).append(number)
        return found

    @cached_property
    def _joined(self) -> str:
        return " ".join(self.forms) + " "

    @cached_property
    def _offsets(self) -> list[int]:
        offsets, at = [], 0
        for form in self.forms:
            offsets.append(at)
            at += len(form) + 1
        return offsets

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def span(self, words: Span) -> Span:
        """The code points from the first to the last of these words (at least one)."""
        return Span(self.words[words.start].start, self.words[words.end - 1].end)

    def words_within(self, span: Span) -> Span:
        """The words that begin in a stretch of the text."""
        return Span(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def rarest(self, forms: tuple[str, ...]) -> int:
        """Which of `forms` (at least one) the text has least often: its index."""
        return min(range(len(forms)), key=lambda at: len(self.places.get(forms[at], ())))

    def find(self, forms: tuple[str, ...]) -> list[int]:
        """The words at which this wording begins, from left to right, none overlapping the one before."""
        if not forms:
            return []
        wanted, index = " ".join(forms) + " ", self.rarest(forms)
        found: list[int] = []
        for place in self.places.get(forms[index], ()):
            begin = place - index
            if begin < 0 or (found and begin < found[-1] + len(forms)):
                continue
            if self._joined.startswith(wanted, self._offsets[begin]):
                found.append(begin)
        return found

    def nearest_to(self, start: int, begins: list[int], most: int) -> list[int]:
        """At most `most` of these ascending word numbers, those around the code point `start`."""
        middle = bisect_right(begins, self.words_within(Span(0, start)).end)
        low = max(0, min(middle - most // 2, len(begins) - most))
        return begins[low : low + most]
