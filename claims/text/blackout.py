"""Words blacked out: found whatever the blanks, quotation marks and hidden hyphens between them, and covered.

What counts are the words: letters and digits, in one form of writing, without regard to case. A place begins and ends
with a whole word. Each letter covered leaves one block, so that no place in the text moves; line ends stay, so that no
paragraph does.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any

from claims.text.spans import Span

BLOCK = "█"

#: Marks put on a letter, and what is not seen within a word: soft hyphens, joiners, turns of direction.
HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{HIDDEN}{_MARKS}])*")
_HIDDEN = re.compile(f"[{HIDDEN}]")
_NOT_A_LINE_END = re.compile(r"[^\n]")

#: Whether these words, each in its bare form and with one blank between two, are to be covered.
IsTaken = Callable[[str], bool]


def bare_words(text: str) -> list[str]:
    """The words of a text in the form in which they are compared."""
    return [word for word, _ in _words(text)]


def places_of(text: str, lengths: Iterable[int], is_taken: IsTaken) -> list[Span]:
    """Where so many words in a row are taken, first to last; places that overlap are one.

    Every row of each of these ``lengths`` is asked about: a text of n words costs n questions for each.
    """
    words = list(_words(text))
    found = sorted(_found(words, set(lengths), is_taken))
    joined: list[Span] = []
    for span in found:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def covered(text: str, places: Iterable[Span]) -> str:
    """The text with blocks at these places, as long as before."""
    for place in places:
        text = text[: place.start] + _NOT_A_LINE_END.sub(BLOCK, place.of(text)) + text[place.end :]
    return text


def covered_within(value: Any, cover: Callable[[str], str], leave: Container[str] = ()) -> Any:
    """A value as JSON has it, with every text in it, names of members included, as ``cover`` gives it; members whose
    name is among ``leave`` stay as they are."""
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, list):
        return [covered_within(each, cover, leave) for each in value]
    if isinstance(value, dict):
        return {
            cover(name): each if name in leave and isinstance(each, str) else covered_within(each, cover, leave)
            for name, each in value.items()
        }
    return value


def runs_of(words: Sequence[str], length: int) -> set[str]:
    """All runs of so many of these words, with one blank between two."""
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def _words(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        yield _bare(match.group()), Span(*match.span())


def _bare(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _HIDDEN.sub("", word)).casefold())


def _found(words: Sequence[tuple[str, Span]], lengths: set[int], is_taken: IsTaken) -> Iterator[Span]:
    for length in lengths:
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            if is_taken(" ".join(word for word, _ in run)):
                yield Span(run[0][1].start, run[-1][1].end)
