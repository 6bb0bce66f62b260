"""Why two different names may be one party's: initials, spelling, a longer form. It says maybe, never surely.

Symmetric, so that it does not matter which name was known first.
"""

import re
from dataclasses import dataclass
from itertools import accumulate

from claims.terms import MatchKind, PartyKind
from claims.text.names import acronym_of, fold, name_key

#: Kinds that a text's words tell apart surely enough: a person is no body, a product is no company.
_BODIES = frozenset((PartyKind.ORGANISATION, PartyKind.GOVERNMENT, PartyKind.COURT))
#: Shorter names are misspelt more rarely than they are others: one letter of five may differ, two of nine.
_ONE_SLIP, _TWO_SLIPS = 5, 9
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 7
_SHORTEST_PART = 4
_SMALL = r"(?:(?:of|the|and|for|in|on|de|la|et|der|und)\s+)*"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two names may be one, and how likely that alone makes it, 0 to 1."""

    kind: MatchKind
    score: float


def may_be_one_kind(one: PartyKind, other: PartyKind) -> bool:
    """Whether parties of these kinds can be one: what a company is, is often guessed, who is a person less so."""
    return PartyKind.UNNAMED not in (one, other) and (one == other or {one, other} <= _BODIES)


def likeness(one: str, other: str, kind: PartyKind) -> Likeness | None:
    """Why these two names of parties of one kind may be one party's; None where nothing speaks for it."""
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    keys = name_key(short), name_key(long)
    if fold(short) == fold(long):
        return Likeness(MatchKind.SAME_NAME, 0.9)
    if keys[0] == keys[1]:
        return Likeness(MatchKind.SPELLING, 0.9)
    if kind == PartyKind.GROUP:
        return None
    if kind != PartyKind.PERSON and keys[0] == initials_of(long):
        return Likeness(MatchKind.ACRONYM, 0.7)
    if _is_longer(*(_without_article(name).split() for name in (short, long)), kind):
        return Likeness(MatchKind.LONGER, 0.5)
    return Likeness(MatchKind.SPELLING, 0.6) if _differ_by_a_slip(*keys) else None


def _without_article(name: str) -> str:
    """The name in full: what is left of "News Corp" without its form is part of many others."""
    return fold(name).removeprefix("the ").replace(",", "")


def initials_of(name: str) -> str | None:
    """The folded initials by which a name of several words may go: "Federal Trade Commission" → "ftc"."""
    initials = acronym_of(name)
    return fold(initials) if initials and len(initials) >= _SHORTEST_ACRONYM else None


def spelt_out(acronym: str) -> str | None:
    """A regular expression for the folded names that have these initials; None for what does not look like some."""
    if not (_SHORTEST_ACRONYM <= len(acronym) <= _LONGEST_ACRONYM and acronym.isalpha() and acronym.isupper()):
        return None
    return rf"^{_SMALL}" + rf"\s+{_SMALL}".join(rf"{letter}[\w'’]*" for letter in fold(acronym)) + "$"


def shorter_forms(name: str) -> set[str]:
    """The folded names of which this one may be a longer form, or whose initials it has spelt out."""
    words = name_key(name).split()
    heads = {" ".join(words[:n]) for n in range(1, len(words))}
    tails = {" ".join(words[n:]) for n in range(1, len(words))}
    inner = {f"{words[0]} {words[-1]}"} if len(words) > 2 else set()
    return {form for form in heads | tails | inner | {initials_of(name) or ""} if len(form) >= _SHORTEST_ACRONYM}


def _is_longer(short: list[str], long: list[str], kind: PartyKind) -> bool:
    """Whether the second is the first with words added: a firm's name goes on, a person's has names in front.

    The last word alone says little: a "House" is not the White House.
    """
    if not short or len(short) >= len(long) or sum(map(len, short)) < _SHORTEST_PART:
        return False
    if kind == PartyKind.PERSON:
        return short[-1] == long[-1] and (len(short) == 1 or short[0] == long[0])
    return long[: len(short)] == short or (len(short) > 1 and long[-len(short) :] == short)


def _differ_by_a_slip(one: str, other: str) -> bool:
    """Whether a letter or two are wrong, missing or too many. Figures make another name: GPT-4 is not GPT-5."""
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= _TWO_SLIPS else 1 if shorter >= _ONE_SLIP else 0
    if not allowed or one[0] != other[0] or abs(len(one) - len(other)) > allowed:
        return False
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return distance(one, other) <= allowed


def distance(one: str, other: str) -> int:
    """How many letters are to be changed, added or taken out (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        costs = zip(row, row[1:], other, strict=False)
        best = [min(left_up + (letter != each), up + 1) for left_up, up, each in costs]
        row = list(accumulate(best, lambda left, cost: min(left + 1, cost), initial=i))
    return row[-1]
