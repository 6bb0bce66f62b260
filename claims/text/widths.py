"""How wide words are when they are drawn, reckoned without a font: for pictures that a server draws."""

from unicodedata import east_asian_width

#: In small letters of a usual width: what a sans serif takes for capitals, for its widest letters, for signs of
#: Chinese, Japanese and Korean, each of which fills a square.
_CAPITAL, _WIDEST, _SQUARE = 1.25, 1.6, 1.75
_WIDE = frozenset("MWmw@%—…")


def width_of(words: str) -> float:
    """The width of words in letters of a usual width: that of "data" is 4, that of "NATO" more."""
    return sum(map(_width, words))


def cut_to(words: str, room: float) -> str:
    """The words, cut and ended with "…" where they are wider than ``room``."""
    if width_of(words) <= room:
        return words
    room -= _width("…")
    end = 0
    for character in words:
        room -= _width(character)
        if room < 0:
            break
        end += 1
    return f"{words[:end].rstrip()}…"


def _width(character: str) -> float:
    if character in _WIDE:
        return _WIDEST
    if east_asian_width(character) in "WF":
        return _SQUARE
    return _CAPITAL if character.isupper() else 1
