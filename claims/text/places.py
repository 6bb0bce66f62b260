"""Words that somebody typed or marked, found in a stored text: the server's own reckoning of where they stand."""

import re

from claims.text.spans import Span


class NoSuchPlace(ValueError):
    """The words do not stand there; the message says what to do, in words for the person who gave them."""


def places_of(text: str, words: str) -> list[Span]:
    """Every place at which these words stand, whatever white space is between them; none for no words.

    Places may overlap: "no no" stands twice in "no no no".
    """
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    found, at = [], 0
    while match := pattern.search(text, at):
        found.append(Span(*match.span()))
        at = match.start() + 1
    return found


def place_of(text: str, words: str, *, nth: int | None = None, near: int | None = None) -> Span:
    """The place that is meant: the ``nth``, counted from 1, else the one that begins nearest to ``near``.

    NoSuchPlace where the words do not stand in the text, do so less than ``nth`` times or, with neither given, more
    than once; and for a ``near`` outside the text.
    """
    if near is not None and not 0 <= near < len(text):
        raise NoSuchPlace("That place is outside the stored text. Mark the words again, or write them.")
    places = places_of(text, words)
    if not places:
        raise NoSuchPlace("These words do not stand in the stored text like this. Copy them from there, to the letter.")
    if nth is not None:
        if not 0 < nth <= len(places):
            raise NoSuchPlace(f"These words stand {_times(len(places))} in the text: there is no place {nth}.")
        return places[nth - 1]
    if near is not None:
        return min(places, key=lambda place: (abs(place.start - near), place.start))
    if len(places) > 1:
        raise NoSuchPlace(f"These words stand {_times(len(places))} in the text. Say which place you mean.")
    return places[0]


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")
